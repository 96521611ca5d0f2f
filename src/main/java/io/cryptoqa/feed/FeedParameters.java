package io.cryptoqa.feed;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which articles a feed is of. */
record FeedParameters(
        @Parameter(description = "The slug of a topic they are about") @Nullable String topic) {}
