package io.cryptoqa.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The Accept header admits no media type that the route has. */
public class NotAcceptable extends Problem {

    /** For a header's value as the client sent it. */
    public NotAcceptable(@Nullable String accept, MediaType... offered) {
        super(
                ProblemType.NOT_ACCEPTABLE,
                "Accept is '%s'; this route answers in %s."
                        .formatted(
                                Shortened.of(String.valueOf(accept)),
                                Arrays.stream(offered)
                                        .map(MediaType::toString)
                                        .collect(Collectors.joining(", "))));
    }
}
