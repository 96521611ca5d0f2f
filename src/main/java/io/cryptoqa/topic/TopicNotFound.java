package io.cryptoqa.topic;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;

/** No topic has the slug asked for. */
public class TopicNotFound extends Problem {

    /** For a slug as the client sent it. */
    public TopicNotFound(String slug) {
        super(
                ProblemType.TOPIC_NOT_FOUND,
                "No topic is called '%s'.".formatted(Shortened.of(slug)));
    }
}
