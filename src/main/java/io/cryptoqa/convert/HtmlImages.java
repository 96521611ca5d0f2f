package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import io.cryptoqa.convert.Warnings.Kind;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads images. Those that only one computer or one browser can show leave their description. */
final class HtmlImages {

    private final Warnings warnings;

    HtmlImages(Warnings warnings) {
        this.warnings = warnings;
    }

    void read(Element element, Place place, Flow flow) {
        var alt = Inlines.collapse(element.attr("alt"));
        if (element.attr("aria-roledescription").equals("checkbox")) {
            return; // Google Docs; its item says whether it is ticked
        }
        if (isPixel(element)) {
            warnings.count(Kind.TRACKING_REMOVED);
            return;
        }
        if (!alt.isEmpty() && (element.hasClass("emoji") || element.hasClass("wp-smiley"))) {
            flow.inlines().text(alt, place.marks());
            return;
        }
        var url = address(element);
        if (url != null) {
            var title = Inlines.collapse(element.attr("title"));
            flow.inlines()
                    .image(new Node.Image(title.isEmpty() ? null : title, url, alt), place.marks());
            return;
        }
        warnings.count(Kind.IMAGE_UNREACHABLE);
        flow.inlines().text(" " + alt + " ", place.marks());
    }

    private static boolean isPixel(Element image) {
        return image.attr("width").equals("1") && image.attr("height").equals("1");
    }

    /** Where an image is, also if it is loaded later and shows something else until then. */
    private static @Nullable String address(Element image) {
        for (var attribute : List.of("src", "data-src", "data-lazy-src", "data-original")) {
            var url = Links.image(image.attr(attribute));
            if (url != null) {
                return url;
            }
        }
        return Links.image(image.attr("srcset").strip().split("[\\s,]", 2)[0]);
    }
}
