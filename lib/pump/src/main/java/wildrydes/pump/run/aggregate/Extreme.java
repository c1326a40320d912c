package wildrydes.pump.run.aggregate;

import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.SqlValues;

/** MIN and MAX of any type. */
final class Extreme extends ValueAggregate {

    private final int sign;

    /** The largest value, or the smallest. */
    Extreme(int argument, boolean largest) {
        super(argument);
        this.sign = largest ? 1 : -1;
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        Object value = row[argument];
        if (value == null) {
            return;
        }
        Object best = values[group];
        if (best == null || sign * SqlValues.compare(value, best) > 0) {
            values[group] = value;
        }
    }
}
