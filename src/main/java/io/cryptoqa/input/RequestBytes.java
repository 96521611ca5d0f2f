package io.cryptoqa.input;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The body of a request as bytes and as text, no longer than is taken. */
public final class RequestBytes {

    /** 2 MiB. */
    public static final int LONGEST = 2 * 1024 * 1024;

    private RequestBytes() {}

    /**
     * All of the body, which then is read.
     *
     * @throws Problem 413 {@code too-large} before anything is read, where its length is given
     */
    public static byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LONGEST) {
            throw new TooLarge();
        }
        var bytes = request.getInputStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new TooLarge();
        }
        return bytes;
    }

    /**
     * The body as text, without a byte order mark.
     *
     * @throws Problem 413 as {@link #read}; 415 for a charset that is not UTF-8; 400 {@code
     *     malformed-json} for bytes that are not
     */
    public static String text(HttpServletRequest request) throws IOException {
        var charset = charset(request.getContentType());
        if (charset.isPresent() && !charset.get().equalsIgnoreCase("utf-8")) {
            throw new ForeignCharset(charset.get());
        }
        var bytes = read(request);
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            var text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw notUtf8(bytes);
        }
    }

    private static Optional<String> charset(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                            MediaType.parseMediaType(contentType).getParameter("charset"))
                    .map(name -> name.replace("\"", ""));
        } catch (InvalidMediaTypeException routed) {
            return Optional.empty();
        }
    }

    /** Where the bytes stop being UTF-8: what was decoded up to there has no replacement in it. */
    private static Problem notUtf8(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var decoded = CharBuffer.allocate(bytes.length);
        decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        var before = decoded.flip().toString();
        var line = 1 + (int) before.chars().filter(character -> character == '\n').count();
        var column = before.length() - before.lastIndexOf('\n');
        return new MalformedJson("the bytes here are not UTF-8", line, column);
    }

    private static class TooLarge extends Problem {
        TooLarge() {
            super(
                    ProblemType.TOO_LARGE,
                    "The request body has more than %d bytes (2 MiB).".formatted(LONGEST));
        }
    }

    private static class ForeignCharset extends Problem {
        ForeignCharset(String charset) {
            super(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The charset is '%s'; only UTF-8 is read.".formatted(Shortened.of(charset)));
        }
    }
}
