package io.cryptoqa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of {@code If-None-Match} names a representation (RFC 9110 §13.1.2). */
class EntityTagListTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "\"abc\"                 | true",
                "W/\"abc\"               | true",
                "\"x\", \"abc\"          | true",
                "\"x\",W/\"abc\",\"y\"   | true",
                "*                       | true",
                " *                      | true",
                "\"abcd\"                | false",
                "\"ab\"                  | false",
                "\"ABC\"                 | false",
                "abc                     | false",
                "\"abc                   | false",
                "abc\"                   | false",
                "\"x\" \"abc\"           | true",
                "\"x\", *                | false",
                "\"\"                    | false",
                "\"a,\"abc\"             | false",
                "<script>                | false",
            })
    void aListNamesATag(String list, boolean expected) {
        assertThat(Answering.isListed(list, "\"abc\"")).isEqualTo(expected);
    }
}
