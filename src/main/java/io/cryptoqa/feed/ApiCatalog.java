package io.cryptoqa.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cryptoqa.web.SiteSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What APIs there are (RFC 9727), as a set of links (RFC 9264 §4.2). */
@Schema(name = "ApiCatalog")
record ApiCatalog(List<Api> linkset) {

    static final String TYPE = "application/linkset+json";
    static final String PATH = "/.well-known/api-catalog";

    /** The profile of such a set of links. */
    static final String PROFILE = "https://www.rfc-editor.org/info/rfc9727";

    /**
     * One API; its relations are those of RFC 8631.
     *
     * @param anchor where it is
     */
    @Schema(name = "Api")
    record Api(
            String anchor,
            @JsonProperty("service-desc") List<Target> serviceDesc,
            @JsonProperty("service-doc") List<Target> serviceDoc,
            List<Target> status) {}

    @Schema(name = "ApiCatalogTarget")
    record Target(String href, String type) {}

    static ApiCatalog of(SiteSettings site) {
        return new ApiCatalog(
                List.of(
                        new Api(
                                site.absolute("/v1"),
                                List.of(
                                        new Target(
                                                site.absolute("/openapi.json"),
                                                "application/json")),
                                List.of(new Target(site.absolute("/docs"), "text/html")),
                                List.of(
                                        new Target(
                                                site.absolute("/actuator/health"),
                                                "application/json")))));
    }
}
