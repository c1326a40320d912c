package wildrydes.pump.run.sliding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.run.aggregate.Places;

/** FIRST_VALUE, LAST_VALUE, NTH_VALUE and LAG: looks its value up among the rows of the window. */
final class FrameValue implements SlidingAggregate {

    private final AggregateCall.Function function;
    private final List<Integer> arguments;
    private final boolean ignoreNulls;

    FrameValue(AggregateCall call) {
        this.function = call.function();
        this.arguments = call.arguments();
        this.ignoreNulls = call.ignoreNulls();
    }

    @Override
    public void add(@Nullable Object[] row, long number) {}

    @Override
    public void remove(@Nullable Object[] row, long number) {}

    @Override
    public @Nullable Object result(FrameRows rows) {
        @Nullable Object[] newest = rows.row(rows.size() - 1);
        return switch (function) {
            case FIRST_VALUE -> forwards(rows, 1);
            case LAST_VALUE -> backwards(rows, rows.size() - 1, 1, null);
            case NTH_VALUE -> forwards(rows, Places.of(newest[arguments.get(1)], 1));
            default -> {
                int offset = arguments.size() > 1 ? Places.of(newest[arguments.get(1)], 0) : 1;
                Object other = arguments.size() > 2 ? newest[arguments.get(2)] : null;
                yield offset == 0 ? newest[arguments.get(0)] : backwards(rows, rows.size() - 2, offset, other);
            }
        };
    }

    /** The value that is the nth from the oldest row on. */
    private @Nullable Object forwards(FrameRows rows, int nth) {
        if (!ignoreNulls) {
            return nth > rows.size() ? null : rows.row(nth - 1)[arguments.get(0)];
        }
        int left = nth;
        for (int i = 0; i < rows.size(); i++) {
            Object value = rows.row(i)[arguments.get(0)];
            if (value != null && --left == 0) {
                return value;
            }
        }
        return null;
    }

    /** The value that is the nth from a place back to the oldest row. */
    private @Nullable Object backwards(FrameRows rows, int place, int nth, @Nullable Object other) {
        if (!ignoreNulls) {
            return place - nth + 1 < 0 ? other : rows.row(place - nth + 1)[arguments.get(0)];
        }
        int left = nth;
        for (int i = place; i >= 0; i--) {
            Object value = rows.row(i)[arguments.get(0)];
            if (value != null && --left == 0) {
                return value;
            }
        }
        return other;
    }
}
