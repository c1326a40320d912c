package wildrydes.pump.run.window;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator.SortKey;
import wildrydes.pump.run.step.SqlValues;

/** The order that an ORDER BY says. */
final class RowOrder implements Comparator<@Nullable Object[]> {

    private final List<SortKey> keys;

    RowOrder(List<SortKey> keys) {
        this.keys = List.copyOf(keys);
    }

    @Override
    public int compare(@Nullable Object[] a, @Nullable Object[] b) {
        for (SortKey key : keys) {
            int order = compare(a[key.column()], b[key.column()], key);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(@Nullable Object a, @Nullable Object b, SortKey key) {
        if (a == null || b == null) {
            int nullFirst = Boolean.compare(b == null, a == null);
            return key.nullsFirst() ? nullFirst : -nullFirst;
        }
        int order = SqlValues.compare(a, b);
        return key.descending() ? -order : order;
    }
}
