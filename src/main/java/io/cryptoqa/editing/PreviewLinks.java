package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.instantOrNull;
import static io.cryptoqa.web.SqlInstants.utc;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.article.Slug;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Secrets;
import io.cryptoqa.web.Shortened;
import io.cryptoqa.web.SiteSettings;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that show one revision, or always the newest, to whoever has them. A token is the link's id
 * and 16 bytes of HMAC-SHA256 over it, so nobody makes one up; its row says until when it holds,
 * and whether it was revoked.
 */
@Component
class PreviewLinks {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final int ID_BYTES = 16;
    private static final int SEAL_BYTES = 16;

    private final ArticleStore store;
    private final Permissions permissions;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final SiteSettings site;
    private final Clock clock;
    private final SecretKeySpec key;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    PreviewLinks(
            ArticleStore store,
            Permissions permissions,
            Audit audit,
            JdbcClient jdbc,
            Cursors cursors,
            SiteSettings site,
            Secrets secrets,
            Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.site = site;
        this.clock = clock;
        key = new SecretKeySpec(secrets.key("preview"), "HmacSHA256");
    }

    /**
     * A link as editors see it.
     *
     * @param url where it shows the edition
     * @param revision the one it shows; null: always the newest
     * @param expiresAt seven days after it was made
     * @param revokedAt since when it shows nothing; null while it does
     */
    @Schema(name = "PreviewLink")
    record Link(
            UUID id,
            String url,
            @Nullable Integer revision,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /** The JSON that makes a link. */
    @Schema(name = "PreviewLinkInput")
    record Shape(@Nullable Integer revision) {}

    /** What a token that holds leads to. */
    record Target(UUID article, String locale, @Nullable Integer revision) {}

    /**
     * Makes one.
     *
     * @throws Problem 403, 404 or 422
     */
    @Transactional
    public Link create(String id, String locale, @Nullable Members given, Caller caller) {
        var article = store.get(id);
        var edition = article.edition(locale);
        permissions.requireOwn(caller, edition);
        Integer revision = null;
        if (given != null) {
            revision = given.integer("revision", 1, edition.words().revision());
            given.check();
        }
        var now = clock.instant();
        var link = new Link(ids.generate(), "", revision, now, caller.name(), now.plus(LIFE), null);
        jdbc.sql(
                        """
                        insert into preview_link (id, article_id, locale, revision, created_at, created_by, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(link.id)
                .param(article.id())
                .param(edition.locale())
                .param(revision)
                .param(utc(now))
                .param(caller.name())
                .param(utc(link.expiresAt))
                .update();
        audit.record(
                caller,
                "create-preview-link",
                subject(article, edition),
                Map.of("link", link.id.toString(), "revision", String.valueOf(revision)));
        return withUrl(link);
    }

    /** Those of an edition, the newest first. */
    Slice<Link> page(String id, String locale, PageParameters parameters) {
        var article = store.get(id);
        var edition = article.edition(locale);
        var list = "preview links %s %s".formatted(article.id(), edition.locale());
        var cursor = parameters.cursor();
        var before =
                cursor == null
                        ? new UUID(-1, -1)
                        : UUID.fromString(cursors.open(list, cursor).getFirst());
        var limit = parameters.limitOrDefault();
        var rows =
                jdbc.sql(
                                """
                                select id, revision, created_at, created_by, expires_at, revoked_at from preview_link
                                where article_id = ? and locale = ? and id < ?
                                order by article_id desc, locale desc, id desc limit ?
                                """)
                        .params(article.id(), edition.locale(), before, limit + 1)
                        .query((row, _) -> link(row))
                        .list();
        return Slice.of(rows, limit, last -> cursors.seal(list, List.of(last.id.toString())));
    }

    /**
     * Ends one, or all of an edition; ending what has ended changes nothing.
     *
     * @param link null: all
     * @throws Problem 403 or 404
     */
    @Transactional
    public void revoke(String id, String locale, @Nullable String link, Caller caller) {
        var article = store.get(id);
        var edition = article.edition(locale);
        permissions.requireOwn(caller, edition);
        var revoked =
                jdbc.sql(
                                """
                                update preview_link set revoked_at = coalesce(revoked_at, :now)
                                where article_id = :article and locale = :locale and (:all or id = :link)
                                """)
                        .param("now", utc(clock.instant()))
                        .param("article", article.id())
                        .param("locale", edition.locale())
                        .param("all", link == null)
                        .param("link", link == null ? new UUID(0, 0) : linkId(link))
                        .update();
        if (link != null && revoked == 0) {
            throw new LinkNotFound(link);
        }
        audit.record(
                caller,
                "revoke-preview-link",
                subject(article, edition),
                Map.of("link", link == null ? "all" : link));
    }

    /** What a token leads to; empty if it was never given out, has expired or was revoked. */
    Optional<Target> open(String token) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (sealed.length != ID_BYTES + SEAL_BYTES) {
            return Optional.empty();
        }
        var bytes = Arrays.copyOf(sealed, ID_BYTES);
        if (!MessageDigest.isEqual(
                seal(bytes), Arrays.copyOfRange(sealed, ID_BYTES, sealed.length))) {
            return Optional.empty();
        }
        var id = ByteBuffer.wrap(bytes);
        return jdbc.sql(
                        """
                        select article_id, locale, revision from preview_link
                        where id = ? and expires_at > ? and revoked_at is null
                        """)
                .params(new UUID(id.getLong(), id.getLong()), utc(clock.instant()))
                .query((row, _) ->
                        new Target(
                                row.getObject("article_id", UUID.class),
                                row.getString("locale"),
                                row.getObject("revision", Integer.class)))
                .optional();
    }

    private Link link(ResultSet row) throws SQLException {
        return withUrl(
                new Link(
                        row.getObject("id", UUID.class),
                        "",
                        row.getObject("revision", Integer.class),
                        instant(row, "created_at"),
                        row.getString("created_by"),
                        instant(row, "expires_at"),
                        instantOrNull(row, "revoked_at")));
    }

    private Link withUrl(Link link) {
        return new Link(
                link.id,
                site.absolute("/preview/" + token(link.id)),
                link.revision,
                link.createdAt,
                link.createdBy,
                link.expiresAt,
                link.revokedAt);
    }

    private String token(UUID id) {
        var bytes =
                ByteBuffer.allocate(ID_BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
        var token = ByteBuffer.allocate(ID_BYTES + SEAL_BYTES).put(bytes).put(seal(bytes));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    private byte[] seal(byte[] id) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(id), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static UUID linkId(String link) {
        return Slug.asId(link).orElseThrow(() -> new LinkNotFound(link));
    }

    private static String subject(StoredArticle article, StoredEdition edition) {
        return "articles/%s/editions/%s".formatted(article.id(), edition.locale());
    }

    private static class LinkNotFound extends Problem {
        LinkNotFound(String link) {
            super(
                    ProblemType.NOT_FOUND,
                    "The edition has no preview link '%s'.".formatted(Shortened.of(link)));
        }
    }
}
