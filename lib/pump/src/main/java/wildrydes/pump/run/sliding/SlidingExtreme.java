package wildrydes.pump.run.sliding;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.SqlValues;

/** MIN and MAX: keeps the values that are still to be the extreme when those before them have left. */
final class SlidingExtreme implements SlidingAggregate {

    private record Candidate(long number, Object value) {}

    private final int argument;
    private final int sign;
    private final ArrayDeque<Candidate> candidates = new ArrayDeque<>(4);

    /** The largest value, or the smallest. */
    SlidingExtreme(int argument, boolean largest) {
        this.argument = argument;
        this.sign = largest ? 1 : -1;
    }

    @Override
    public void add(@Nullable Object[] row, long number) {
        Object value = row[argument];
        if (value == null) {
            return;
        }
        while (!candidates.isEmpty()
                && sign * SqlValues.compare(value, candidates.getLast().value()) >= 0) {
            candidates.removeLast();
        }
        candidates.addLast(new Candidate(number, value));
    }

    @Override
    public void remove(@Nullable Object[] row, long number) {
        if (!candidates.isEmpty() && candidates.getFirst().number() == number) {
            candidates.removeFirst();
        }
    }

    @Override
    public @Nullable Object result(FrameRows rows) {
        return candidates.isEmpty() ? null : candidates.getFirst().value();
    }
}
