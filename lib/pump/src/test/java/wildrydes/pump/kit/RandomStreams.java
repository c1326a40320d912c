package wildrydes.pump.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.TypeName;

/** Two streams of random rows, whose rowtimes like the borders of windows, with bounds and restarts between them. */
public final class RandomStreams {

    /** The stream that most queries read: K, V, D. */
    public static final StreamPlan LEFT = Inputs.stream(
            "S_001", Inputs.varchar("K", 8), Inputs.column("V", TypeName.INTEGER), Inputs.column("D", TypeName.DOUBLE));

    /** A second one: K, W. */
    public static final StreamPlan RIGHT =
            Inputs.stream("R_001", Inputs.varchar("K", 8), Inputs.column("W", TypeName.INTEGER));

    private RandomStreams() {}

    /** Something that happens so many milliseconds after what was before. */
    private record Step(
            long gap,
            int kind,
            @Nullable String key,
            @Nullable Integer value,
            @Nullable Double number) {}

    /** Up to so many events; sums of the numbers are exact in any order. */
    public static Arbitrary<List<Event>> events(int atMost) {
        Arbitrary<Long> gaps = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(0L, 1L, 250L, 999L, 1_000L)),
                Tuple.of(3, Arbitraries.of(9_999L, 10_000L, 30_000L, 59_999L, 60_000L, 60_001L)),
                Tuple.of(1, Arbitraries.of(600_000L, 3_600_000L)));
        Arbitrary<Integer> kinds =
                Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(5, 1), Tuple.of(2, 2), Tuple.of(1, 3));
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "d").injectNull(0.1);
        Arbitrary<Integer> values = Arbitraries.integers().between(-20, 20).injectNull(0.15);
        Arbitrary<Double> numbers =
                Arbitraries.integers().between(-400, 400).map(n -> n / 4.0).injectNull(0.15);
        return Combinators.combine(gaps, kinds, keys, values, numbers)
                .as(Step::new)
                .list()
                .ofMaxSize(atMost)
                .map(RandomStreams::events);
    }

    private static List<Event> events(List<Step> steps) {
        List<Event> events = new ArrayList<>();
        long time = Times.at("09:59:30");
        for (Step step : steps) {
            time += step.gap();
            events.add(
                    switch (step.kind()) {
                        case 0 -> new Event.Row(LEFT.name(), time, list(step.key(), step.value(), step.number()));
                        case 1 -> new Event.Row(RIGHT.name(), time, list(step.key(), step.value()));
                        case 2 -> new Event.Bound(time);
                        default -> new Event.Restart();
                    });
        }
        return events;
    }

    private static List<@Nullable Object> list(@Nullable Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
