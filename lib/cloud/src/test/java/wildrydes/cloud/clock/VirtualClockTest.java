package wildrydes.cloud.clock;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock with real threads, in real time that the test lets pass. */
@Timeout(60)
class VirtualClockTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

    @TempDir
    Path folder;

    private final FakeTicks ticks = new FakeTicks();
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private VirtualClock clock;

    @AfterEach
    void close() throws Exception {
        if (clock != null) {
            clock.close();
        }
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private void open(boolean step) throws Exception {
        clock = new VirtualClock(folder, START, Rules.of(step, 1), ticks);
        clock.start((operation, subject, sentence) -> notes.add(operation + " " + subject + ": " + sentence));
    }

    /** Lets real time pass, in steps between which the clock's thread can do what is due. */
    private void pass(Duration real) {
        for (long millis = 0; millis < real.toMillis(); millis += 10) {
            ticks.pass(ofMillis(10));
            clock.instant();
        }
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private <T> Future<T> begin(Callable<T> task) {
        return threads.submit(task);
    }

    @Test
    void timeFlowsAtItsSpeed() throws Exception {
        open(false);
        until(() -> reserved(START.plusSeconds(60)));
        ticks.pass(ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));

        clock.speed(60);
        ticks.pass(ofMillis(500));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(40));
        assertThat(clock.reading())
                .isEqualTo(new Reading(START.plusSeconds(40), false, true, 60, List.of(), List.of(), List.of()));
    }

    private boolean reserved(Instant time) {
        return !clock.reserved().isBefore(time);
    }

    @Test
    void timeStandsStillWhileItIsHeld() throws Exception {
        open(false);
        until(() -> reserved(START.plusSeconds(60)));
        ticks.pass(ofSeconds(1));

        assertThat(clock.hold().flowing()).isFalse();
        ticks.pass(ofSeconds(100));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
        until(() -> !reserved(START.plusSeconds(2)));
        assertThat(clock.flow().flowing()).isTrue();
        until(() -> reserved(START.plusSeconds(61)));
        ticks.pass(ofSeconds(2));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void aRunLetsItsTimePassAndNoMore() throws Exception {
        open(false);
        clock.hold();
        Instant from = clock.instant();

        Future<Reading> run = begin(() -> clock.run(ofMinutes(1), 60.0));
        until(() -> advanced(from.plusSeconds(60)));

        assertThat(run.get().now()).isEqualTo(from.plusSeconds(60));
        assertThat(run.get().flowing()).isFalse();
        pass(ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(from.plusSeconds(60));
    }

    /** Lets 10 ms pass; tells whether time has come to this moment. */
    private boolean advanced(Instant moment) {
        pass(ofMillis(10));
        return !clock.instant().isBefore(moment);
    }

    @Test
    void runsAtTheSameTimeGoOnSideBySide() throws Exception {
        open(true);
        CloudTime.Hold hold = clock.hold("both have begun");
        Future<Reading> one = begin(() -> clock.run(ofMinutes(1), null));
        Future<Reading> other = begin(() -> clock.run(ofMinutes(3), null));
        List<Instant> seen = new ArrayList<>();
        clock.schedule(START.plusSeconds(100), () -> seen.add(clock.instant()));
        until(() -> threadsWaiting(2));

        hold.close();

        one.get();
        assertThat(other.get().now()).isEqualTo(START.plus(ofMinutes(3)));
        assertThat(seen).containsExactly(START.plusSeconds(100));
        assertThat(clock.instant()).isEqualTo(START.plus(ofMinutes(3)));
    }

    private boolean threadsWaiting(int number) {
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("pool-"))
                        .filter(thread -> thread.getState() == Thread.State.WAITING)
                        .filter(thread -> Arrays.stream(thread.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().equals(Move.class.getName())))
                        .count()
                == number;
    }

    @Test
    void stepTimeMovesOnlyWhenAsked() throws Exception {
        open(true);
        clock.flow();
        ticks.pass(ofSeconds(100));
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.reading().flowing()).isFalse();

        assertThat(clock.run(Duration.ofDays(1), 1.0).now()).isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void workThatIsDueNowIsDoneWhileTimeStandsStill() throws Exception {
        open(true);
        CountDownLatch done = new CountDownLatch(2);

        clock.schedule(START, done::countDown);
        clock.schedule(START.minusSeconds(1), done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void nothingIsDoneBeforeTheStart() throws Exception {
        clock = new VirtualClock(folder, START, Rules.of(false, 1), ticks);
        CountDownLatch done = new CountDownLatch(1);
        clock.schedule(START, done::countDown);
        ticks.pass(ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(done.getCount()).isEqualTo(1);

        clock.start((operation, subject, sentence) -> {});

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void timeWaitsForWorkAndDoesNotMakeUpForALongOne() throws Exception {
        open(false);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        clock.schedule(START.plusSeconds(1), () -> {
            begun.countDown();
            await(end);
        });
        until(() -> advanced(START.plusSeconds(1)));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        ticks.pass(ofSeconds(30));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(clock.reading().waitsFor()).containsExactly("work due at 2026-11-24T10:00:01Z");

        end.countDown();
        until(() -> clock.reading().waitsFor().isEmpty());

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1).plusNanos(Pace.MOST_DEBT_NANOS));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void workThatFailsOrLeavesAnInterruptDoesNotStopTheClock() throws Exception {
        open(true);
        clock.schedule(START.plusSeconds(1), () -> {
            throw new IllegalStateException("on purpose");
        });
        clock.schedule(START.plusSeconds(2), () -> Thread.currentThread().interrupt());

        assertThat(clock.run(ofSeconds(3), null).now()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void workThatWasTakenBackIsNotDone() throws Exception {
        open(true);
        List<String> done = new ArrayList<>();
        CloudTime.Scheduled work = clock.schedule(START.plusSeconds(1), () -> done.add("taken back"));
        clock.schedule(START.plusSeconds(1), () -> done.add("kept"));

        work.cancel();
        clock.run(ofSeconds(2), null);
        work.cancel();

        assertThat(done).containsExactly("kept");
    }

    @Test
    void timeWaitsForAHold() throws Exception {
        open(true);
        CloudTime.Hold hold = clock.hold("a pump is compiled");
        Future<Reading> run = begin(() -> clock.run(ofSeconds(1), null));
        until(() -> threadsWaiting(1));
        assertThat(clock.reading().waitsFor()).containsExactly("a pump is compiled");
        assertThat(clock.instant()).isEqualTo(START);

        hold.close();
        hold.close();

        assertThat(run.get().now()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void aRunEndsOnlyWhenWhatItsLastMomentBeganHasEnded() throws Exception {
        open(true);
        CompletableFuture<CloudTime.Hold> hold = new CompletableFuture<>();
        clock.schedule(START.plusSeconds(1), () -> hold.complete(clock.hold("a function runs")));
        Future<Reading> run = begin(() -> clock.run(ofSeconds(1), null));
        until(() -> clock.reading().waitsFor().contains("a function runs"));
        assertThat(run.isDone()).isFalse();

        hold.get().close();

        assertThat(run.get().now()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void settlingMovesToTheNextTransitionOfThatResource() throws Exception {
        open(false);
        clock.hold();
        Instant from = clock.instant();
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        clock.schedule(from.plusSeconds(5), () -> done.add("other work"));
        clock.transition(ARN + "2", from.plusSeconds(20), () -> done.add("other stream"));
        clock.transition(ARN, from.plusSeconds(10), () -> done.add("active"));

        assertThat(clock.settle(ARN).now()).isEqualTo(from.plusSeconds(10));
        assertThat(done).containsExactly("other work", "active");
        assertThat(clock.settle(ARN).now()).isEqualTo(from.plusSeconds(10));
        assertThat(clock.settle(ARN + "2").now()).isEqualTo(from.plusSeconds(20));
    }

    @Test
    void settlingATransitionThatIsTakenBackEndsWhereItIs() throws Exception {
        open(true);
        CloudTime.Scheduled transition = clock.transition(ARN, START.plusSeconds(10), () -> {});
        CloudTime.Hold hold = clock.hold("not yet");
        Future<Reading> settling = begin(() -> clock.settle(ARN));
        until(() -> threadsWaiting(1));

        transition.cancel();

        assertThat(settling.get().now()).isEqualTo(START);
        hold.close();
    }

    @Test
    void whoLooksAtAResourceSeesItsTransitionComeWhileTimeStandsStill() throws Exception {
        open(false);
        clock.hold();
        Instant from = clock.instant();
        CountDownLatch active = new CountDownLatch(1);
        clock.looked(ARN);
        clock.transition(ARN, from.plusSeconds(10), active::countDown);
        assertThat(clock.instant()).isEqualTo(from);

        clock.looked(ARN);

        assertThat(active.await(10, TimeUnit.SECONDS)).isTrue();
        clock.run(Duration.ZERO, null);
        assertThat(clock.instant()).isEqualTo(from.plusSeconds(10));
    }

    @Test
    void whileTimeFlowsALookMovesNothing() throws Exception {
        open(false);
        CountDownLatch active = new CountDownLatch(1);
        Instant from = clock.instant();
        clock.transition(ARN, from.plusSeconds(10), active::countDown);

        clock.looked(ARN);
        clock.run(Duration.ZERO, null);

        assertThat(clock.instant()).isEqualTo(from);
        assertThat(active.getCount()).isEqualTo(1);
    }

    @Test
    void holdEndsARunAtTheTimeThatWasReached() throws Exception {
        open(false);
        clock.hold();
        Instant from = clock.instant();
        Future<Reading> run = begin(() -> clock.run(ofMinutes(10), 1.0));
        until(() -> advanced(from.plusSeconds(3)));

        Instant held = clock.hold().now();

        assertThat(run.get().now()).isEqualTo(held).isBetween(from.plusSeconds(3), from.plusSeconds(599));
        pass(ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(held);
    }

    @Test
    void anInterruptedRunLetsNoMoreTimePass() throws Exception {
        open(false);
        clock.hold();
        CountDownLatch interrupted = new CountDownLatch(1);
        Future<?> run = begin(() -> {
            try {
                return clock.run(ofMinutes(10), 1.0);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        until(() -> threadsWaiting(1));

        run.cancel(true);
        assertThat(interrupted.await(50, TimeUnit.SECONDS)).isTrue();

        Instant stopped = clock.instant();
        pass(ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(stopped);
    }

    @Test
    void closingAnswersWhoWaits() throws Exception {
        open(true);
        CloudTime.Hold hold = clock.hold("never closed");
        Future<Reading> run = begin(() -> clock.run(ofMinutes(10), null));
        String id = clock.join("Shadowfax", START.plusSeconds(1));
        Future<Boolean> poll = begin(() -> clock.await(id, START.plusSeconds(1)));
        until(() -> threadsWaiting(1));

        clock.close();

        assertStopped(run);
        assertStopped(poll);
        assertThatThrownBy(() -> clock.run(ofSeconds(1), null)).hasMessageContaining("The cloud is stopping");
        assertThat(clock.instant()).isEqualTo(START);
        hold.close();
    }

    private static void assertStopped(Future<?> answer) {
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClockException.class)
                .hasMessageContaining("The cloud is stopping, and its time stands still.");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        open(true);
        assertThatThrownBy(() -> clock.speed(0))
                .isInstanceOfSatisfying(
                        ClockException.class, e -> assertThat(e.reason()).isEqualTo(ClockException.Reason.REFUSED))
                .hasMessage("Time cannot pass at speed 0.0; give a number above 0, such as 60.");
        assertThatThrownBy(() -> clock.speed(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> clock.speed(Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> clock.run(ofSeconds(-1), null))
                .hasMessage("Time cannot run for PT-1S; give a duration such as PT1M, at most 3650 days.");
        assertThatThrownBy(() -> clock.run(Duration.ofDays(3651), null)).hasMessageContaining("at most 3650 days");
        assertThatThrownBy(() -> clock.run(ofSeconds(1), -2.0)).hasMessageContaining("speed -2.0");
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void theDiskIsAheadWhileTimePassesAndExactWhileItStandsStill() throws Exception {
        open(false);
        until(() -> reserved(START.plusSeconds(60)));
        ticks.pass(ofSeconds(40));
        until(() -> reserved(START.plusSeconds(100)));

        Instant held = clock.hold().now();

        until(() -> !reserved(held.plusNanos(1)));
        assertThat(reserved(held)).isTrue();
    }

    @Test
    void timeDoesNotPassWhatTheDiskDoesNotTake() throws Exception {
        open(false);
        until(() -> reserved(START.plusSeconds(60)));
        Path inTheWay = Files.createDirectory(folder.resolve("clock.time.next"));

        ticks.pass(ofMinutes(10));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
        Files.delete(inTheWay);

        until(() -> advanced(START.plusSeconds(70)));
    }

    @Test
    void timeGoesOnWhereItWas() throws Exception {
        open(true);
        clock.run(ofSeconds(90), null);
        clock.close();

        clock = new VirtualClock(folder, START.plus(Duration.ofDays(9)), Rules.of(true, 1), ticks);

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
    }
}
