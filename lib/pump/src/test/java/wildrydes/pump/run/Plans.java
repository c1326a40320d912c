package wildrydes.pump.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.AggregateCall.Function;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** Plans made by hand, and the rows that come of them as text. */
final class Plans {

    static final Column ROWTIME = StreamPlan.ROWTIME;
    static final long MINUTE = 60_000;

    /** What the unicorns send, less what no test needs. */
    static final StreamPlan RIDES = stream("RIDES", column("NAME", TypeName.VARCHAR), column("X", TypeName.INTEGER));

    private Plans() {}

    static Column column(String name, TypeName type) {
        return new Column(name, SqlType.of(type));
    }

    static StreamPlan stream(String name, Column... columns) {
        List<Column> all = new ArrayList<>(List.of(ROWTIME));
        all.addAll(List.of(columns));
        return new StreamPlan(name, all);
    }

    static Operator.Scan scan(StreamPlan stream) {
        return new Operator.Scan(stream.name(), stream.columns());
    }

    /** The columns of the input in another choice and order. */
    static Operator.Project project(Operator input, int... from) {
        List<Column> columns = new ArrayList<>();
        for (int column : from) {
            columns.add(input.columns().get(column));
        }
        RowFunction function = (rowtime, row, to, context) -> {
            for (int i = 0; i < from.length; i++) {
                to[i] = row[from[i]];
            }
        };
        return new Operator.Project(input, function, columns, -1);
    }

    static AggregateCall call(Function function, TypeName type, Integer... arguments) {
        return new AggregateCall(function, List.of(arguments), SqlType.of(type), false);
    }

    /** GROUP BY FLOOR(ROWTIME TO MINUTE), keys; the top of a pump: window end, keys, results. */
    static Operator byMinute(Operator input, List<Integer> keys, AggregateCall... calls) {
        RowFunction window = (rowtime, row, to, context) -> to[0] = Math.floorDiv(rowtime, MINUTE);
        List<Column> columns = results(input, keys, calls);
        Operator tumbling = new Operator.Tumbling(input, window, 1, keys, List.of(calls), columns);
        return endFirst(tumbling);
    }

    /** Keys, results, end. */
    static List<Column> results(Operator input, List<Integer> keys, AggregateCall... calls) {
        List<Column> columns = new ArrayList<>();
        for (int key : keys) {
            columns.add(input.columns().get(key));
        }
        for (AggregateCall call : calls) {
            columns.add(new Column("C" + columns.size(), call.type()));
        }
        columns.add(ROWTIME);
        return columns;
    }

    /** Puts the last column, the end of a window, in front. */
    static Operator endFirst(Operator windowed) {
        int width = windowed.columns().size();
        int[] order = new int[width];
        for (int i = 0; i < width; i++) {
            order[i] = (i + width - 1) % width;
        }
        return project(windowed, order);
    }

    static PumpPlan pump(String name, Operator query, StreamPlan target) {
        return new PumpPlan(name, query, target.name(), true);
    }

    static ApplicationPlan application(List<StreamPlan> streams, PumpPlan... pumps) {
        return new ApplicationPlan(streams, List.of(pumps));
    }

    /** An application of one pump from RIDES into OUT. */
    static ApplicationPlan single(Operator query) {
        StreamPlan out = new StreamPlan("OUT", query.columns());
        return application(List.of(RIDES, out), pump("PUMP", query, out));
    }

    static Application start(ApplicationPlan plan) {
        return new Application(plan, () -> 1_000_000);
    }

    /** Keeps what a stream shows, each row as its values with blanks between. */
    static List<String> watch(Application application, String stream) {
        List<String> seen = new ArrayList<>();
        application.listen(stream, (rowtime, row) -> {
            if (!Objects.equals(row[0], rowtime)) {
                throw new AssertionError("ROWTIME " + row[0] + " in a row of rowtime " + rowtime);
            }
            seen.add(text(row));
        });
        return seen;
    }

    static String text(@Nullable Object[] row) {
        List<String> values = new ArrayList<>();
        for (Object value : row) {
            values.add(String.valueOf(value));
        }
        return String.join(" ", values);
    }

    static void ride(Application application, long rowtime, @Nullable String name, @Nullable Integer x) {
        application.insert("RIDES", new @Nullable Object[] {rowtime, name, x});
    }
}
