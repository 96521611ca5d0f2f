package io.cryptoqa.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    /** ICU's dictionary knows none of the names, and gives their last characters alone. */
    @ParameterizedTest
    @CsvSource({
        "比特币, 比特币",
        "奥特曼, 奥特曼",
        "私钥, 私钥",
        "锚定, 锚定",
        "特斯拉, 特斯拉",
        "比特币钱包, 比特币 钱包",
        "什么是比特币, 比特币",
        "比特币 ETF, 比特币 ETF",
        "买 币, 买 币",
        "币, 币"
    })
    void whatTheSegmenterLeavesAloneIsMarkedWithTheWordBeforeIt(String typed, String words) {
        assertThat(chinese(typed).marked()).containsExactly(words.split(" "));
    }

    @Test
    void onlyWhatIsNotChineseIsUnfinished() {
        assertThat(chinese("比特币").unfinished()).isEmpty();
        assertThat(chinese("比特币 et").unfinished()).isEqualTo("et");
        assertThat(Words.of("a walle", "en", Language.of("en")).unfinished()).isEqualTo("walle");
        assertThat(Words.of("a walle ", "en", Language.of("en")).unfinished()).isEmpty();
    }

    private static Words chinese(String typed) {
        return Words.of(typed, "zh-Hans", Language.of("zh-Hans"));
    }
}
