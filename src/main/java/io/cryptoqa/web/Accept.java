package io.cryptoqa.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Proactive negotiation of a media type (RFC 9110 §12.5.1), with weights, also of 0, which Spring's
 * own does not take as a refusal.
 */
public final class Accept {

    private Accept() {}

    /**
     * The offered type with the greatest weight, the first offered if several have it.
     *
     * @param accept the header's value; null admits everything
     * @return empty if the header admits none of them or cannot be read
     */
    public static Optional<MediaType> choose(@Nullable String accept, MediaType... offered) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(offered[0]);
        }
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
        MediaType best = null;
        double bestWeight = 0;
        for (var type : offered) {
            var weight = weight(type, ranges);
            if (weight > bestWeight) {
                best = type;
                bestWeight = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    /** That of the most specific range the type is in; 0 if it is in none. */
    private static double weight(MediaType type, List<MediaType> ranges) {
        MediaType closest = null;
        for (var range : ranges) {
            if (range.includes(type) && (closest == null || isMoreSpecific(range, closest))) {
                closest = range;
            }
        }
        return closest == null ? 0 : closest.getQualityValue();
    }

    /** Without the weights, by which Spring would decide first. */
    private static boolean isMoreSpecific(MediaType range, MediaType other) {
        return range.removeQualityValue().isMoreSpecific(other.removeQualityValue());
    }
}
