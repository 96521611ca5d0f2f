package io.cryptoqa.editing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an edition is in its life. Derived from its publications, its submission, its archiving.
 */
enum State {
    DRAFT,
    SUBMITTED,
    SCHEDULED,
    PUBLISHED,
    ARCHIVED;

    /** What can be done to an edition, named as the last part of the route that does it. */
    enum Step {
        SUBMIT,
        PUBLISH,
        SCHEDULE,
        UNPUBLISH,
        ARCHIVE,
        RESTORE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The name of the API. */
    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> ofId(String id) {
        return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
    }

    boolean allows(Step step) {
        return steps().contains(step);
    }

    /** The steps that can be taken from here. */
    List<String> allowed() {
        return steps().stream().map(Step::id).toList();
    }

    private List<Step> steps() {
        return switch (this) {
            case DRAFT -> List.of(Step.SUBMIT, Step.PUBLISH, Step.SCHEDULE, Step.ARCHIVE);
            case SUBMITTED -> List.of(Step.PUBLISH, Step.SCHEDULE, Step.ARCHIVE);
            case SCHEDULED, PUBLISHED ->
                    List.of(Step.PUBLISH, Step.SCHEDULE, Step.UNPUBLISH, Step.ARCHIVE);
            case ARCHIVED -> List.of(Step.ARCHIVE, Step.RESTORE);
        };
    }
}
