package wildrydes.lab.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.Row;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.columns.Column;

/** Athena's values become columns of the types that Athena names. */
class ResultColumnsTest {

    private static Row row(String... values) {
        return Row.builder()
                .data(Arrays.stream(values)
                        .map(value -> Datum.builder().varCharValue(value).build())
                        .toList())
                .build();
    }

    private static ColumnInfo info(String name, String type) {
        return ColumnInfo.builder().name(name).type(type).build();
    }

    private static Column<?> column(String type, String... values) {
        List<Row> rows = Arrays.stream(values).map(ResultColumnsTest::row).toList();
        return ResultColumns.of(List.of(info("c", type)), rows).get(0);
    }

    @Test
    void eachTypeHasItsColumn() {
        assertThat(column("integer", "150").get(0)).isEqualTo(150);
        assertThat(column("smallint", "150").get(0)).isEqualTo(150);
        assertThat(column("bigint", "5000000000").get(0)).isEqualTo(5_000_000_000L);
        assertThat(column("double", "67.10000000001").get(0)).isEqualTo(67.10000000001);
        assertThat(column("float", "40.749").get(0)).isEqualTo(40.749);
        assertThat(column("decimal(10,2)", "1.25").get(0)).isEqualTo(1.25);
        assertThat(column("boolean", "true").get(0)).isEqualTo(true);
        assertThat(column("date", "2026-03-02").get(0)).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(column("timestamp", "2026-03-02 09:15:00.123").get(0))
                .isEqualTo(LocalDateTime.of(2026, 3, 2, 9, 15, 0, 123_000_000));
        assertThat(column("timestamp with time zone", "2026-03-02 09:15:00.000 UTC")
                        .get(0))
                .isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
        assertThat(column("varchar", "Shadowfax").get(0)).isEqualTo("Shadowfax");
        assertThat(column("array", "[a, b]").get(0)).isEqualTo("[a, b]");
    }

    @Test
    void nullIsMissingAndAnEmptyTextIsNot() {
        Column<?> numbers = column("integer", "1", null);
        assertThat(numbers.isMissing(1)).isTrue();
        assertThat(numbers.type()).isEqualTo(ColumnType.INTEGER);
        assertThat(ResultColumns.of(List.of(info("a", "integer"), info("b", "varchar")), List.of(row("1")))
                        .get(1)
                        .isMissing(0))
                .as("a row that ends early")
                .isTrue();
    }

    @Test
    void whatDoesNotFitIsTextAsAthenaWroteIt() {
        assertThat(column("decimal(38,20)", "0.12345678901234567891").get(0)).isEqualTo("0.12345678901234567891");
        assertThat(column("decimal(3,1)", "0.1").get(0)).isEqualTo(0.1);
        assertThat(column("timestamp", "0000-00-00 00:00:00").type()).isEqualTo(ColumnType.STRING);
        assertThat(column("double", "NaN", "Infinity").get(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void columnsOfOneNameAreNumbered() {
        List<Column<?>> columns = ResultColumns.of(
                List.of(info("name", "varchar"), info("Name", "varchar"), info("name", "varchar")),
                List.of(row("a", "b", "c")));
        assertThat(columns).extracting(Column::name).containsExactly("name", "Name 2", "name 3");
    }
}
