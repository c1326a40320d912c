package wildrydes.cloud.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.cloud.kinesis.ManualTime;

class TurnsTest {

    private static final Instant START = Instant.parse("2026-03-02T09:14:36Z");

    private final ManualTime time = new ManualTime(START);
    private final List<Long> seconds = new ArrayList<>();

    private Turns turns(Turns.Turn turn) {
        return new Turns("Mapping of a test", time, now -> {
            seconds.add(Duration.between(START, now).toSeconds());
            return turn.take(now);
        });
    }

    @Test
    void eachTurnSaysWhenTheNextOneIs() {
        turns(now -> now.plusSeconds(2)).begin();

        time.pass(Duration.ofSeconds(5));

        assertThat(seconds).containsExactly(0L, 2L, 4L);
    }

    @Test
    void aTurnThatIsWantedComesBeforeTheOneThatIsPlannedAndNotBesideIt() {
        Turns turns = turns(now -> seconds.size() == 1 ? null : now.plusSeconds(10));
        turns.begin();
        time.pass(Duration.ofSeconds(3));
        turns.soon();
        turns.soon();
        time.pass(Duration.ofSeconds(2));
        turns.soon();
        time.pass(Duration.ofSeconds(11));

        assertThat(seconds).containsExactly(0L, 3L, 5L, 15L);
    }

    @Test
    void whatFailsIsTriedAgainLaterAndLaterEvenWhereMemoryRanOut() {
        turns(now -> {
                    if (seconds.size() == 1) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    if (seconds.size() == 2) {
                        throw new IllegalStateException("kaboom");
                    }
                    return now.plusSeconds(60);
                })
                .begin();

        time.pass(Duration.ofSeconds(10));

        assertThat(seconds).containsExactly(0L, 1L, 3L);
    }

    @Test
    void whatWasEndedOrInterruptedTakesNoTurnsAnyMore() {
        Turns ended = turns(now -> now.plusSeconds(1));
        ended.begin();
        time.pass(Duration.ofSeconds(1));
        ended.end();
        turns(now -> {
                    throw new InterruptedException("The cloud stops.");
                })
                .begin();

        time.pass(Duration.ofSeconds(10));

        assertThat(seconds).containsExactly(0L, 1L, 1L);
    }
}
