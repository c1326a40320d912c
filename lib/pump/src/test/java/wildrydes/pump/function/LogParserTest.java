package wildrydes.pump.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

class LogParserTest {

    @Test
    void columnsAreReadAsTheyAreDescribed() {
        assertThat(ColumnDescription.list(
                        "a TYPE INT, \"b c\" TYPE DEC(5, 2) NOT NULL, c TYPE DOUBLE PRECISION, d VARCHAR(7),"
                                + " e TYPE TIMESTAMP 'yyyy' START 3 FOR 4, f"))
                .containsExactly(
                        new ColumnDescription("A", SqlType.of(TypeName.INTEGER), null, -1, -1),
                        new ColumnDescription("b c", new SqlType(TypeName.DECIMAL, 5, 2), null, -1, -1),
                        new ColumnDescription("C", SqlType.of(TypeName.DOUBLE), null, -1, -1),
                        new ColumnDescription("D", SqlType.of(TypeName.VARCHAR, 7), null, -1, -1),
                        new ColumnDescription("E", SqlType.of(TypeName.TIMESTAMP), "yyyy", 3, 4),
                        new ColumnDescription("F", ColumnDescription.TEXT, null, -1, -1));
    }

    @Test
    void whatIsNoDescriptionSaysWhich() {
        for (String wrong : List.of("", "1a TYPE INTEGER", "a TYPE INTEGER,", "a TYPE INTEGER b")) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> ColumnDescription.list(wrong))
                    .withMessageContaining("write NAME TYPE VARCHAR(16)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnDescription.list("a TYPE NUMBER"))
                .withMessage("Type NUMBER of a column is not known");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnDescription.list("a TYPE BINARY(3)"))
                .withMessage("Type BINARY of a column is not one that a text can be read as");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogParser.fixedColumns("a TYPE INTEGER"))
                .withMessage("Column A of FIXED_COLUMN_LOG_PARSE lacks its START");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogParser.fixedColumns("a TYPE DATE 'bad' START 0"))
                .withMessage("Pattern 'bad' is not a valid format of a time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogParser.web("no format"))
                .withMessageStartingWith(
                        "Format 'no format' of W3C_LOG_PARSE has no specifiers and is no name of a format");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogParser.delimited(ColumnDescription.numbered(2), "", null, null))
                .withMessage("The delimiter of VARIABLE_COLUMN_LOG_PARSE is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogParser.delimited(ColumnDescription.numbered(2), ",", null, "abc"))
                .withMessage("Quotes 'abc' of VARIABLE_COLUMN_LOG_PARSE are more than two characters");
    }

    @Test
    void valuesOfEachTypeAreRead() {
        LogParser parser = LogParser.delimited(
                ColumnDescription.list(
                        "a TYPE BOOLEAN, b TYPE BIGINT, c TYPE REAL, d TYPE DOUBLE, e TYPE TIME, f TYPE DATE"
                                + " 'dd.MM.yy', g TYPE CHAR(3), h TYPE TIME 'HHmm'"),
                ";",
                null,
                null);

        assertThat(parser.parse("true;5;0.5;1e3;10:00:00;30.09.04;x;1348"))
                .containsExactly(true, 5L, 0.5f, 1000.0, 36_000_000, 12_691, "x  ", 49_680_000);
        assertThat(parser.parse(";;;;;;;")).containsExactly(null, null, null, null, null, null, "   ", null);
    }
}
