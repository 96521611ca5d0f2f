package io.cryptoqa.sentiment;

import static io.cryptoqa.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Reply;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Many readings by CSV, on 15 June 2026. */
@HttpTest
class EnteringReadingsTests {

    private static final String ROUTE = "/admin/v1/fear-greed/readings";

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;

    private Editor editor;

    @BeforeEach
    void begin() {
        editor = new Editor(http, callers.editor());
    }

    private Reply csv(String file) {
        return editor.put(ROUTE, new Sent(file, new MediaType("text", "csv"), null, null));
    }

    private List<String> entered() {
        return editor.get(ROUTE)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/date").asString() + " " + each.at("/value").asInt())
                .toList();
    }

    @Test
    void aFileEntersCorrectsAndTakesBackAndLeavesTheOthers() {
        content.reading("2026-06-01", 10);
        content.reading("2026-06-02", 20);
        content.reading("2026-06-03", 30);
        content.reading("2026-06-04", 40);
        var reply =
                csv(
                        "date,value\r\n2026-06-15,0\r\n2026-06-02,20\r\n\"2026-06-03\",\"31\"\r\n2026-06-04,\r\n");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().toString())
                .isEqualTo("{\"created\":1,\"updated\":1,\"deleted\":1,\"unchanged\":1}");
        assertThat(entered())
                .containsExactly("2026-06-15 0", "2026-06-03 31", "2026-06-02 20", "2026-06-01 10");
        assertThat(csv("value,date\n0,2026-06-15\n").json().toString())
                .isEqualTo("{\"created\":0,\"updated\":0,\"deleted\":0,\"unchanged\":1}");
    }

    @Test
    void everyFaultIsToldWithItsRowAndLineAndNothingIsEntered() {
        var reply =
                csv(
                        """
                        date,value
                        2026-06-01,42
                        2026-06-02,101

                        2026-06-03,41.5
                        2026-06-16,50
                        2026-06-01,43
                        2026-02-30,44
                        ,45
                        2026-06-08
                        2026-06-09,-1
                        2026-06-10,many
                        """);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.violations())
                .containsExactlyInAnyOrder(
                        "#/2/value out-of-range",
                        "#/3/value wrong-type",
                        "#/4/date future-date",
                        "#/5/date duplicate",
                        "#/6/date bad-format",
                        "#/7/date required",
                        "#/8 wrong-length",
                        "#/9/value out-of-range",
                        "#/10/value wrong-type");
        assertThat(reply.json().at("/errors").valueStream().map(error -> error.at("/line").asInt()))
                .containsExactlyInAnyOrder(3, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(entered()).isEmpty();
    }

    @Test
    void aFileThatIsNoneSaysWhatOneIs() {
        assertThat(csv("").violations()).containsExactly("# required");
        assertThat(csv("2026-06-01,42\n").violations()).containsExactly("#/header bad-header");
        assertThat(csv("date;value\n2026-06-01;42\n").violations())
                .containsExactly("#/header bad-header");
        assertThat(csv("date,value,date\n").violations()).containsExactly("#/header bad-header");
        assertThat(csv("date\n").violations()).containsExactly("#/header bad-header");
        assertThat(csv("date,value\n2026-06-01,\"42\"1\n").violations())
                .containsExactly("# malformed-csv");
        assertThat(csv("date,value\n2026-06-01,\"42\n").violations())
                .containsExactly("# malformed-csv");
        assertThat(editor.put(ROUTE, Sent.json("{}")).status()).isEqualTo(415);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() {
        assertThat(csv("\uFEFFdate,value\n2026-06-01,42\n").status()).isEqualTo(200);
    }

    @Test
    void tenYearsAreOneFile() {
        var file =
                IntStream.range(0, 3_660)
                        .mapToObj(day ->
                                "%s,%d"
                                        .formatted(
                                                java.time.LocalDate.of(2026, 6, 15).minusDays(day),
                                                day % 101))
                        .collect(Collectors.joining("\n", "date,value\n", "\n"));
        assertThat(csv(file).json().at("/created").asInt()).isEqualTo(3_660);
        var answer =
                json(http.get().uri("/v1/widgets/fear-greed/history?from=2026-06-14").exchange());
        assertThat(answer.at("/items/0/value").asInt()).isEqualTo(1);
        assertThat(answer.at("/items/1/value").asInt()).isZero();
    }
}
