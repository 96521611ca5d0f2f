package io.cryptoqa.article;

import static io.cryptoqa.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** {@code GET /v1/articles}. */
@HttpTest
class ListingArticlesTests {

    @Autowired MockMvcTester http;
    @Autowired Content content;

    @Test
    void newestComesFirst() {
        content.anArticle().slug("older").publishedAt(START.minus(Duration.ofDays(2))).save();
        content.anArticle().slug("newer").publishedAt(START.minus(Duration.ofDays(1))).save();
        assertThat(http.get().uri("/v1/articles"))
                .hasStatus(OK)
                .bodyJson()
                .extractingPath("$.items[*].slug")
                .isEqualTo(List.of("newer", "older"));
    }
}
