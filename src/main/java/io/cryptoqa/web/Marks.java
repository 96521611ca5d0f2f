package io.cryptoqa.web;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Marks of what a walk has met, for a cursor: with them a walk through a list that is ordered anew
 * at each request meets each once. Four bytes for each; of a UUIDv7 the last 32 bits are random.
 */
public final class Marks {

    private Marks() {}

    public static int of(UUID id) {
        return (int) id.getLeastSignificantBits();
    }

    /** As text, in base64url. */
    public static String write(List<Integer> marks) {
        var bytes = ByteBuffer.allocate(marks.size() * Integer.BYTES);
        marks.forEach(bytes::putInt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** What {@link #write} wrote; the list can be added to. */
    public static List<Integer> read(String text) {
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        var marks = new ArrayList<Integer>();
        while (bytes.hasRemaining()) {
            marks.add(bytes.getInt());
        }
        return marks;
    }
}
