package wildrydes.cloud.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** In step time nothing is lost and everything comes in the order of time, whatever is planned. */
class OrderTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final int END = 60;

    /** What happened: at which second, 0 for work or 1 for a participant, in which order among its kind. */
    private record Event(int second, int kind, int order, int seen) {

        static final Comparator<Event> IN_ORDER = Comparator.comparingInt(Event::second)
                .thenComparingInt(Event::kind)
                .thenComparingInt(Event::order);
    }

    @Property(tries = 150)
    void everythingComesOnceAndInOrder(
            @ForAll @Size(max = 40) List<@IntRange(max = 70) Integer> works,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 30) Integer> repeats,
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 20) Integer> participants)
            throws Exception {
        Path folder = Files.createTempDirectory("order");
        List<Event> happened = Collections.synchronizedList(new ArrayList<>());
        List<Event> expected = new ArrayList<>();
        List<CompletableFuture<Void>> flights = new ArrayList<>();
        try (VirtualClock clock = new VirtualClock(folder, START, Rules.of(true, 1))) {
            int order = 0;
            for (int due : works) {
                int mine = order++;
                clock.schedule(at(due), () -> happened.add(new Event(due, 0, mine, second(clock))));
                expect(expected, due, 0, mine);
            }
            // Work that plans work, for a later moment and for the same one.
            for (int period : repeats) {
                int mine = order++;
                clock.schedule(at(period), () -> {
                    happened.add(new Event(period, 0, mine, second(clock)));
                    clock.schedule(
                            at(2 * period), () -> happened.add(new Event(2 * period, 0, 1000 + mine, second(clock))));
                });
                expect(expected, period, 0, mine);
                expect(expected, 2 * period, 0, 1000 + mine);
            }
            clock.start((operation, subject, sentence) -> {});
            for (int i = 0; i < participants.size(); i++) {
                int mine = i;
                int period = participants.get(i);
                String id = clock.join("p" + i, at(period));
                flights.add(
                        CompletableFuture.runAsync(() -> fly(clock, id, mine, period, happened), OrderTest::onThread));
                for (int due = period; due <= END; due += period) {
                    expect(expected, due, 1, mine);
                }
            }

            Reading end = clock.run(Duration.ofSeconds(END), null);

            assertThat(end.now()).isEqualTo(at(END));
            List<Event> sofar = List.copyOf(happened);
            expected.sort(Event.IN_ORDER);
            assertThat(sofar).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(sofar)
                    .isSortedAccordingTo(Comparator.comparingInt(Event::second).thenComparingInt(Event::kind));
            assertThat(sofar.stream().filter(event -> event.order < 1000).toList())
                    .isSortedAccordingTo(Event.IN_ORDER);
        }
        flights.forEach(CompletableFuture::join);
        Files.delete(folder.resolve("clock.time"));
        Files.delete(folder);
    }

    private static void onThread(Runnable flight) {
        Thread thread = new Thread(flight, "participant");
        thread.setDaemon(true);
        thread.start();
    }

    private static void fly(VirtualClock clock, String id, int order, int period, List<Event> happened) {
        int next = period;
        try {
            while (true) {
                if (clock.await(id, at(next))) {
                    happened.add(new Event(next, 1, order, second(clock)));
                    next += period;
                }
            }
        } catch (ClockException e) {
            assertThat(e.reason()).isEqualTo(ClockException.Reason.STOPPED);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void expect(List<Event> expected, int due, int kind, int order) {
        if (due <= END) {
            expected.add(new Event(due, kind, order, due));
        }
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static int second(VirtualClock clock) {
        return (int) Duration.between(START, clock.instant()).toSeconds();
    }
}
