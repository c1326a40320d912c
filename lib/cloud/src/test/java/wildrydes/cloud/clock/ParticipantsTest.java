package wildrydes.cloud.clock;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Those outside whom time waits for, and those who let it flow. */
@Timeout(60)
class ParticipantsTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "outside");
        thread.setDaemon(true);
        thread.start();
    };

    @TempDir
    Path folder;

    private final FakeTicks ticks = new FakeTicks();
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private VirtualClock clock;

    @BeforeEach
    void open() throws Exception {
        open(true);
    }

    private void open(boolean step) throws Exception {
        clock = new VirtualClock(folder, START, Rules.of(step, 1), ticks);
        clock.start((operation, subject, sentence) -> notes.add(operation + " " + subject + ": " + sentence));
    }

    @AfterEach
    void close() throws Exception {
        clock.close();
    }

    private CompletableFuture<Reading> run(int seconds) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return clock.run(ofSeconds(seconds), null);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                THREADS);
    }

    private CompletableFuture<Boolean> await(String id, Instant next) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return clock.await(id, next);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                THREADS);
    }

    private void untilOut(String name) throws InterruptedException {
        while (!clock.reading().waitsFor().contains(name)) {
            Thread.sleep(1);
        }
    }

    @Test
    void timeDoesNotPassAMomentBeforeItsParticipantComesBack() throws Exception {
        String id = clock.join("Shadowfax", START.plusSeconds(1));
        CompletableFuture<Reading> run = run(10);

        assertThat(clock.await(id, START.plusSeconds(1))).isTrue();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(clock.reading().waitsFor()).containsExactly("Shadowfax");
        assertThat(clock.await(id, START.plusSeconds(4))).isTrue();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(4));
        assertThat(run).isNotDone();
        clock.leave(id);

        assertThat(run.get().now()).isEqualTo(START.plusSeconds(10));
        assertThat(clock.reading().participants()).isEmpty();
    }

    @Test
    void atOneMomentParticipantsHaveTheirTurnsInTheOrderOfJoining() throws Exception {
        Instant tick = START.plusSeconds(1);
        String first = clock.join("first", tick);
        String second = clock.join("second", tick);
        CompletableFuture<Boolean> secondTurn = await(second, tick);
        CompletableFuture<Reading> run = run(1);
        untilOut("first");
        assertThat(secondTurn).isNotDone();

        assertThat(clock.await(first, tick)).isTrue();
        CompletableFuture<Boolean> firstNext = await(first, START.plusSeconds(2));

        assertThat(secondTurn.get()).isTrue();
        assertThat(run).isNotDone();
        clock.leave(second);
        assertThat(run.get().now()).isEqualTo(tick);
        assertThat(firstNext).isNotDone();
        assertThat(clock.reading().participants()).containsExactly("first");
    }

    @Test
    void theSameMomentAskedTwiceIsNoAcknowledgement() throws Exception {
        String id = clock.join("Shadowfax", START.plusSeconds(1));
        CompletableFuture<Reading> run = run(5);

        assertThat(clock.await(id, START.plusSeconds(1))).isTrue();
        assertThat(clock.await(id, START.plusSeconds(1))).isTrue();

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
        clock.leave(id);
        run.get();
    }

    @Test
    void whoseMomentDoesNotComeIsToldToAskAgain() throws Exception {
        String id = clock.join("Shadowfax", START.plusSeconds(1));
        CompletableFuture<Boolean> poll = await(id, START.plusSeconds(1));

        while (!poll.isDone()) {
            ticks.pass(ofMillis(100));
            Thread.sleep(1);
        }

        assertThat(poll.get()).isFalse();
        assertThat(clock.reading().participants()).containsExactly("Shadowfax");
    }

    @Test
    void aMomentThatHasComeAlreadyIsDueAtOnce() throws Exception {
        String id = clock.join("late", START.minusSeconds(5));

        assertThat(clock.await(id, START.minusSeconds(5))).isTrue();
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void aSilentParticipantIsDroppedAndNoted() throws Exception {
        String id = clock.join("Rocinante", START.plusSeconds(1));
        CompletableFuture<Reading> run = run(10);
        untilOut("Rocinante");
        ticks.pass(ofMillis(4_999));
        assertThat(clock.reading().participants()).containsExactly("Rocinante");

        ticks.pass(ofMillis(1));

        String sentence =
                "Participant Rocinante was due at 2026-11-24T10:00:01Z and silent for 5 seconds, so the clock no"
                        + " longer waits for it; let it join again.";
        assertThat(run.get().now()).isEqualTo(START.plusSeconds(10));
        assertThat(notes).containsExactly("ParticipantDropped Rocinante: " + sentence);
        assertThatThrownBy(() -> clock.await(id, START.plusSeconds(2)))
                .isInstanceOfSatisfying(
                        ClockException.class, e -> assertThat(e.reason()).isEqualTo(ClockException.Reason.GONE))
                .hasMessage(sentence);
    }

    @Test
    void aParticipantIsNotSilentWhileOthersHaveTheirTurn() throws Exception {
        Instant tick = START.plusSeconds(1);
        String slow = clock.join("slow", tick);
        String patient = clock.join("patient", tick);
        CompletableFuture<Reading> run = run(1);
        for (int i = 0; i < 4; i++) {
            assertThat(clock.await(slow, tick)).isTrue();
            ticks.pass(ofSeconds(4));
        }
        assertThat(clock.reading().participants()).containsExactly("slow", "patient");

        clock.leave(slow);

        assertThat(clock.await(patient, tick)).isTrue();
        clock.leave(patient);
        assertThat(run.get().now()).isEqualTo(tick);
        assertThat(notes).isEmpty();
    }

    @Test
    void whoLeftIsUnknown() {
        String id = clock.join("Shadowfax", START.plusSeconds(1));
        clock.leave(id);

        assertThatThrownBy(() -> clock.leave(id))
                .isInstanceOf(ClockException.class)
                .hasMessage("There is no participant '" + id
                        + "'; it may have left, or the cloud was restarted; join anew.");
    }

    @Test
    void leavingAnswersTheOwnPoll() throws Exception {
        String id = clock.join("Shadowfax", START.plusSeconds(1));
        CompletableFuture<Boolean> poll = await(id, START.plusSeconds(1));

        clock.leave(id);

        assertThatThrownBy(poll::get).hasCauseInstanceOf(ClockException.class).hasMessageContaining("no participant");
    }

    @Test
    void timeFlowsWhileALeaseIsOpenAndRenewed() throws Exception {
        close();
        open(false);
        Instant held = clock.hold().now();
        String lease = clock.leaseFlow("dashboard", 1.0);
        assertThat(clock.reading().flowing()).isTrue();
        assertThat(clock.reading().leases()).containsExactly("dashboard");

        flow(held.plusSeconds(10));
        clock.renew(lease);
        flow(held.plusSeconds(20));
        clock.end(lease);

        Instant ended = clock.instant();
        assertThat(clock.reading().flowing()).isFalse();
        ticks.pass(ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(ended);
    }

    private void flow(Instant to) throws InterruptedException {
        while (clock.instant().isBefore(to)) {
            ticks.pass(ofMillis(10));
            Thread.sleep(0, 100_000);
        }
    }

    @Test
    void aLeaseThatIsNotRenewedEnds() throws Exception {
        close();
        open(false);
        clock.hold();
        String lease = clock.leaseFlow("consumer", null);
        ticks.pass(ofSeconds(15));

        while (clock.reading().flowing()) {
            Thread.sleep(1);
        }

        String sentence = "The lease consumer was not renewed for 15 seconds and has ended; open another.";
        assertThatThrownBy(() -> clock.renew(lease))
                .isInstanceOf(ClockException.class)
                .hasMessage(sentence);
        while (notes.isEmpty()) {
            Thread.sleep(1);
        }
        assertThat(notes).containsExactly("LeaseEnded consumer: " + sentence);
    }

    @Test
    void holdSuspendsLeasesUntilTimeFlowsAgain() throws Exception {
        close();
        open(false);
        clock.leaseFlow("dashboard", 1.0);
        assertThat(clock.hold().flowing()).isFalse();

        String second = clock.leaseFlow("consumer", 1.0);
        assertThat(clock.reading().flowing())
                .as("one that was opened after the hold")
                .isTrue();
        clock.end(second);
        assertThat(clock.reading().flowing()).isFalse();

        clock.flow();
        assertThat(clock.reading().flowing()).isTrue();
    }

    @Test
    void aLeaseHoldsTimeForASingleCall() throws Exception {
        String hold = clock.leaseHold("send");
        CompletableFuture<Reading> run = run(60);
        untilOut("send");
        assertThat(clock.instant()).isEqualTo(START);

        clock.end(hold);

        assertThat(run.get().now()).isEqualTo(START.plus(ofMinutes(1)));
    }
}
