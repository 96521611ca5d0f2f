package io.cryptoqa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.TestClock;
import io.cryptoqa.web.CacheGroup;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which answers are true after which drops. */
class DropsTests {

    private static final CacheGroup ONE = new CacheGroup("one");
    private static final CacheGroup OTHER = new CacheGroup("other");

    private final TestClock clock = new TestClock();
    private final Drops drops = new Drops(clock);

    private Representation answer(long number, CacheGroup... groups) {
        return new Representation(
                200,
                new byte[0],
                "text/plain",
                List.of(),
                "",
                -1,
                clock.millis(),
                Representation.NEVER,
                number,
                drops.of(Set.of(groups)));
    }

    @Test
    void aDropEndsWhatShowsTheGroupAndNothingElse() {
        var one = answer(drops.last(), ONE);
        var other = answer(drops.last(), OTHER);
        var none = answer(drops.last());

        drops.drop(Set.of(ONE));

        assertThat(one.isUndropped()).isFalse();
        assertThat(other.isUndropped()).isTrue();
        assertThat(none.isUndropped()).isTrue();
        assertThat(answer(drops.last(), ONE).isUndropped()).isTrue();
    }

    @Test
    void whatWasBegunBeforeADropIsNotTrueWheneverItIsFinished() {
        var begun = drops.last();
        drops.drop(Set.of(ONE));

        assertThat(answer(begun, ONE).isUndropped()).isFalse();
        assertThat(answer(begun, OTHER).isUndropped()).isTrue();
    }

    @Test
    void dropsOfOthersDoNotEndWhatNobodyShowedBefore() {
        for (int i = 0; i < 1_000; i++) {
            drops.drop(Set.of(new CacheGroup("busy" + i)));
            assertThat(answer(drops.last() - 1, ONE).isUndropped()).isTrue();
        }
    }

    @Test
    void aForgottenDropStillEndsWhatWasBegunBeforeIt() {
        var begun = drops.last();
        drops.drop(Set.of(ONE));
        for (int i = 0; i < 25_000; i++) {
            drops.drop(Set.of(CacheGroup.article(UUID.randomUUID())));
        }

        assertThat(answer(begun, ONE).isUndropped()).isFalse();
        assertThat(answer(drops.last(), ONE).isUndropped()).isTrue();
    }

    @Test
    void everythingEndsAllAnswers() {
        var none = answer(drops.last());

        drops.drop(Set.of(CacheGroup.EVERYTHING));

        assertThat(none.isUndropped()).isFalse();
    }

    @Test
    void whileDropsMayGoUnheardNothingIsAssuredAndAfterwardsEverythingIsOver() {
        var one = answer(drops.last(), ONE);

        drops.lose();
        assertThat(drops.isAssured()).isFalse();
        assertThat(drops.lostAt()).isEqualTo(TestClock.START.toEpochMilli());

        drops.regain();
        assertThat(drops.isAssured()).isTrue();
        assertThat(one.isUndropped()).isFalse();
    }

    @Test
    void aClockBehindThatOfACommitIsNotTrusted() {
        drops.madeAt(clock.millis() + 2_000);
        assertThat(drops.isAssured()).isFalse();

        clock.pass(Duration.ofSeconds(3));
        assertThat(drops.isAssured()).isTrue();
    }
}
