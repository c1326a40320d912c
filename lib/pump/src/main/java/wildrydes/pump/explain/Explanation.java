package wildrydes.pump.explain;

import java.util.List;
import java.util.Optional;
import wildrydes.pump.sql.SqlException;

/**
 * The parts of a pump, in the order in which a row meets them. All texts are SQL as the application has it, with words
 * that are not in quotes in upper case.
 *
 * @param pump its name
 * @param started false for a pump that waits for ALTER PUMP ... START
 * @param sources where its rows come from, those of subqueries included
 * @param filters what a row has to fulfil, the conditions of joins included
 * @param windows over which rows it counts, sums, joins or sorts; none where each row is handled by itself
 * @param outputs the columns that it gives, by their names in the target
 * @param order what the rows of a window are sorted by
 * @param sink the stream that it inserts into
 * @param emits a sentence: when a row comes out
 */
public record Explanation(
        String pump,
        boolean started,
        List<Source> sources,
        List<Filter> filters,
        List<Window> windows,
        List<Output> outputs,
        List<String> order,
        String sink,
        String emits) {

    public Explanation {
        sources = List.copyOf(sources);
        filters = List.copyOf(filters);
        windows = List.copyOf(windows);
        outputs = List.copyOf(outputs);
        order = List.copyOf(order);
    }

    /** A stream or a reference table. */
    public record Source(String name, boolean table) {}

    /**
     * A condition.
     *
     * @param clause WHERE, ON or HAVING
     */
    public record Filter(String clause, String condition) {}

    /**
     * A window.
     *
     * @param text the expression or the clause that makes it
     * @param millis its length; -1 where it is not a fixed time, such as a month or a number of rows
     * @param keys there is one such window for each of their values; may be empty
     */
    public record Window(WindowKind kind, String text, long millis, List<String> keys) {

        public Window {
            keys = List.copyOf(keys);
        }
    }

    /** How windows follow one another. */
    public enum WindowKind {
        /** One after the other, the same for all keys: GROUP BY, and the functions whose names end in TUMBLING. */
        TUMBLING,
        /** A key's window opens with its first row: WINDOWED BY STAGGER. */
        STAGGER,
        /** Moves along with each row: OVER. */
        SLIDING,
        /** What is remembered of a side of a join. */
        JOIN,
        /** What is sorted together: ORDER BY. */
        SORT
    }

    /** A column of the target, and what it is filled with. */
    public record Output(String column, String expression, Role role) {}

    /** What part an output plays. */
    public enum Role {
        KEY,
        AGGREGATE,
        TIME,
        VALUE
    }

    /**
     * Explains a pump.
     *
     * @param sql the application that it belongs to
     * @return empty where the application has no pump of this name
     * @throws SqlException where the text cannot be read
     */
    public static Optional<Explanation> of(String sql, String pump) throws SqlException {
        Declarations declared = Declarations.parse(sql);
        return declared.pump(pump).map(create -> new PumpExplainer(declared).explain(create));
    }
}
