package wildrydes.pump.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.TableFunction;
import wildrydes.pump.type.Column;

/** TABLE(function(CURSOR(query), ...)). */
class TableCallsTest {

    private static Operator.TableCall call(String columns, String selected, String call) throws SqlException {
        Operator query = Plans.query(columns, "SELECT " + selected + " FROM TABLE(" + call + ")");
        return (Operator.TableCall) ((Operator.Project) query).input();
    }

    @Test
    void aForestHasDefaultsForAllButItsCursor() throws SqlException {
        Operator.TableCall call = call(
                "I INTEGER, S DOUBLE", "ID, ANOMALY_SCORE", "RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM RIDES))");
        assertThat(call.function())
                .isEqualTo(new TableFunction.RandomCutForest(List.of(1, 3), 100, 256, 100_000, 1, false, false));
        assertThat(call.columns())
                .extracting(Column::name)
                .containsExactly("ROWTIME", "ID", "UNICORN", "FARE", "STARTED", "LOG", "ANOMALY_SCORE");
    }

    @Test
    void theArgumentsOfAForestStandInTheirOrder() throws SqlException {
        Operator.TableCall call = call(
                "S DOUBLE, E VARCHAR(512)",
                "ANOMALY_SCORE, ANOMALY_EXPLANATION",
                "RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM FARE FROM RIDES), 50, 128, 1000, 4, true)");
        assertThat(call.function())
                .isEqualTo(new TableFunction.RandomCutForest(List.of(1), 50, 128, 1000, 4, true, true));
    }

    @Test
    void hotspotsNeedAllTheirArguments() throws SqlException {
        Operator.TableCall call = call(
                "R VARCHAR(10000)",
                "HOTSPOTS_RESULT",
                "HOTSPOTS(CURSOR(SELECT STREAM \"Latitude\", \"Longitude\" FROM SOURCE_SQL_STREAM_001), 1000, 0.2, 17)");
        assertThat(call.function()).isEqualTo(new TableFunction.Hotspots(List.of(1, 2), 1000, 0.2, 17));
        assertThatThrownBy(() -> call(
                        "R VARCHAR(10000)", "HOTSPOTS_RESULT", "HOTSPOTS(CURSOR(SELECT STREAM FARE FROM RIDES), 1000)"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("HOTSPOTS has 4 arguments, and this call 2.");
    }

    @Test
    void itemsAreCountedByTheNameOfTheirColumn() throws SqlException {
        assertThat(call(
                                "N VARCHAR(16), C BIGINT",
                                "*",
                                "TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM RIDES), 'UNICORN', 5, 60)")
                        .function())
                .isEqualTo(new TableFunction.TopK(2, 5, 60_000));
        assertThat(call("C BIGINT", "*", "COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM RIDES), 'LOG', 10)")
                        .function())
                .isEqualTo(new TableFunction.CountDistinct(5, 10_000));
    }

    @Test
    void argumentsOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> call(
                        "N VARCHAR(16), C BIGINT",
                        "*",
                        "TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM RIDES), 'UNICORN', 5, 3601)"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("Argument 4 of TOP_K_ITEMS_TUMBLING is a whole number from 1 to 3600.");
        assertThatThrownBy(() -> call(
                        "S DOUBLE", "ANOMALY_SCORE", "RANDOM_CUT_FOREST(CURSOR(SELECT STREAM FARE FROM RIDES), 0)"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("Argument 2 of RANDOM_CUT_FOREST is a whole number from 1 to 1000.");
        assertThatThrownBy(() -> call(
                        "S DOUBLE", "ANOMALY_SCORE", "RANDOM_CUT_FOREST(CURSOR(SELECT STREAM UNICORN FROM RIDES))"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("RANDOM_CUT_FOREST needs a column of numbers, and the cursor has none.");
    }
}
