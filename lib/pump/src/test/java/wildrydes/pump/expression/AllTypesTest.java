package wildrydes.pump.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.runtime.CalciteContextException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.pump.type.SqlType;

/** Every operator with operands of all types: it is refused, or computes a value of its type, or says what is wrong. */
class AllTypesTest {

    private static final List<String> OPERANDS = List.of(
            "i",
            "s",
            "b",
            "d",
            "r",
            "n",
            "v",
            "c",
            "ts",
            "dt",
            "tm",
            "bo",
            "vb",
            "INTERVAL '90' MINUTE",
            "INTERVAL '2' YEAR",
            "'7'",
            "1.5",
            "CAST(NULL AS INTEGER)");

    private final List<String> wrong = new ArrayList<>();

    @Test
    void operatorsWithTwo() {
        int computed = 0;
        for (String form : List.of(
                "%s + %s",
                "%s - %s",
                "%s * %s",
                "%s / %s",
                "%s = %s",
                "%s < %s",
                "%s IS DISTINCT FROM %s",
                "%s || %s",
                "%s LIKE %s",
                "%s SIMILAR TO %s",
                "%s AND %s",
                "MOD(%s, %s)",
                "POWER(%s, %s)",
                "COALESCE(%s, %s)",
                "NULLIF(%s, %s)",
                "CASE WHEN bo THEN %s ELSE %s END",
                "%s IN (%s)",
                "%s BETWEEN %s AND 7",
                "TSDIFF(%s, %s)",
                "POSITION(%s IN %s)",
                "SUBSTRING(%s FROM %s)",
                "CHAR_TO_TIMESTAMP(%s, %s)",
                "TIMESTAMP_TO_CHAR(%s, %s)",
                "(%s - %s) HOUR",
                "OVERLAY(%s PLACING 'x' FROM %s)",
                "TRIM(%s FROM %s)",
                "REGEX_REPLACE(%s, %s, 'x', 1, 0)")) {
            for (String first : OPERANDS) {
                for (String second : OPERANDS) {
                    computed += check(String.format(form, first, second));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(computed).isGreaterThan(1_000);
    }

    @Test
    void operatorsWithOne() {
        int computed = 0;
        for (String form : List.of(
                "-%s",
                "+%s",
                "NOT %s",
                "%s IS NULL",
                "%s IS TRUE",
                "ABS(%s)",
                "FLOOR(%s)",
                "CEIL(%s)",
                "FLOOR(%s TO MINUTE)",
                "CEIL(%s TO MONTH)",
                "STEP(%s BY 5)",
                "STEP(%s BY INTERVAL '7' MINUTE)",
                "STEP(%s BY INTERVAL '5' MONTH)",
                "EXTRACT(YEAR FROM %s)",
                "EXTRACT(SECOND FROM %s)",
                "EXP(%s)",
                "LN(%s)",
                "LOG10(%s)",
                "UPPER(%s)",
                "INITCAP(%s)",
                "CHAR_LENGTH(%s)",
                "TO_TIMESTAMP(%s)",
                "UNIX_TIMESTAMP(%s)",
                "MONOTONIC(%s)",
                "DATE_TO_CHAR('yyyy', %s)",
                "TIME_TO_CHAR('HH', %s)",
                "SYS_LOG_PARSE(%s)",
                "CAST(%s AS SMALLINT)",
                "CAST(%s AS INTEGER)",
                "CAST(%s AS BIGINT)",
                "CAST(%s AS DECIMAL(6, 2))",
                "CAST(%s AS REAL)",
                "CAST(%s AS DOUBLE)",
                "CAST(%s AS CHAR(30))",
                "CAST(%s AS VARCHAR(30))",
                "CAST(%s AS BOOLEAN)",
                "CAST(%s AS DATE)",
                "CAST(%s AS TIME)",
                "CAST(%s AS TIMESTAMP)",
                "CAST(%s AS BINARY(3))",
                "CAST(%s AS VARBINARY(3))",
                "CAST(%s AS INTERVAL HOUR)",
                "CAST(%s AS INTERVAL YEAR)")) {
            for (String operand : OPERANDS) {
                computed += check(String.format(form, operand));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(computed).isGreaterThan(250);
    }

    /** 1 where it is computed, 0 where it is refused, before or for the row. */
    private int check(String expression) {
        Sql.Compiled compiled;
        try {
            compiled = Sample.SQL.compile(expression);
        } catch (CalciteContextException refused) {
            return 0;
        } catch (NullPointerException stumbled) {
            // Calcite's rewriting of FLOOR and CEIL of an interval; the front end reports it as it does any failure.
            assertThat(expression).matches("(FLOOR|CEIL)\\(INTERVAL .*");
            return 0;
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).as(expression).isNotBlank();
            return 0;
        } catch (RuntimeException | AssertionError e) {
            wrong.add(expression + " is neither refused nor compiled: " + e);
            return 0;
        }
        return compute(expression, compiled, Sample.row()) + compute(expression, compiled, Sample.nulls()) > 0 ? 1 : 0;
    }

    private int compute(String expression, Sql.Compiled compiled, @Nullable Object[] row) {
        try {
            Object value = compiled.value(Sample.ROWTIME, Sample.MOMENT, row);
            SqlType type = Printed.columnType(compiled.type());
            if (value != null && type != null) {
                assertThat(value).as(expression).isInstanceOf(type.name().valueClass());
            }
            return 1;
        } catch (ArithmeticException | IllegalArgumentException e) {
            assertThat(e.getMessage()).as(expression).isNotBlank();
            return 0;
        } catch (RuntimeException e) {
            wrong.add(expression + " of a row fails with " + e);
            return 0;
        }
    }
}
