package io.cryptoqa.promotion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A rule that an editor sets aside for one promotion. */
enum Waiver {
    /** That each locale of the site has a title, in a script that the locale is written in. */
    SCRIPT;

    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
