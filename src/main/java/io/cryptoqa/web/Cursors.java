package io.cryptoqa.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals the position in a list into an opaque cursor, and opens it again. A cursor is base64url
 * without padding over the position and 16 bytes of HMAC-SHA256, which also covers what the list
 * was filtered and ordered by: changed by one bit, or used with other filters, it is {@code
 * bad-cursor}. The key is shared by all nodes, so a walk may go from one to the next.
 */
@Component
public class Cursors {

    private static final int SEAL_BYTES = 16;
    private static final int LONGEST = 4_000;
    private static final String SEPARATOR = "\n";

    private final SecretKeySpec key;

    Cursors(Secrets secrets) {
        key = new SecretKeySpec(secrets.key("cursor"), "HmacSHA256");
    }

    /**
     * The cursor for a position.
     *
     * @param list what names the list with all its filters, its order and its locale
     * @param position the sort key of the last item shown, from most to least significant
     */
    public String seal(String list, List<String> position) {
        var text = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
        var sealed = Arrays.copyOf(text, text.length + SEAL_BYTES);
        System.arraycopy(mac(list, text), 0, sealed, text.length, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The position in a cursor that {@link #seal} made for the same list; else a problem. */
    public List<String> open(String list, String cursor) {
        return open(list, cursor, "cursor");
    }

    /** The same of one that was sent as another parameter than {@code cursor}. */
    public List<String> open(String list, String cursor, String parameter) {
        if (cursor.length() > LONGEST) {
            throw new BadCursor(parameter);
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw new BadCursor(parameter);
        }
        if (sealed.length <= SEAL_BYTES
                // the decoder ignores bits behind the last byte; one position has one spelling
                || !Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(cursor)) {
            throw new BadCursor(parameter);
        }
        var text = Arrays.copyOf(sealed, sealed.length - SEAL_BYTES);
        var seal = Arrays.copyOfRange(sealed, text.length, sealed.length);
        if (!MessageDigest.isEqual(seal, Arrays.copyOf(mac(list, text), SEAL_BYTES))) {
            throw new BadCursor(parameter);
        }
        return List.of(new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1));
    }

    private byte[] mac(String list, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
