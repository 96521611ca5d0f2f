package io.cryptoqa.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which titles look as if they stood in the wrong language. */
class ScriptsOfLocaleTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en      | 新人限时优惠",
                "en      | 新人限时优惠 DeFi",
                "en      | Ограниченное предложение",
                "en      | नए उपयोगकर्ता",
                "zh-Hans | Limited-Time Offer for New Users",
                "zh-Hans | BTC",
                "zh-Hans | ＢＴＣ",
                "zh-Hans | Ограниченное предложение",
                "zh-Hans | 新規ユーザー限定キャンペーン",
                "zh-Hans | 신규 사용자 優惠",
                "zh      | Offer",
                "zh-TW   | Offer",
                "zh-Hant | Offer",
                "ja      | Offer",
                "ja      | 신규 사용자 이벤트",
                "ko      | Offer",
                "ko      | 新規ユーザーキャンペーン",
                "ru      | Offer",
                "ru      | Оффер for new users",
                "ru      | 新人限时优惠",
                "ar      | Offer",
                "ar      | Ограниченное предложение",
                "sr-Latn | Понуда за нове",
                "sr      | Ponuda za nove"
            })
    void aTitleThatIsMostlyInAnotherScriptIsForeign(String locale, String title) {
        assertThat(ScriptsOfLocale.of(locale).isForeign(title)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en      | Limited-Time Offer for New Users",
                "en      | Café — naïve façade",
                "en      | Cafe\u0301",
                "en      | Ether (Ξ) and 比特币 for everyone",
                "en-GB   | Offer",
                "zh-Hans | 新人限时优惠",
                "zh-Hans | 参与 DeFi 活动",
                "zh-Hans | Hold-to-Earn 活动",
                "zh-Hans | 々",
                "zh-Hant | 新用戶限時優惠",
                "zh-TW   | 新用戶 USDT 優惠",
                "zh-Hant | ㄅㄆㄇ",
                "ja      | 新規ユーザー限定キャンペーン",
                "ja      | はじめての DeFi Staking",
                "ja      | ｶﾞｽ代ゼロ",
                "ko      | 신규 사용자 한정 Limited-Time 이벤트",
                "ko      | 이벤트 大會",
                "ru      | Заработок на DeFi",
                "ar      | عرض لفترة محدودة على BTC",
                "sr-Latn | Ponuda za nove",
                "sr      | Понуда за нове"
            })
    void aTitleInAScriptOfItsLocaleIsAtHome(String locale, String title) {
        assertThat(ScriptsOfLocale.of(locale).isForeign(title)).isFalse();
    }

    /** Common and Inherited (UAX #24) are of no script; the last are mathematical letters. */
    @ParameterizedTest
    @CsvSource({"2026", "🎉🚀", "50 % + 1 = ?", "！？・", "①②③", "🇨🇳", "𝐁𝐓𝐂"})
    void whatHasNoLettersOfAScriptIsAtHomeEverywhere(String title) {
        for (var locale : new String[] {"en", "zh-Hans", "zh-Hant", "ja", "ko", "ru", "ar"}) {
            assertThat(ScriptsOfLocale.of(locale).isForeign(title)).as(locale).isFalse();
        }
    }

    @Test
    void aLocaleWhoseScriptNobodyKnowsTakesEverything() {
        assertThat(ScriptsOfLocale.of("qaa").isForeign("新人 offer")).isFalse();
    }

    @Test
    void itsScriptsAreNamedForPeople() {
        assertThat(ScriptsOfLocale.of("ja").names()).isEqualTo("Han, Hiragana, Katakana");
        assertThat(ScriptsOfLocale.of("en").names()).isEqualTo("Latin");
    }
}
