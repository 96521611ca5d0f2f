package io.cryptoqa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The node that the search tests run against is the real one. */
class OpenSearchNodeTests {

    private final URI node = OpenSearchNode.address();

    @Test
    void itIsAnOpenSearchOfTheVersionThatTheDocumentationNames() throws Exception {
        assertThat(get("/"))
                .contains("\"distribution\" : \"opensearch\"")
                .contains("\"number\" : \"3.8.0\"");
    }

    @Test
    void itHasTheAnalysisOfAPlainDistribution() throws Exception {
        var request =
                HttpRequest.newBuilder(node.resolve("/_analyze"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"tokenizer": "standard",
                                         "filter": ["cjk_width", "lowercase", "cjk_bigram"],
                                         "text": "比特币 BTC"}\
                                        """))
                        .build();
        assertThat(send(request)).contains("比特", "特币", "btc");
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(node.resolve(path)).build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }
}
