package wildrydes.pump.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.ApplicationPlan;

/** A row that comes to an application. */
record Event(String stream, long rowtime, @Nullable Object[] row) {

    private record Draft(
            long gap,
            String stream,
            @Nullable String name,
            @Nullable Integer x) {}

    /** Rides, in the order of their rowtimes, some at the same, some after minutes of silence. */
    static Arbitrary<List<Event>> rides(String... streams) {
        Arbitrary<Long> gaps = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0L)),
                Tuple.of(6, Arbitraries.longs().between(1, 20_000)),
                Tuple.of(1, Arbitraries.longs().between(20_001, 200_000)),
                Tuple.of(1, Arbitraries.of(10_000L, 20_000L, 30_000L, 60_000L)));
        return Combinators.combine(
                        gaps,
                        Arbitraries.of(streams),
                        Arbitraries.of("a", "b", "c").injectNull(0.1),
                        Arbitraries.integers().between(-9, 9).injectNull(0.1))
                .as(Draft::new)
                .list()
                .ofMaxSize(60)
                .map(Event::rides);
    }

    private static List<Event> rides(List<Draft> drafts) {
        List<Event> events = new ArrayList<>();
        long rowtime = 1_000_000;
        for (Draft draft : drafts) {
            rowtime += draft.gap();
            events.add(new Event(draft.stream(), rowtime, new @Nullable Object[] {rowtime, draft.name(), draft.x()}));
        }
        return events;
    }

    /** A rowtime after which nothing of these events is open any more. */
    static long afterAll(List<Event> events) {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).rowtime() + 1_000_000;
    }

    /** What a stream shows when all events come one after another, and then the clock goes on. */
    static List<String> run(ApplicationPlan plan, List<Event> events, String stream) {
        return run(plan, events, stream, null);
    }

    /** The same, with the clock moving between the events, and the application stopped and started from its snapshot. */
    static List<String> runInPieces(ApplicationPlan plan, List<Event> events, String stream, long seed) {
        return run(plan, events, stream, new Random(seed));
    }

    private static List<String> run(ApplicationPlan plan, List<Event> events, String stream, @Nullable Random chance) {
        List<String> seen = new ArrayList<>();
        Application application = watched(plan, stream, seen);
        long now = Long.MIN_VALUE;
        for (Event event : events) {
            if (chance != null && chance.nextInt(3) == 0) {
                Application next = watched(plan, stream, seen);
                next.restore(application.snapshot());
                application = next;
            }
            if (chance != null && chance.nextBoolean()) {
                long from = now == Long.MIN_VALUE ? event.rowtime() - 10 : now;
                application.advance(from + (long) (chance.nextDouble() * (event.rowtime() - from)));
            }
            if (chance != null && chance.nextInt(4) == 0) {
                application.advance(event.rowtime());
            }
            now = event.rowtime();
            application.insert(event.stream(), event.row().clone());
        }
        application.advance(afterAll(events));
        return seen;
    }

    private static Application watched(ApplicationPlan plan, String stream, List<String> seen) {
        Application application = Plans.start(plan);
        application.listen(stream, (rowtime, row) -> seen.add(rowtime + ": " + Plans.text(row)));
        return application;
    }

    @Override
    public String toString() {
        return stream + " " + Plans.text(row);
    }
}
