package wildrydes.pump.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;

/** Statements: their order, and what they do to one another. */
class StatementsTest {

    private static final String STREAM = "CREATE OR REPLACE STREAM \"OUT\" (N VARCHAR(16));";
    private static final String PUMP =
            "CREATE OR REPLACE PUMP P AS INSERT INTO \"OUT\" SELECT STREAM UNICORN FROM RIDES;";

    private static void refused(String sql, String message) {
        assertThatThrownBy(() -> Plans.of(sql)).isInstanceOf(SqlException.class).hasMessage(message);
    }

    @Test
    void aStreamHasItsColumnsBehindRowtime() throws SqlException {
        ApplicationPlan plan = Plans.of("""
                CREATE STREAM wide ("a b" char(3), c decimal(5,2), D timestamp NOT NULL DESCRIPTION 'when', e varbinary(4),
                    f float, g tinyint, h int) DESCRIPTION 'all kinds';""");
        StreamPlan stream = plan.streams().get(plan.streams().size() - 1);
        assertThat(stream.name()).isEqualTo("WIDE");
        assertThat(stream.columns().stream().map(Column::name))
                .containsExactly("ROWTIME", "a b", "C", "D", "E", "F", "G", "H");
        assertThat(stream.columns().stream().map(c -> c.type().toString()))
                .containsExactly(
                        "TIMESTAMP",
                        "CHAR(3)",
                        "DECIMAL(5, 2)",
                        "TIMESTAMP",
                        "VARBINARY(4)",
                        "DOUBLE",
                        "SMALLINT",
                        "INTEGER");
    }

    @Test
    void aPumpOnlyKnowsTheStreamsBeforeIt() {
        refused(
                PUMP + STREAM,
                "line 1, column 41: There is no stream OUT to insert into."
                        + " Create it before the pump: CREATE OR REPLACE STREAM OUT (...);");
    }

    @Test
    void orReplacePutsAPumpInThePlaceOfAnother() throws SqlException {
        ApplicationPlan plan = Plans.of(
                STREAM + PUMP
                        + "CREATE OR REPLACE PUMP P STOPPED AS INSERT INTO \"OUT\" SELECT STREAM \"Name\" FROM SOURCE_SQL_STREAM_001;");
        assertThat(plan.pumps()).hasSize(1);
        assertThat(plan.pumps().get(0).started()).isFalse();
        refused(
                STREAM + PUMP + PUMP.replace(" OR REPLACE", ""),
                "line 1, column 139: There is a pump P already. Write CREATE OR REPLACE PUMP, or choose another name.");
    }

    @Test
    void aStreamThatAPumpUsesIsNeitherReplacedNorDropped() throws SqlException {
        refused(
                STREAM + PUMP + STREAM,
                "line 1, column 152: Stream OUT cannot be replaced while pump P uses it. Write DROP PUMP P; before.");
        refused(
                STREAM + PUMP + "DROP STREAM \"OUT\"",
                "line 1, column 139: Stream OUT cannot be dropped while pump P uses it. Write DROP PUMP P; before.");
        assertThat(Plans.of(STREAM + PUMP + "DROP PUMP P;" + STREAM + "DROP STREAM \"OUT\" CASCADE;")
                        .streams())
                .extracting(StreamPlan::name)
                .doesNotContain("OUT");
    }

    @Test
    void dropIfExistsMayFindNothing() throws SqlException {
        assertThat(Plans.of("DROP PUMP IF EXISTS P; DROP STREAM IF EXISTS S; DROP FUNCTION IF EXISTS F;")
                        .pumps())
                .isEmpty();
    }

    @Test
    void alterPumpStartsAndStops() throws SqlException {
        ApplicationPlan plan = Plans.of(
                STREAM + PUMP + PUMP.replace("PUMP P", "PUMP Q") + "ALTER PUMP P, Q STOP; ALTER PUMP Q START;");
        assertThat(plan.pumps()).extracting(PumpPlan::started).containsExactly(false, true);
    }

    @Test
    void pumpsThatFeedOneAnotherInACircleAreRefused() {
        refused(
                """
                CREATE STREAM A (N VARCHAR(16)); CREATE STREAM B (N VARCHAR(16));
                CREATE PUMP P AS INSERT INTO B SELECT STREAM N FROM A;
                CREATE PUMP Q AS INSERT INTO A SELECT STREAM N FROM B;""",
                "line 3, column 13: Pump Q would be fed by its own rows: what it writes into A comes back to what it reads."
                        + " Let it write into another stream.");
    }

    @Test
    void aFunctionIsCheckedWhenItIsDeclared() {
        refused(
                "CREATE FUNCTION f(x DOUBLE) RETURNS DOUBLE RETURN x * y;",
                "line 1, column 55: Function F has no parameter Y. The parameters here are X.");
        refused(
                "CREATE FUNCTION f(x DOUBLE) RETURNS DOUBLE RETURN SUM(x);",
                "line 1, column 51: SUM is an aggregate; a function computes its value from one row."
                        + " Aggregate in the pump, and call the function with the result.");
        refused(
                "CREATE FUNCTION f(x DOUBLE) RETURNS DOUBLE RETURN f(x);",
                "line 1, column 51: There is no function F. The functions are those of the SQL reference, and those that"
                        + " CREATE FUNCTION has made before.");
    }

    @Test
    void theErrorStreamIsThereAndIsFilledByNobodyElse() throws SqlException {
        assertThat(Plans.of("").streams()).extracting(StreamPlan::name).contains("error_stream");
        refused(
                "CREATE PUMP P AS INSERT INTO \"error_stream\" SELECT STREAM * FROM RIDES;",
                "line 1, column 30: Stream \"error_stream\" is filled by the service, not by pumps."
                        + " Insert into a stream of your own.");
    }
}
