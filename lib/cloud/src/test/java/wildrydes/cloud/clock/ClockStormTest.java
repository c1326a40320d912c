package wildrydes.cloud.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock's own thread and many others at once, as they come; what the simulation proves about turns holds between threads. */
@Timeout(120)
class ClockStormTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final int ROUNDS = 40;

    @TempDir
    Path folder;

    private final List<Instant> dues = Collections.synchronizedList(new ArrayList<>());

    @Test
    void runsSettlingHoldsAndParticipantsOfManyThreadsAllEnd() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (VirtualClock clock = new VirtualClock(
                folder,
                START,
                new Rules(true, 1, Duration.ofMillis(50), Duration.ofSeconds(60), Duration.ofSeconds(60)))) {
            clock.start((operation, subject, sentence) -> {});
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int seed = i;
                all.add(() -> runs(clock, new Random(seed)));
                all.add(() -> settles(clock, "arn:" + seed, new Random(seed)));
                all.add(() -> flies(clock, "pony " + seed, new Random(seed)));
                all.add(() -> holds(clock));
            }
            int planned = 0;
            for (Future<Integer> done : threads.invokeAll(all)) {
                planned += done.get();
            }
            clock.run(Duration.ofMinutes(1), null);

            assertThat(dues).hasSize(planned).isSorted();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Plans work for the end of each run, which is done when the run is. */
    private int runs(VirtualClock clock, Random random) throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            Duration duration = Duration.ofMillis(random.nextInt(2000));
            boolean[] done = new boolean[1];
            Instant due = clock.instant().plus(duration);
            clock.schedule(due, () -> {
                dues.add(clock.instant());
                done[0] = true;
            });
            assertThat(clock.run(duration, null).now()).isAfterOrEqualTo(due);
            assertThat(done[0]).isTrue();
        }
        return ROUNDS;
    }

    private int settles(VirtualClock clock, String resource, Random random) throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            boolean[] done = new boolean[1];
            clock.transition(resource, clock.instant().plusMillis(random.nextInt(2000)), () -> {
                dues.add(clock.instant());
                done[0] = true;
            });
            clock.settle(resource);
            assertThat(done[0]).isTrue();
        }
        return ROUNDS;
    }

    /** Takes its turns for as long as others let time pass; leaving, it lets them end. */
    private int flies(VirtualClock clock, String name, Random random) throws InterruptedException {
        Instant next = clock.instant();
        String id = clock.join(name, next);
        for (int i = 0; i < ROUNDS && clock.await(id, next); i++) {
            assertThat(clock.instant()).isAfterOrEqualTo(next);
            next = next.plusMillis(1 + random.nextInt(50));
        }
        clock.leave(id);
        return 0;
    }

    private int holds(VirtualClock clock) {
        for (int i = 0; i < ROUNDS; i++) {
            CloudTime.Hold hold = clock.hold("storm");
            Instant held = clock.instant();
            Thread.yield();
            assertThat(clock.instant()).isEqualTo(held);
            hold.close();
        }
        return 0;
    }
}
