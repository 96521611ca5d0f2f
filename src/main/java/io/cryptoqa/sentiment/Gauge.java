package io.cryptoqa.sentiment;

import io.cryptoqa.sentiment.FearGreedView.NamedBand;
import io.cryptoqa.web.Freshness;
import io.cryptoqa.web.Labels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The reading as an SVG image (SVG 2): a half circle of bands from 0 to 100, a needle, the value
 * and its name. It says all of it in {@code title} and {@code desc} too, and does without colour:
 * the band of the value is the thick one, edges have their numbers. Without a reading there is no
 * needle. Nothing is loaded from elsewhere and nothing runs.
 */
@Component
class Gauge {

    static final String SVG = "image/svg+xml";

    private static final double X = 120;
    private static final double Y = 118;
    private static final double RADIUS = 84;
    private static final int THIN = 10;
    private static final int THICK = 20;

    /**
     * Colours for what stands behind: white, or nearly black. Text has a contrast of 7 and more
     * (WCAG 2.2, 1.4.6).
     *
     * @param bands from the lowest up
     */
    record Theme(String strong, String weak, List<String> bands) {

        static final Theme LIGHT =
                new Theme(
                        "#1b1f24",
                        "#4d5560",
                        List.of("#c0392b", "#d9822b", "#8a8f98", "#5a9e3d", "#1e7d46"));
        static final Theme DARK =
                new Theme(
                        "#f2f4f7",
                        "#c3c9d2",
                        List.of("#ff7b6b", "#f5b060", "#a9b0ba", "#8fd36f", "#4fc98a"));
    }

    private final Labels labels;

    Gauge(Labels labels) {
        this.labels = labels;
    }

    /** Draws it, 240 by 180. */
    String draw(FearGreedView reading, Theme theme, String locale) {
        var svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180" width="240" height="180" role="img" aria-labelledby="fear-greed-title fear-greed-desc" xml:lang="%s" lang="%s" font-family="system-ui, sans-serif" text-anchor="middle">
                <title id="fear-greed-title">%s</title>
                <desc id="fear-greed-desc">%s</desc>
                """
                        .formatted(
                                locale,
                                locale,
                                escape(title(reading, locale)),
                                escape(description(reading, locale))));
        var bands = reading.scale().bands();
        for (int i = 0; i < bands.size(); i++) {
            var until = i + 1 < bands.size() ? bands.get(i + 1).from() : 100;
            svg.append(arc(bands.get(i), until, reading.band(), theme.bands.get(i)));
            svg.append(number(bands.get(i).from(), theme.weak));
        }
        svg.append(number(100, theme.weak));
        var value = reading.value();
        if (value != null) {
            svg.append(needle(value, theme.strong));
        }
        svg.append(text(146, 22, 700, theme.strong, value == null ? "–" : value.toString()));
        svg.append(text(162, 13, 600, theme.strong, name(reading, locale)));
        svg.append(text(176, 10, 400, theme.weak, day(reading, locale)));
        return svg.append("</svg>\n").toString();
    }

    private String title(FearGreedView reading, String locale) {
        return reading.value() == null
                ? labels.text(locale, "fear-greed.gauge.title.unknown")
                : labels.message(
                        locale,
                        "fear-greed.gauge.title",
                        Map.of("value", reading.value(), "label", name(reading, locale)));
    }

    private String description(FearGreedView reading, String locale) {
        var source = reading.source();
        if (reading.date() == null || source == null) {
            return reading.disclaimer();
        }
        var attribution = source.attribution();
        return labels.message(
                locale,
                "fear-greed.gauge.desc",
                Map.of(
                        "date",
                        day(reading, locale),
                        "source",
                        attribution == null ? source.name() : attribution,
                        "disclaimer",
                        reading.disclaimer()));
    }

    private String name(FearGreedView reading, String locale) {
        var label = reading.label();
        return label == null ? labels.text(locale, "fear-greed.gauge.unknown") : label;
    }

    /** The day of the reading in UTC, and whether it is too old. */
    private String day(FearGreedView reading, String locale) {
        if (reading.date() == null) {
            return "";
        }
        var day = reading.date() + " UTC";
        return reading.freshness() == Freshness.STALE
                ? labels.message(locale, "fear-greed.gauge.stale", Map.of("date", day))
                : day;
    }

    private static String arc(NamedBand band, int until, @Nullable Band shown, String colour) {
        // a gap of half a point on both sides keeps neighbours apart without colour
        var start = band.from() == 0 ? 0 : band.from() + 0.4;
        var end = until == 100 ? 100 : until - 0.4;
        return String.format(
                Locale.ROOT,
                "<path d=\"M%.2f %.2f A%.0f %.0f 0 0 1 %.2f %.2f\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>\n",
                x(start, RADIUS),
                y(start, RADIUS),
                RADIUS,
                RADIUS,
                x(end, RADIUS),
                y(end, RADIUS),
                colour,
                band.id() == shown ? THICK : THIN);
    }

    private static String number(int value, String colour) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.2f\" y=\"%.2f\" font-size=\"9\" fill=\"%s\" aria-hidden=\"true\">%d</text>\n",
                x(value, RADIUS + 18),
                y(value, RADIUS + 18) + 3,
                colour,
                value);
    }

    private static String needle(int value, String colour) {
        return String.format(
                Locale.ROOT,
                "<path d=\"M%.2f %.2f L%.2f %.2f\" stroke=\"%s\" stroke-width=\"3\" stroke-linecap=\"round\"/>"
                        + "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"5\" fill=\"%s\"/>\n",
                X,
                Y,
                x(value, RADIUS - 18),
                y(value, RADIUS - 18),
                colour,
                X,
                Y,
                colour);
    }

    private static String text(int y, int size, int weight, String colour, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%d\" font-size=\"%d\" font-weight=\"%d\" fill=\"%s\" aria-hidden=\"true\">%s</text>\n",
                X,
                y,
                size,
                weight,
                colour,
                escape(text));
    }

    private static double x(double value, double radius) {
        return X - radius * Math.cos(Math.PI * value / 100);
    }

    private static double y(double value, double radius) {
        return Y - radius * Math.sin(Math.PI * value / 100);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
