package io.cryptoqa.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A locale is not served unless all its words are there. */
class LabelsTests {

    private static Labels labels(String... locales) {
        return new Labels(
                new Locales(
                        new SiteSettings(
                                URI.create("http://localhost"), List.of(locales), Map.of())));
    }

    @Test
    void aMissingKeyStopsTheStart() {
        assertThatThrownBy(() -> labels("en", "de"))
                .hasMessageContaining("labels/de.properties")
                .hasMessageContaining("topic.articles");
    }

    @Test
    void aLocaleWithoutAFileStopsTheStart() {
        assertThatThrownBy(() -> labels("en", "fr"))
                .hasMessageContaining("locale fr is configured, but has no labels");
    }

    @Test
    void aKeyThatNobodyElseHasStopsTheStart() {
        assertThatThrownBy(() -> labels("de", "en")).hasMessageContaining("page.section");
    }
}
