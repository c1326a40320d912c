package wildrydes.pump.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.plan.RowPredicate;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.sql.KdaSql;
import wildrydes.pump.sql.SqlException;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

class RowCompilerTest {

    private final RexBuilder builder = new KdaRexBuilder();

    @Test
    void columnsAreHandedOn() {
        RowFunction function = RowCompiler.function(List.of(node("v"), node("i"), node("nil")));

        assertThat(apply(function, Sample.row())).containsExactly("unicorn", 7, null);
    }

    @Test
    void rowtimeIsThatOfTheRow() {
        RexNode rowtime = builder.makeCall(KdaOperatorTable.ROWTIME_OF_ROW);
        RexNode minute = builder.makeCall(
                SqlStdOperatorTable.FLOOR,
                rowtime,
                builder.makeFlag(org.apache.calcite.avatica.util.TimeUnitRange.HOUR));

        assertThat(apply(RowCompiler.function(List.of(rowtime, minute)), Sample.row()))
                .containsExactly(Sample.ROWTIME, 1_096_549_200_000L);
    }

    @Test
    void aConditionThatIsUnknownIsNotTrue() {
        assertThat(test("bo", Sample.row())).isTrue();
        assertThat(test("NOT bo", Sample.row())).isFalse();
        assertThat(test("nil", Sample.row())).isFalse();
        assertThat(test("i = 7 OR nil", Sample.row())).isTrue();
    }

    @Test
    void anErrorBelongsToTheRow() {
        RowFunction function = RowCompiler.function(List.of(node("1 / 0"), node("i")));

        assertThatThrownBy(() -> apply(function, Sample.row()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("Division by zero: 1 / 0");
    }

    @Test
    void whatNothingExecutesIsRefused() {
        RexNode cubeRoot = builder.makeCall(SqlStdOperatorTable.CBRT, node("d"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCompiler.function(List.of(cubeRoot)))
                .withMessage("The operator CBRT cannot be executed.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCompiler.function(List.of(builder.makeAbstractCast(
                        builder.getTypeFactory().createSqlType(SqlTypeName.DATE), node("i"), false))))
                .withMessage("A value of type INTEGER cannot be cast to DATE.");
    }

    @Test
    void aRecordIsComputedOnceForItsFields() {
        RexNode record = Sample.SQL.node("REGEX_LOG_PARSE(v, '(uni)(.*)', 'A VARCHAR(3), B VARCHAR(9)')");
        RowFunction function = RowCompiler.function(List.of(
                builder.makeFieldAccess(record, "B", true), builder.makeFieldAccess(record, "A", true), node("i")));
        @Nullable Object[] row = Sample.row();

        assertThat(apply(function, row)).containsExactly("corn", "uni", 7);
        assertThat(row).isEqualTo(Sample.row());
        assertThat(apply(function, Sample.nulls())).containsExactly(null, null, null);
    }

    @Test
    void theGuidesLogExamplesRun() throws SqlException {
        String line = "192.168.254.30 - John [24/May/2004:22:01:02 -0700] \"GET /icons/apache_pb.gif HTTP/1.1\" 304 0";

        assertThat(select(
                        "l.r.COLUMN1, l.r.COLUMN5",
                        "(SELECT STREAM W3C_LOG_PARSE(\"log\", 'COMMON') FROM \"IN\") AS l(r)",
                        line))
                .containsExactly(5L, "192.168.254.30", "GET /icons/apache_pb.gif HTTP/1.1");
        assertThat(select(
                        "t.r.\"COL_2\", t.r.\"COL_1\"",
                        "(SELECT STREAM VARIABLE_COLUMN_LOG_PARSE(\"log\", 'COL_1 TYPE VARCHAR(16), COL_2 TYPE VARCHAR(16)', ',')"
                                + " AS r FROM \"IN\") AS t",
                        "a,b"))
                .containsExactly(5L, "b", "a");
        assertThat(select(
                        "t.rec.COLUMN1, t.rec.COLUMN2",
                        "(SELECT STREAM REGEX_LOG_PARSE(\"log\", '(\\w.+) (\\d.+)') AS rec FROM \"IN\") AS t",
                        "no match"))
                .containsExactly(5L, null, null);
    }

    @Test
    void aLiteralThatIsNotRightIsFoundWithItsPlace() {
        assertThatThrownBy(() -> select("TIMESTAMP_TO_CHAR('bad', ROWTIME), 'x'", "\"IN\"", ""))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("line 1, column 102")
                .hasMessageContaining("Pattern 'bad' is not a valid format of a time");
        assertThatThrownBy(() -> select("REGEX_REPLACE(\"log\", '(', '', 1, 0), 'x'", "\"IN\"", ""))
                .hasMessageContaining("Pattern '(' is not a valid regular expression: Unclosed group");
        assertThatThrownBy(() -> select(
                        "r.r.A, r.r.B", "(SELECT STREAM REGEX_LOG_PARSE(\"log\", \"log\") FROM \"IN\") r(r)", ""))
                .hasMessageContaining("The operands of REGEX_LOG_PARSE behind the first must be literals");
    }

    private static @Nullable Object[] select(String columns, String from, String line) throws SqlException {
        StreamPlan input =
                new StreamPlan("IN", List.of(StreamPlan.ROWTIME, new Column("log", SqlType.of(TypeName.VARCHAR, 200))));
        Operator query = KdaSql.plan(
                        "CREATE STREAM \"OUT\" (a VARCHAR(99), b VARCHAR(99)); CREATE PUMP p AS INSERT INTO \"OUT\" SELECT STREAM "
                                + columns + " FROM " + from,
                        List.of(input),
                        List.of())
                .pumps()
                .get(0)
                .query();
        assertThat(query).isInstanceOf(Operator.Project.class);
        return run((Operator.Project) query, new @Nullable Object[] {5L, line});
    }

    private static @Nullable Object[] run(Operator.Project project, @Nullable Object[] row) {
        @Nullable Object[] from = project.input() instanceof Operator.Project inner ? run(inner, row) : row;
        @Nullable Object[] to = new Object[project.columns().size()];
        project.function().apply(5L, from, to, Sample.MOMENT);
        return to;
    }

    private static RexNode node(String expression) {
        return Sample.SQL.node(expression);
    }

    private static @Nullable Object[] apply(RowFunction function, @Nullable Object[] row) {
        @Nullable Object[] to = new Object[3];
        function.apply(Sample.ROWTIME, row, to, Sample.MOMENT);
        return to[2] == null && to[1] instanceof Long ? new @Nullable Object[] {to[0], to[1]} : to;
    }

    private static boolean test(String condition, @Nullable Object[] row) {
        RowPredicate predicate = RowCompiler.predicate(node(condition));
        return predicate.test(Sample.ROWTIME, row, Sample.MOMENT);
    }
}
