package io.cryptoqa.page;

import static io.cryptoqa.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * A language more is a file, {@code labels/ru.properties}, and a line of configuration. Russian has
 * three plural forms for whole numbers.
 */
@HttpTest
@TestPropertySource(properties = "cryptoqa.locales=en,zh-Hans,ru")
class ThirdLanguageTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;

    @ParameterizedTest
    @CsvSource({"1, 1 статья", "2, 2 статьи", "5, 5 статей", "11, 11 статей", "21, 21 статья"})
    void aPageInRussianCountsAsRussianDoes(int articles, String label) {
        content.aTopic("defi").named("ru", "Децентрализованные финансы").save();
        for (int i = 0; i < articles; i++) {
            content.anArticle().in("ru").slug("vopros-" + i).titled("Вопрос").about("defi").save();
        }
        content.reading("2026-06-15", 42);
        var answer = http.get().uri("/v1/pages/qa/vopros-0?locale=ru").exchange();
        assertThat(answer).hasStatusOk().hasHeader("Content-Language", "ru");
        var page = json(answer);
        assertThat(page.at("/relatedTopics/data/items/0/countLabel").asString()).isEqualTo(label);
        assertThat(page.at("/labels/relatedArticles").asString()).isEqualTo("Похожие статьи");
        assertThat(page.at("/fearGreed/data/label").asString()).isEqualTo("Нейтрально");
        assertThat(page.at("/labels").valueStream())
                .allMatch(text -> text.asString().matches("(?s).*\\p{IsCyrillic}.*"));
    }
}
