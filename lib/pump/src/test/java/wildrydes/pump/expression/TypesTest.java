package wildrydes.pump.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

class TypesTest {

    private final RelDataTypeFactory factory = Types.factory();

    @ParameterizedTest
    @EnumSource(TypeName.class)
    void eachTypeComesBackAsItWent(TypeName name) {
        SqlType type = switch (name) {
            case DECIMAL -> new SqlType(name, 10, 2);
            case CHAR, VARCHAR, BINARY, VARBINARY -> SqlType.of(name, 16);
            default -> SqlType.of(name);
        };

        assertThat(Types.of(Types.relational(factory, type))).isEqualTo(type);
        assertThat(Types.relational(factory, type).isNullable()).isTrue();
    }

    @Test
    void whatHasNoLengthHasTheLongest() {
        assertThat(Types.of(Types.relational(factory, SqlType.of(TypeName.VARCHAR))))
                .hasToString("VARCHAR(65535)");
        assertThat(Types.of(Types.relational(factory, SqlType.of(TypeName.DECIMAL))))
                .hasToString("DECIMAL(18, 0)");
        assertThat(Types.of(factory.createSqlType(SqlTypeName.NULL))).hasToString("VARCHAR(1)");
        assertThat(Types.of(factory.createSqlType(SqlTypeName.FLOAT))).hasToString("DOUBLE");
    }

    @Test
    void aColumnHasNoIntervalAndNoRecord() {
        for (String expression : List.of("INTERVAL '1' DAY", "SYS_LOG_PARSE(v)")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Types.of(Sample.SQL.node(expression).getType()))
                    .withMessageStartingWith("A column cannot have the type ");
        }
    }

    @Test
    void theLimitsAreTheServices() {
        assertThat(KdaTypeSystem.INSTANCE.getMaxPrecision(SqlTypeName.DECIMAL)).isEqualTo(18);
        assertThat(KdaTypeSystem.INSTANCE.getMaxPrecision(SqlTypeName.VARCHAR)).isEqualTo(65_535);
        assertThat(Types.of(Sample.SQL.node("CAST(i AS DECIMAL(19, 0))").getType()))
                .hasToString("DECIMAL(18, 0)");
    }

    @Test
    void onlyTheReferencesFunctionsAreThere() {
        for (String call : List.of("CBRT(d)", "RAND()", "ROUND(d)", "JSON_VALUE(v, '$')", "TUMBLE_START(ts, ts)")) {
            assertThatThrownBy(() -> Sample.SQL.node(call))
                    .as(call)
                    .hasMessageContaining("No match found for function signature");
        }
    }

    @Test
    void stringsAreNotComputedWith() {
        for (String comparison : List.of("v + 1", "v || i", "ABS(v)", "FLOOR(v TO MINUTE)", "dt < ts")) {
            assertThatThrownBy(() -> Sample.SQL.node(comparison)).as(comparison).hasMessageContaining("Cannot apply");
        }
    }
}
