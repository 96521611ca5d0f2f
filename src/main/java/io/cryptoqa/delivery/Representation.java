package io.cryptoqa.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The exact bytes and headers of one answer, ready to be sent as often as it is asked for. Its
 * validator is taken from the bytes: the same on every node and after every start, and another
 * whenever anything in it is. The coded form is made when it is first wanted.
 *
 * <p>Thread-safe.
 */
final class Representation {

    /** What an entry takes beside its bytes, about. */
    private static final int OVERHEAD = 1_500;

    /** Of the levels that zlib has, one with nine tenths of the gain for a quarter of the cost. */
    private static final int LEVEL = 3;

    private static final int SMALL = 1_024;
    private static final int TAG_BYTES = 16;

    /** Never. */
    static final long NEVER = Long.MAX_VALUE;

    /** A header as it is sent. */
    record Header(String name, String value) {}

    private final int status;
    private final byte[] body;
    private final String contentType;
    private final Header[] headers;
    private final String vary;
    private final String tag;
    private final String gzipTag;
    private final long modifiedAt;
    private final long computedAt;
    private final long changesAt;
    private final long number;
    private final AtomicLong[] drops;
    private volatile byte @Nullable [] gzip;
    private volatile long stoodInAt = Long.MIN_VALUE;

    /**
     * Takes over what it is given.
     *
     * @param headers without those that depend on the coding or the time
     * @param modifiedAt since when it has been as it is, in seconds; -1 if that is not known
     * @param computedAt in milliseconds
     * @param changesAt when it changes by itself, in milliseconds, or {@link #NEVER}
     * @param number of the last drop before it was computed
     * @param drops of the groups it shows
     */
    Representation(
            int status,
            byte[] body,
            String contentType,
            List<Header> headers,
            String vary,
            long modifiedAt,
            long computedAt,
            long changesAt,
            long number,
            AtomicLong[] drops) {
        this.status = status;
        this.body = body;
        this.contentType = contentType;
        this.headers = headers.toArray(Header[]::new);
        this.vary = vary;
        this.modifiedAt = modifiedAt;
        this.computedAt = computedAt;
        this.changesAt = changesAt;
        this.number = number;
        this.drops = drops;
        var hash = hash(body);
        tag = '"' + hash + '"';
        gzipTag = '"' + hash + "-gzip\"";
    }

    private static String hash(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    Header[] headers() {
        return headers;
    }

    String vary() {
        return vary;
    }

    long modifiedAt() {
        return modifiedAt;
    }

    long computedAt() {
        return computedAt;
    }

    long changesAt() {
        return changesAt;
    }

    /** Its entity tag in a coding, strong. */
    String tag(Encoding encoding) {
        return encoding == Encoding.GZIP ? gzipTag : tag;
    }

    byte[] body(Encoding encoding) {
        return encoding == Encoding.GZIP ? gzip() : body;
    }

    private byte[] gzip() {
        var known = gzip;
        if (known == null) {
            known = compressed(body);
            gzip = known;
        }
        return known;
    }

    private static byte[] compressed(byte[] body) {
        var out = new ByteArrayOutputStream(SMALL + body.length / 4);
        try (var coder = new FastGzip(out)) {
            coder.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out, SMALL * 8);
            def.setLevel(LEVEL);
            def.setStrategy(Deflater.DEFAULT_STRATEGY);
        }
    }

    /** The memory it takes, in bytes, its coded form counted as one that is not made yet. */
    int weight() {
        var known = gzip;
        var coded = known == null ? body.length / 4 : known.length;
        return OVERHEAD + body.length + coded;
    }

    /** Whether nothing that it shows was dropped since it was computed. */
    boolean isUndropped() {
        for (var drop : drops) {
            if (drop.get() > number) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing that it shows has changed, by a commit or by itself. */
    boolean isTrue(long now) {
        return now < changesAt && isUndropped();
    }

    /** Notes that it stands in for an answer that cannot be had now. */
    void standIn(long now) {
        stoodInAt = now;
    }

    /** Whether it has stood in for one after this moment. */
    boolean hasStoodIn(long after) {
        return stoodInAt > after;
    }

    /**
     * Whether it answers somebody who asked after this drop and at this moment, and waited for it:
     * it is true, or it was begun no sooner. One that may not be kept ends where it began.
     */
    boolean answers(long drop, long moment) {
        return (number >= drop || isUndropped()) && (moment < changesAt || changesAt == computedAt);
    }
}
