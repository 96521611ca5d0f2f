package io.cryptoqa.mcp;

import io.cryptoqa.web.SiteSettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The web origins whose pages may use the endpoint: the site's own and those of the settings. A
 * request without an origin comes from no page, and is let through. The protocol demands this
 * against DNS rebinding, by which a page of a stranger reaches a server in the reader's own network
 * under the stranger's name. Here it would find nothing that {@code /v1} does not show to every
 * origin; but programs for models send no origin, so keeping to the rule costs them nothing, and a
 * site that wants to serve foreign pages says so.
 */
@Component
class Origins {

    private final String own;
    private final List<String> others;

    Origins(SiteSettings site, McpSettings settings) {
        this.own = origin(site.siteUrl());
        this.others = settings.origins();
    }

    /** Whether pages of this origin, as browsers write it, may use the endpoint. */
    boolean allow(String origin) {
        return origin.equals(own) || others.contains("*") || others.contains(origin);
    }

    /** As browsers write it: in lower case, without the port that goes without saying. */
    private static String origin(URI site) {
        var scheme = String.valueOf(site.getScheme()).toLowerCase(Locale.ROOT);
        var host = String.valueOf(site.getHost()).toLowerCase(Locale.ROOT);
        var port = site.getPort();
        var isUsual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (isUsual ? "" : ":" + port);
    }
}
