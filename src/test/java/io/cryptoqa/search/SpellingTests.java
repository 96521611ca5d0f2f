package io.cryptoqa.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    @ParameterizedTest
    @CsvSource({
        "bitcoin, bitcoin, 0",
        "bitcon, bitcoin, 1",
        "bittcoin, bitcoin, 1",
        "bitcoim, bitcoin, 1",
        "bitocin, bitcoin, 1",
        "btiocin, bitcoin, 2",
        "bitc, bitcoin, 3",
        "ca, abc, 3",
        "'', ab, 2"
    })
    void wordsAreAsFarApartAsOneIsEditedIntoTheOther(String one, String other, int edits) {
        assertThat(Spelling.isNear(one, other, edits)).isTrue();
        assertThat(Spelling.isNear(other, one, edits)).isTrue();
        assertThat(Spelling.isNear(one, other, edits + 1)).isTrue();
        assertThat(Spelling.isNear(one, other, edits - 1)).isFalse();
    }
}
