package wildrydes.pump.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each family of queries must give, computed in the plainest way that can be right: over lists of all rows, without
 * a plan and without a thought of speed. Rows come and go with ROWTIME first.
 */
public final class Oracle {

    /** A value for all rows of a group or a window. */
    public interface Total extends Function<List<List<@Nullable Object>>, @Nullable Object> {}

    private Oracle() {}

    /** The rows of a stream among the events. */
    public static List<List<@Nullable Object>> rows(List<Event> events, String stream) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Row row && row.stream().equals(stream)) {
                rows.add(withRowtime(row.rowtime(), row.values()));
            }
        }
        return rows;
    }

    /** How far time has come. */
    public static long end(List<Event> events) {
        long end = Long.MIN_VALUE;
        for (Event event : events) {
            if (event instanceof Event.Row row) {
                end = Math.max(end, row.rowtime());
            } else if (event instanceof Event.Record row) {
                end = Math.max(end, row.rowtime());
            } else if (event instanceof Event.Bound bound) {
                end = Math.max(end, bound.rowtime());
            }
        }
        return end;
    }

    /** WHERE. */
    public static List<List<@Nullable Object>> filter(
            List<List<@Nullable Object>> rows, Function<List<@Nullable Object>, Boolean> condition) {
        return rows.stream().filter(condition::apply).toList();
    }

    /**
     * GROUP BY a time of fixed length and keys: ROWTIME (the window's end), the keys, the totals. A window is complete when
     * time has come to its end.
     */
    public static List<List<@Nullable Object>> tumbling(
            List<List<@Nullable Object>> rows, long end, long width, List<Integer> keys, List<Total> totals) {
        Map<Long, Map<List<@Nullable Object>, List<List<@Nullable Object>>>> windows = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows) {
            windows.computeIfAbsent(Math.floorDiv(rowtime(row), width), key -> new LinkedHashMap<>())
                    .computeIfAbsent(pick(row, keys), key -> new ArrayList<>())
                    .add(row);
        }
        List<List<@Nullable Object>> results = new ArrayList<>();
        windows.forEach((window, groups) -> {
            long close = (window + 1) * width;
            if (close <= end) {
                groups.forEach((key, group) -> results.add(result(close, key, group, totals)));
            }
        });
        return results;
    }

    /** WINDOWED BY STAGGER: ROWTIME (when the window closes), the keys, the totals. */
    public static List<List<@Nullable Object>> stagger(
            List<List<@Nullable Object>> rows, long end, long width, List<Integer> keys, List<Total> totals) {
        List<List<@Nullable Object>> results = new ArrayList<>();
        Set<List<@Nullable Object>> all = new LinkedHashSet<>();
        rows.forEach(row -> all.add(pick(row, keys)));
        for (List<@Nullable Object> key : all) {
            List<List<@Nullable Object>> open = new ArrayList<>();
            for (List<@Nullable Object> row : rows) {
                if (!pick(row, keys).equals(key)) {
                    continue;
                }
                if (!open.isEmpty() && rowtime(row) >= rowtime(open.get(0)) + width) {
                    results.add(result(rowtime(open.get(0)) + width, key, open, totals));
                    open = new ArrayList<>();
                }
                open.add(row);
            }
            if (!open.isEmpty() && rowtime(open.get(0)) + width <= end) {
                results.add(result(rowtime(open.get(0)) + width, key, open, totals));
            }
        }
        return results;
    }

    /** OVER (PARTITION BY keys RANGE so many milliseconds PRECEDING), both ends included: each row, and its totals. */
    public static List<List<@Nullable Object>> slidingRange(
            List<List<@Nullable Object>> rows, long width, List<Integer> keys, List<Total> totals) {
        List<List<@Nullable Object>> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> row = rows.get(i);
            List<List<@Nullable Object>> window = new ArrayList<>();
            for (List<@Nullable Object> before : rows.subList(0, i + 1)) {
                if (pick(before, keys).equals(pick(row, keys)) && rowtime(before) >= rowtime(row) - width) {
                    window.add(before);
                }
            }
            results.add(append(row, window, totals));
        }
        return results;
    }

    /** OVER (PARTITION BY keys ROWS so many PRECEDING): each row, and the totals of it and those before it. */
    public static List<List<@Nullable Object>> slidingRows(
            List<List<@Nullable Object>> rows, int preceding, List<Integer> keys, List<Total> totals) {
        List<List<@Nullable Object>> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> row = rows.get(i);
            List<List<@Nullable Object>> window = new ArrayList<>();
            for (List<@Nullable Object> before : rows.subList(0, i + 1)) {
                if (pick(before, keys).equals(pick(row, keys))) {
                    window.add(before);
                }
            }
            int size = window.size();
            results.add(append(row, window.subList(Math.max(0, size - preceding - 1), size), totals));
        }
        return results;
    }

    /** left OVER (RANGE ..) JOIN right OVER (RANGE ..): ROWTIME (the later one's), the left values, the right values. */
    public static List<List<@Nullable Object>> join(
            List<List<@Nullable Object>> left,
            long leftWidth,
            List<List<@Nullable Object>> right,
            long rightWidth,
            BiPredicate<List<@Nullable Object>, List<@Nullable Object>> on) {
        List<List<@Nullable Object>> results = new ArrayList<>();
        for (List<@Nullable Object> l : left) {
            for (List<@Nullable Object> r : right) {
                if (near(l, leftWidth, r, rightWidth) && on.test(l, r)) {
                    List<@Nullable Object> pair = new ArrayList<>();
                    pair.add(Math.max(rowtime(l), rowtime(r)));
                    pair.addAll(l.subList(1, l.size()));
                    pair.addAll(r.subList(1, r.size()));
                    results.add(pair);
                }
            }
        }
        return results;
    }

    /**
     * What LEFT JOIN adds to {@link #join}: a row that has left its window without a partner, with the last ROWTIME at
     * which it could have found one.
     *
     * @param rightColumns how many NULLs it gets
     */
    public static List<List<@Nullable Object>> lonely(
            List<List<@Nullable Object>> left,
            long leftWidth,
            List<List<@Nullable Object>> right,
            long rightWidth,
            BiPredicate<List<@Nullable Object>, List<@Nullable Object>> on,
            long end,
            int rightColumns) {
        List<List<@Nullable Object>> results = new ArrayList<>();
        for (List<@Nullable Object> l : left) {
            boolean alone = right.stream().noneMatch(r -> near(l, leftWidth, r, rightWidth) && on.test(l, r));
            long leaves = rowtime(l) + leftWidth;
            if (alone && leaves < end) {
                List<@Nullable Object> row = concat(l, Collections.nCopies(rightColumns, null));
                row.set(0, leaves);
                results.add(row);
            }
        }
        return results;
    }

    private static boolean near(
            List<@Nullable Object> left, long leftWidth, List<@Nullable Object> right, long rightWidth) {
        return rowtime(left) <= rowtime(right)
                ? rowtime(left) >= rowtime(right) - leftWidth
                : rowtime(right) >= rowtime(left) - rightWidth;
    }

    /** SELECT DISTINCT FLOOR(ROWTIME ..), column: the first row with each value in each window. */
    public static List<List<@Nullable Object>> distinct(List<List<@Nullable Object>> rows, long width, int column) {
        Set<List<@Nullable Object>> seen = new LinkedHashSet<>();
        List<List<@Nullable Object>> results = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(Math.floorDiv(rowtime(row), width) * width);
            values.add(row.get(column));
            if (seen.add(values)) {
                results.add(withRowtime(rowtime(row), values));
            }
        }
        return results;
    }

    /** ORDER BY FLOOR(ROWTIME ..), column: rows of a complete window, with its last millisecond; NULLs come last. */
    public static List<List<@Nullable Object>> sort(
            List<List<@Nullable Object>> rows, long end, long width, int column) {
        Map<Long, List<List<@Nullable Object>>> windows = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows) {
            windows.computeIfAbsent(Math.floorDiv(rowtime(row), width), key -> new ArrayList<>())
                    .add(row);
        }
        List<List<@Nullable Object>> results = new ArrayList<>();
        windows.forEach((window, group) -> {
            long close = (window + 1) * width;
            if (close <= end) {
                group.sort((a, b) -> OracleValues.compareNullsLast(a.get(column), b.get(column)));
                group.forEach(row -> results.add(withRowtime(close - 1, row.subList(1, row.size()))));
            }
        });
        return results;
    }

    /** A join with a table, LEFT where a row without a partner comes with NULLs. */
    public static List<List<@Nullable Object>> lookUp(
            List<List<@Nullable Object>> rows,
            int key,
            List<List<@Nullable Object>> table,
            int tableKey,
            int tableColumns,
            boolean outer) {
        List<List<@Nullable Object>> results = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            boolean found = false;
            for (List<@Nullable Object> entry : table) {
                if (row.get(key) != null && Objects.equals(row.get(key), entry.get(tableKey))) {
                    results.add(concat(row, entry));
                    found = true;
                }
            }
            if (!found && outer) {
                results.add(concat(row, Collections.nCopies(tableColumns, null)));
            }
        }
        return results;
    }

    /** The k most frequent values of a column in each window: ROWTIME (the window's end), the value, its count. */
    public static List<List<@Nullable Object>> topK(
            List<List<@Nullable Object>> rows, long end, long width, int column, int k) {
        List<List<@Nullable Object>> results = new ArrayList<>();
        Map<Long, List<List<@Nullable Object>>> windows = new LinkedHashMap<>();
        for (List<@Nullable Object> row :
                tumbling(filter(rows, r -> r.get(column) != null), end, width, List.of(column), List.of(count()))) {
            windows.computeIfAbsent(rowtime(row), key -> new ArrayList<>()).add(row);
        }
        for (List<List<@Nullable Object>> window : windows.values()) {
            window.sort(Comparator.comparing((List<@Nullable Object> row) -> (Long) Objects.requireNonNull(row.get(2)))
                    .reversed());
            results.addAll(window.subList(0, Math.min(k, window.size())));
        }
        return results;
    }

    /** COUNT(*). */
    public static Total count() {
        return rows -> (long) rows.size();
    }

    /** COUNT(column): NULLs are not counted. */
    public static Total count(int column) {
        return rows -> (long) values(rows, column).size();
    }

    /** SUM of a DOUBLE column; NULL where there is no value. */
    public static Total sum(int column) {
        return rows -> {
            List<Double> values = values(rows, column);
            return values.isEmpty() ? null : values.stream().mapToDouble(x -> x).sum();
        };
    }

    /** AVG of a DOUBLE column; NULL where there is no value. */
    public static Total average(int column) {
        return rows -> {
            List<Double> values = values(rows, column);
            return values.isEmpty() ? null : values.stream().mapToDouble(x -> x).sum() / values.size();
        };
    }

    /** MIN of a column; NULL where there is no value. */
    public static Total min(int column) {
        return rows -> OracleValues.least(values(rows, column));
    }

    /** MAX of a column; NULL where there is no value. */
    public static Total max(int column) {
        return rows -> OracleValues.greatest(values(rows, column));
    }

    /** FIRST_VALUE of a column. */
    public static Total first(int column) {
        return rows -> rows.get(0).get(column);
    }

    /** LAST_VALUE of a column. */
    public static Total last(int column) {
        return rows -> rows.get(rows.size() - 1).get(column);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> values(List<List<@Nullable Object>> rows, int column) {
        List<T> values = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            Object value = row.get(column);
            if (value != null) {
                values.add((T) value);
            }
        }
        return values;
    }

    private static List<@Nullable Object> result(
            long rowtime, List<@Nullable Object> key, List<List<@Nullable Object>> group, List<Total> totals) {
        return append(withRowtime(rowtime, key), group, totals);
    }

    private static List<@Nullable Object> append(
            List<@Nullable Object> row, List<List<@Nullable Object>> window, List<Total> totals) {
        List<@Nullable Object> result = new ArrayList<>(row);
        totals.forEach(total -> result.add(total.apply(window)));
        return result;
    }

    private static List<@Nullable Object> withRowtime(long rowtime, List<@Nullable Object> values) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(rowtime);
        row.addAll(values);
        return row;
    }

    private static List<@Nullable Object> concat(List<@Nullable Object> left, List<@Nullable Object> right) {
        List<@Nullable Object> row = new ArrayList<>(left);
        row.addAll(right);
        return row;
    }

    /** The values of some columns. */
    public static List<@Nullable Object> pick(List<@Nullable Object> row, List<Integer> columns) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return values;
    }

    static long rowtime(List<@Nullable Object> row) {
        return (Long) Objects.requireNonNull(row.get(0));
    }
}
