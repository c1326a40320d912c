package wildrydes.pump.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import wildrydes.pump.explain.Declarations;
import wildrydes.pump.explain.Explanation;
import wildrydes.pump.flink.FlinkSql;
import wildrydes.pump.kit.Inputs;
import wildrydes.pump.kit.RandomStreams;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.run.Application;
import wildrydes.pump.sql.KdaSql;
import wildrydes.pump.sql.SqlException;
import wildrydes.pump.type.Column;

/** Does with a text all that can be done with an application. */
final class Workbench {

    private static final List<StreamPlan> INPUTS = List.of(RandomStreams.LEFT, RandomStreams.RIGHT, Inputs.RIDES);
    private static final List<ReferenceTable> TABLES =
            List.of(Inputs.table("companies", Inputs.varchar("T", 8), Inputs.varchar("NAME", 20)));

    private Workbench() {}

    /**
     * Plans a text, explains and prints it, and runs it with a few rows.
     *
     * @return the refusal; empty where it ran
     * @throws AssertionError if the refusal has no place or no reason
     */
    static Optional<SqlException> tryOut(String sql, long seed) {
        ApplicationPlan plan;
        try {
            plan = KdaSql.plan(sql, INPUTS, TABLES);
        } catch (SqlException e) {
            if (e.reason().isBlank() || e.line() < 1 || e.column() < 1) {
                throw new AssertionError("a refusal without a place or a reason: " + e.getMessage(), e);
            }
            explainAsFarAsItGoes(sql);
            return Optional.of(e);
        }
        try {
            for (String pump : Declarations.parse(sql).pumps().keySet()) {
                Explanation.of(sql, pump).orElseThrow();
            }
            FlinkSql.of(sql, INPUTS, TABLES, Map.of());
        } catch (SqlException e) {
            throw new AssertionError("an application that can be planned cannot be explained: " + sql, e);
        }
        run(plan, new Random(seed));
        return Optional.empty();
    }

    /** What cannot be planned may be explained or refused. */
    private static void explainAsFarAsItGoes(String sql) {
        try {
            for (String pump : Declarations.parse(sql).pumps().keySet()) {
                Explanation.of(sql, pump).orElseThrow();
            }
            FlinkSql.of(sql, INPUTS, TABLES, Map.of());
        } catch (SqlException refused) {
            if (refused.reason().isBlank()) {
                throw new AssertionError("a refusal without a reason", refused);
            }
        }
    }

    private static void run(ApplicationPlan plan, Random random) {
        long[] now = {1_772_000_000_000L};
        Application application = new Application(plan, () -> now[0]);
        application.reference("companies", List.<Object[]>of(new Object[] {"a", "Amazon"}, new Object[] {"b", null}));
        for (int i = 0; i < 30; i++) {
            now[0] += random.nextInt(3) * 20_000L;
            StreamPlan stream = INPUTS.get(random.nextInt(INPUTS.size()));
            application.insert(stream.name(), row(stream, now[0], random));
            if (i == 15) {
                byte[] snapshot = application.snapshot();
                application = new Application(plan, () -> now[0]);
                application.restore(snapshot);
            }
        }
        application.advance(now[0] + 7_200_000);
    }

    private static Object[] row(StreamPlan stream, long rowtime, Random random) {
        List<Object> row = new ArrayList<>();
        row.add(rowtime);
        for (Column column : stream.columns().subList(1, stream.columns().size())) {
            row.add(
                    random.nextInt(6) == 0
                            ? null
                            : switch (column.type().name()) {
                                case INTEGER -> random.nextInt(4) == 0 ? Integer.MAX_VALUE : (Object) random.nextInt(5);
                                case DOUBLE -> random.nextInt(4) == 0 ? -1e300 : (Object) (random.nextInt(9) / 4.0);
                                case TIMESTAMP -> rowtime - random.nextInt(100_000);
                                default -> List.of("a", "b", "", "Shadowfax").get(random.nextInt(4));
                            });
        }
        return row.toArray();
    }
}
