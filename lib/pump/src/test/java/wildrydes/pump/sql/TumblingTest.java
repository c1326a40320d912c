package wildrydes.pump.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.type.Column;

/** GROUP BY with a time. */
class TumblingTest {

    private static final String LAB = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
                "Name" VARCHAR(16), "StatusTime" TIMESTAMP, "Distance" SMALLINT,
                "MinMagicPoints" SMALLINT, "MaxMagicPoints" SMALLINT,
                "MinHealthPoints" SMALLINT, "MaxHealthPoints" SMALLINT);
            CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
            SELECT STREAM "Name", "ROWTIME", SUM("Distance"), MIN("MagicPoints"), MAX("MagicPoints"),
                MIN("HealthPoints"), MAX("HealthPoints")
            FROM "SOURCE_SQL_STREAM_001"
            GROUP BY FLOOR("SOURCE_SQL_STREAM_001"."ROWTIME" TO MINUTE), "Name";
            """;

    private static final RowContext CONTEXT = () -> 0;

    @Test
    void theLabsPumpGroupsByUnicornAndMinute() throws SqlException {
        ApplicationPlan plan = Plans.of(LAB);
        assertThat(plan.streams())
                .extracting(s -> s.name())
                .containsExactly("SOURCE_SQL_STREAM_001", "RIDES", "error_stream", "DESTINATION_SQL_STREAM");
        Operator.Project project = (Operator.Project) plan.pumps().get(0).query();
        assertThat(project.columns())
                .extracting(Column::toString)
                .isEqualTo(plan.streams().get(3).columns().stream()
                        .map(Column::toString)
                        .toList());
        Operator.Tumbling tumbling = (Operator.Tumbling) project.input();
        assertThat(tumbling.input()).isInstanceOf(Operator.Scan.class);
        assertThat(tumbling.keys()).containsExactly(6);
        assertThat(tumbling.calls())
                .extracting(AggregateCall::function)
                .containsExactly(
                        AggregateCall.Function.SUM,
                        AggregateCall.Function.MIN,
                        AggregateCall.Function.MAX,
                        AggregateCall.Function.MIN,
                        AggregateCall.Function.MAX);
    }

    @Test
    void rowtimeWithoutAQualifierIsTheEndOfTheWindow() throws SqlException {
        Operator.Project project =
                (Operator.Project) Plans.of(LAB).pumps().get(0).query();
        Object[] row = {"Shadowfax", 1800.4, 1, 2, 3, 4, 120_000L};
        Object[] to = new Object[8];
        project.function().apply(120_000, row, to, CONTEXT);
        assertThat(to)
                .containsExactly(
                        120_000L, "Shadowfax", 120_000L, (short) 1800, (short) 1, (short) 2, (short) 3, (short) 4);
    }

    @Test
    void anExpressionOfTheGroupingHasTheValueOfTheWindow() throws SqlException {
        Operator.Project project = (Operator.Project)
                Plans.query(
                        "t TIMESTAMP, n INTEGER",
                        "SELECT STREAM FLOOR(s.ROWTIME TO MINUTE), COUNT(*) FROM RIDES AS s GROUP BY FLOOR(s.ROWTIME TO MINUTE)");
        assertThat(((Operator.Tumbling) project.input()).keys()).isEqualTo(List.of());
        Object[] to = new Object[3];
        project.function().apply(120_000, new Object[] {7L, 120_000L}, to, CONTEXT);
        assertThat(to).containsExactly(120_000L, 60_000L, 7);
    }
}
