package wildrydes.pump.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.explain.SlidingReader;
import wildrydes.pump.explain.Span;
import wildrydes.pump.sql.ast.KdaOperators;
import wildrydes.pump.sql.text.SqlText;

/** The windows of one query: GROUP BY, WINDOWED BY STAGGER, DISTINCT and OVER. */
final class WindowPrinter {

    private final SqlSelect select;
    private final Notes notes;
    private final List<SqlNode> keys = new ArrayList<>();
    private long millis = Span.NONE;
    private @Nullable String over;

    WindowPrinter(SqlSelect select, Notes notes) {
        this.select = select;
        this.notes = notes;
    }

    List<SqlNode> keys() {
        return keys;
    }

    long millis() {
        return millis;
    }

    /** The window of Flink that groups the rows; empty where the query does not group. */
    Optional<TimeWindow> tumbling(@Nullable String table, List<Relation> relations) {
        SqlNodeList group = select.getGroup();
        if (group != null && !group.isEmpty()) {
            if (group.get(0) instanceof SqlCall call && call.getOperator().equals(KdaOperators.STAGGER)) {
                stagger(call);
            } else {
                grouped(group);
            }
        } else if (select.isDistinct()) {
            distinct();
        } else {
            return Optional.empty();
        }
        String interval = FlinkText.interval(millis);
        return Optional.of(
                table == null
                        ? TimeWindow.ofQuery(interval)
                        : TimeWindow.ofTable(table, relations.get(0).alias(), interval));
    }

    private void stagger(SqlCall call) {
        keys.addAll((SqlNodeList) call.operand(0));
        millis = Span.ofInterval(call.operand(1));
        notes.differs(
                "WINDOWED BY STAGGER",
                "Flink SQL has no window that opens with the first row of a key; AWS's guide groups by the minutes of the"
                        + " clock instead, so one group can come in two rows.");
    }

    private void grouped(SqlNodeList group) {
        List<SqlNode> times = new ArrayList<>();
        for (SqlNode item : group) {
            (Span.mentionsRowtime(item) ? times : keys).add(item);
        }
        List<Long> lengths = times.stream().map(Span::of).distinct().toList();
        if (lengths.size() != 1 || lengths.get(0) == Span.NONE) {
            throw notes.unsupported(
                    "GROUP BY",
                    "Flink's windows have one fixed length; that of "
                            + String.join(", ", times.stream().map(SqlText::of).toList()) + " is not one.");
        }
        millis = lengths.get(0);
        notes.info("GROUP BY", "Flink names a window by its start, window_start; ROWTIME here is its end, window_end.");
    }

    /** SELECT DISTINCT with a time in its list is a group of all the others. */
    private void distinct() {
        for (SqlNode item : select.getSelectList()) {
            SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
            if (!Span.mentionsRowtime(expression)) {
                keys.add(expression);
            } else if (Span.of(expression) != Span.NONE) {
                millis = Span.of(expression);
            }
        }
        if (millis == Span.NONE) {
            throw notes.unsupported("DISTINCT", "Flink would have to remember all rows for ever to find equal ones.");
        }
    }

    /** An item of the SELECT list, in which functions may look OVER a window. */
    String print(SqlNode item, ExpressionPrinter expressions) {
        SqlNode windowed = item.accept(new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                return call.getKind() == SqlKind.OVER ? over(call, expressions) : super.visit(call);
            }
        });
        return expressions.print(windowed == null ? item : windowed);
    }

    private SqlNode over(SqlCall call, ExpressionPrinter expressions) {
        SqlWindow window = SlidingReader.resolve(call.operand(1), select.getWindowList());
        if (window == null) {
            throw notes.unsupported("OVER", "No WINDOW clause says what " + SqlText.of(call.operand(1)) + " is.");
        }
        SqlNode function = call.operand(0);
        boolean lag = function instanceof SqlCall f && f.getOperator().getName().equals("LAG");
        String text = "OVER (" + partition(window, expressions) + "ORDER BY `ROWTIME`"
                + (lag ? "" : " " + frame(window)) + ")";
        if (over != null && !over.equals(text)) {
            throw notes.unsupported(
                    "OVER",
                    "Flink computes all windows of one SELECT over the same rows: each of these windows needs a query of its"
                            + " own.");
        }
        over = text;
        if (!window.isRows()) {
            notes.differs(
                    "OVER",
                    "With an event time, Flink counts all rows of the same millisecond together; here each row is counted as"
                            + " it comes.");
        }
        return Raw.of(expressions.print(function) + " " + text);
    }

    private static String partition(SqlWindow window, ExpressionPrinter expressions) {
        SqlNodeList keys = window.getPartitionList();
        return keys.isEmpty()
                ? ""
                : "PARTITION BY "
                        + String.join(
                                ", ", keys.stream().map(expressions::print).toList()) + " ";
    }

    private static String frame(SqlWindow window) {
        SqlNode bound = window.getLowerBound();
        String lower = bound == null ? "UNBOUNDED PRECEDING" : SqlText.of(bound);
        return (window.isRows() ? "ROWS" : "RANGE") + " BETWEEN " + lower + " AND CURRENT ROW";
    }
}
