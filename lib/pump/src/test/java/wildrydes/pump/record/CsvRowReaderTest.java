package wildrydes.pump.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowReaderTest {

    private static RowReader csv(String rowDelimiter, String columnDelimiter, String... columns) {
        return RowReaders.of(Records.schema(new RecordFormat.Csv(rowDelimiter, columnDelimiter), columns), 0);
    }

    private static RowReader people() {
        return csv("\n", ",", "LastName - VARCHAR(16)", "FirstName - VARCHAR(16)", "CustomerId - INTEGER");
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void valuesBecomeColumnsInTheirOrder() {
        Records found = Records.of(people(), "Doe,John,1\nRoe,Jane,2\n", "Poe,Ann,3");

        assertThat(found.rows).containsExactly(row("Doe", "John", 1), row("Roe", "Jane", 2), row("Poe", "Ann", 3));
        assertThat(found.errors).isEmpty();
    }

    @Test
    void roomIsLeftInFrontOfTheColumns() {
        RowReader reader = RowReaders.of(Records.schema(new RecordFormat.Csv("\n", ","), "a - INTEGER"), 1);

        assertThat(Records.of(reader, "5").rows).containsExactly(row(null, 5));
    }

    @Test
    void moreColumnsArePassedOverAndMissingOnesAreNull() {
        assertThat(Records.of(people(), "Doe,John,1,x,\"y\"\nRoe\n,,\n\"\",\"\",").rows)
                .containsExactly(
                        row("Doe", "John", 1), row("Roe", null, null), row(null, null, null), row("", "", null));
    }

    @Test
    void quotesMayHoldDelimitersAndQuotes() {
        assertThat(Records.of(people(), "\"name1\", \"address1\"\n\"a,b\"\t,\"two\nrows \"\"in\"\"\" , 7 \n").rows)
                .containsExactly(row("name1", "address1", null), row("a,b", "two\nrows \"in\"", 7));
    }

    @Test
    void blanksOutsideQuotesBelongToTheValue() {
        assertThat(Records.of(people(), " Doe , John,1").rows).containsExactly(row(" Doe ", " John", 1));
    }

    @Test
    void rowsMayEndInReturnAndLineFeedAndEmptyOnesArePassedOver() {
        assertThat(Records.of(people(), "Doe,John,1\r\n\r\n\nRoe,\"Jane\"\r\n", "Poe,Ann,3\r").rows)
                .containsExactly(row("Doe", "John", 1), row("Roe", "Jane", null), row("Poe", "Ann", 3));
    }

    @Test
    void delimitersMayBeSeveralCharactersOrBlanks() {
        assertThat(Records.of(csv("\r\n", "||", "a - VARCHAR(9)", "b - INTEGER"), "x|y||1\r\n z ||2\r\n").rows)
                .containsExactly(row("x|y", 1), row(" z ", 2));
        assertThat(Records.of(csv(";", "\t", "a - VARCHAR(9)", "b - VARCHAR(9)"), "\t\"x\";y\t").rows)
                .containsExactly(row(null, "x"), row("y", null));
        assertThat(Records.of(csv("\n", " ", "a - VARCHAR(9)", "b - VARCHAR(9)"), "\"a b\" c").rows)
                .containsExactly(row("a b", "c"));
    }

    @Test
    void aValueThatDoesNotFitIsAnErrorRowAmongTheOthers() {
        Records found = Records.of(people(), "Doe,John,1\nRoe,Jane,two\nPoe,Ann,3\n");

        assertThat(found.rows).containsExactly(row("Doe", "John", 1), row("Poe", "Ann", 3));
        assertThat(found.errors)
                .containsExactly(new Records.Refused(
                        "Coercion error",
                        "Column \"CustomerId\" cannot take the value \"two\", which is not a number, as INTEGER; correct the producer"
                                + " or the type of the column.",
                        "Roe,Jane,two"));
    }

    @Test
    void aQuoteThatDoesNotCloseIsAnErrorRowAmongTheOthers() {
        Records found = Records.of(people(), "Doe,\"John,1\nRoe,Jane,2\nPoe,Ann,3\n");

        assertThat(found.rows).containsExactly(row("Roe", "Jane", 2), row("Poe", "Ann", 3));
        assertThat(found.errors)
                .containsExactly(new Records.Refused(
                        "Parse error",
                        "The record is not CSV: the quoted value of column 2 does not end before a delimiter; write quotes within it"
                                + " twice.",
                        "Doe,\"John,1"));
    }

    @Test
    void whatFollowsAClosingQuoteIsAnErrorRow() {
        assertThat(Records.of(people(), "\"Doe\"x,John,1\nRoe,Jane,2").errors)
                .extracting(Records.Refused::data)
                .containsExactly("\"Doe\"x,John,1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "\uFEFF"})
    void anEmptyRecordIsAnErrorRow(String record) {
        assertThat(Records.of(people(), record).errors)
                .containsExactly(new Records.Refused(
                        "Parse error", "The record is empty; send a row of values with delimiters.", record));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\""})
    void aDelimiterThatCannotDelimitIsRefused(String delimiter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv("\n", delimiter, "a - INTEGER"))
                .withMessage(
                        "The column delimiter \"" + delimiter
                                + "\" of the schema is empty or has a double quote; choose one such as a comma or a line feed.");
        assertThatIllegalArgumentException().isThrownBy(() -> csv(delimiter, ",", "a - INTEGER"));
    }

    @Test
    void aMegabyteOfQuotesIsReadInOneGo() {
        String quotes = "\"\"".repeat(300_000);

        assertThat(Records.of(people(), "\"" + quotes + "\",b").rows).containsExactly(row("\"".repeat(16), "b", null));
        assertThat(Records.of(people(), "\"" + quotes + ",b\nRoe,Jane,2").rows).containsExactly(row("Roe", "Jane", 2));
        assertThat(Records.of(people(), "\"\n".repeat(300_001)).errors).hasSizeLessThan(10);
    }
}
