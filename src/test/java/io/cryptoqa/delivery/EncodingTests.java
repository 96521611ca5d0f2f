package io.cryptoqa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which coding an {@code Accept-Encoding} asks for (RFC 9110 §12.5.3). */
class EncodingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "''                              | IDENTITY",
                "gzip                            | GZIP",
                "GZip                            | GZIP",
                "x-gzip                          | GZIP",
                "gzip, deflate, br, zstd         | GZIP",
                "br                              | IDENTITY",
                "br;q=1.0, gzip;q=0.2            | GZIP",
                "deflate,gzip                    | GZIP",
                "*                               | GZIP",
                "*;q=0                           | NONE",
                "*;q=0, identity                 | IDENTITY",
                "*;q=0, gzip                     | GZIP",
                "gzip;q=0                        | IDENTITY",
                "gzip;q=0, *                     | IDENTITY",
                "gzip;q=0.001                    | GZIP",
                "gzip;q=0.0001                   | GZIP",
                "identity                        | IDENTITY",
                "identity, gzip                  | GZIP",
                "identity;q=1, gzip;q=0.5        | IDENTITY",
                "identity;q=0.5, gzip;q=1.0      | GZIP",
                "identity;q=0                    | NONE",
                "identity;q=0, gzip;q=0          | NONE",
                "identity;q=0, gzip              | GZIP",
                "identity;q=0, *                 | GZIP",
                "gzip ; q=0                      | IDENTITY",
                "gzip;Q=0                        | IDENTITY",
                "gzip;q=                         | GZIP",
                "gzip;q=x                        | GZIP",
                "gzip;q=2                        | GZIP",
                "gzip;q=-1                       | GZIP",
                "gzip;level=9                    | GZIP",
                ",,gzip,                         | GZIP",
                "gzippy                          | IDENTITY",
                "notgzip                         | IDENTITY",
            })
    void theCodingIsTheOnePreferred(String accepted, Encoding expected) {
        assertThat(Encoding.of(accepted)).isEqualTo(expected);
    }

    @Test
    void withoutTheHeaderItIsTheIdentity() {
        assertThat(Encoding.of(null)).isEqualTo(Encoding.IDENTITY);
    }
}
