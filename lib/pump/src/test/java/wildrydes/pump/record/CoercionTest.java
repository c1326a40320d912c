package wildrydes.pump.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html#sch-mapping-datatypes, through the reader. */
class CoercionTest {

    private static @Nullable Object value(String type, String json) {
        Records found = Records.of(Records.json("$", "v $.v " + type), "{\"v\":" + json + "}");
        assertThat(found.errors).isEmpty();
        assertThat(found.rows).hasSize(1);
        return found.rows.get(0).get(0);
    }

    private static String error(String type, String json) {
        Records found = Records.of(Records.json("$", "v $.v " + type), "{\"v\":" + json + "}");
        assertThat(found.rows).isEmpty();
        assertThat(found.errors).hasSize(1);
        assertThat(found.errors.get(0).name()).isEqualTo("Coercion error");
        return found.errors.get(0).message();
    }

    @ParameterizedTest
    @CsvSource({"BOOLEAN", "SMALLINT", "DOUBLE", "VARCHAR(3)", "VARBINARY(3)", "TIMESTAMP"})
    void nullIsNullInEveryType(String type) {
        assertThat(value(type, "null")).isNull();
    }

    @Test
    void truthBecomesOneBitTextOrTruth() {
        assertThat(value("SMALLINT", "true")).isEqualTo((short) 1);
        assertThat(value("INTEGER", "false")).isEqualTo(0);
        assertThat(value("BIGINT", "true")).isEqualTo(1L);
        assertThat(value("REAL", "true")).isEqualTo(1f);
        assertThat(value("DOUBLE", "true")).isEqualTo(1.0);
        assertThat(value("DECIMAL(5,2)", "true")).isEqualTo(new BigDecimal("1.00"));
        assertThat(value("BOOLEAN", "true")).isEqualTo(true);
        assertThat(value("BINARY(3)", "true")).isEqualTo(new byte[] {0, 0, 1});
        assertThat(value("VARBINARY(3)", "true")).isEqualTo(new byte[] {1});
        assertThat(value("VARBINARY(3)", "false")).isEqualTo(new byte[] {0});
        assertThat(value("VARCHAR(16)", "true")).isEqualTo("true");
        assertThat(value("VARCHAR(3)", "false")).isEqualTo("fal");
        assertThat(value("CHAR(6)", "true")).isEqualTo("true  ");
        assertThat(error("TIMESTAMP", "true"))
                .isEqualTo(
                        "Column \"v\" cannot take the value true, which has no conversion to it, as TIMESTAMP; correct the"
                                + " producer or the type of the column.");
    }

    @Test
    void numbersBecomeNumbersWithoutLoss() {
        assertThat(value("SMALLINT", "32767")).isEqualTo((short) 32767);
        assertThat(value("SMALLINT", "-32768")).isEqualTo((short) -32768);
        assertThat(value("INTEGER", "-2147483648")).isEqualTo(Integer.MIN_VALUE);
        assertThat(value("BIGINT", "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(value("BIGINT", "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(value("INTEGER", "123.0")).isEqualTo(123);
        assertThat(value("INTEGER", "1.5e3")).isEqualTo(1500);
        assertThat(value("INTEGER", "-0")).isEqualTo(0);
        assertThat(value("INTEGER", "0e99999999999")).isEqualTo(0);
        assertThat(value("BIGINT", "1.000000000000000000000000")).isEqualTo(1L);
        assertThat(value("DECIMAL(5,2)", "123.4")).isEqualTo(new BigDecimal("123.40"));
        assertThat(value("DECIMAL(5,2)", "1e2")).isEqualTo(new BigDecimal("100.00"));
        assertThat(value("DECIMAL(19,4)", "-123456789012345.6789")).isEqualTo(new BigDecimal("-123456789012345.6789"));
        assertThat(value("DOUBLE", "30.5")).isEqualTo(30.5);
        assertThat(value("DOUBLE", "-0.0")).isEqualTo(-0.0);
        assertThat(value("DOUBLE", "1e-400")).isEqualTo(0.0);
        assertThat(value("REAL", "43.65")).isEqualTo(43.65f);
    }

    @ParameterizedTest
    @CsvSource({
        "SMALLINT, 32768, is too large",
        "SMALLINT, -32769, is too large",
        "INTEGER, 2147483648, is too large",
        "INTEGER, 123.4, would lose digits",
        "INTEGER, 1e-400, would lose digits",
        "BIGINT, 9223372036854775808, is too large",
        "BIGINT, 1e400, is too large",
        "BIGINT, 1e99999999999, is too large",
        "DECIMAL(5;2), 1234.5, is too large",
        "DECIMAL(5;2), 123.456, would lose digits",
        "DOUBLE, 1e400, is too large",
        "REAL, 1e39, is too large"
    })
    void aNumberThatIsTooLargeOrLosesDigitsIsAnError(String type, String number, String reason) {
        assertThat(error(type.replace(';', ','), number))
                .contains("the value " + number + ", which " + reason + ", as ");
    }

    @Test
    void numbersBecomeTruthAndText() {
        assertThat(value("BOOLEAN", "0")).isEqualTo(false);
        assertThat(value("BOOLEAN", "-0.0e7")).isEqualTo(false);
        assertThat(value("BOOLEAN", "0.001")).isEqualTo(true);
        assertThat(value("VARCHAR(9)", "1.50e3")).isEqualTo("1.50e3");
        assertThat(value("VARCHAR(3)", "67321")).isEqualTo("673");
        assertThat(error("VARBINARY(3)", "1")).contains("has no conversion");
        assertThat(error("TIMESTAMP", "1561455822426")).contains("has no conversion");
        assertThat(error("DATE", "1")).contains("has no conversion");
    }

    @Test
    void textsBecomeNumbersWhereTheyAreSome() {
        assertThat(value("INTEGER", "\" 0067321 \"")).isEqualTo(67321);
        assertThat(value("SMALLINT", "\"+5.0\"")).isEqualTo((short) 5);
        assertThat(value("DOUBLE", "\".5\"")).isEqualTo(0.5);
        assertThat(value("DOUBLE", "\"-5.\"")).isEqualTo(-5.0);
        assertThat(value("DECIMAL(5,2)", "\"33.99\"")).isEqualTo(new BigDecimal("33.99"));
        assertThat(error("INTEGER", "\"AAPL\""))
                .isEqualTo(
                        "Column \"v\" cannot take the value \"AAPL\", which is not a number, as INTEGER; correct the producer or the"
                                + " type of the column.");
        for (String bad :
                new String[] {"", " ", "-", ".", "1 2", "0x10", "1e", "1d", "NaN", "Infinity", "--1", "1,5"}) {
            assertThat(error("DOUBLE", "\"" + bad + "\"")).contains("which is not a number");
        }
        assertThat(error("INTEGER", "\"123.4\"")).contains("would lose digits");
    }

    @Test
    void textsBecomeTruth() {
        assertThat(value("BOOLEAN", "\"tRuE\"")).isEqualTo(true);
        assertThat(value("BOOLEAN", "\"yes\"")).isEqualTo(false);
        assertThat(value("BOOLEAN", "\"\"")).isEqualTo(false);
    }

    @Test
    void textsAreCutInSilence() {
        assertThat(value("VARCHAR(16)", "\"A unicorn with a long name\"")).isEqualTo("A unicorn with a");
        assertThat(value("VARCHAR(2)", "\"\u00e9\u00e9\u00e9\"")).isEqualTo("\u00e9\u00e9");
        assertThat(value("VARCHAR(2)", "\"a\ud83e\udd84\"")).isEqualTo("a");
        assertThat(value("CHAR(4)", "\"ab\"")).isEqualTo("ab  ");
        assertThat(value("VARCHAR(16)", "\"\"")).isEqualTo("");
    }

    @Test
    void equalShortTextsAreOneObject() {
        RowReader reader = Records.json("$", "v $.v VARCHAR(16)");

        Records found = Records.of(reader, "{\"v\":\"Shadowfax\"}", "{\"v\":\"Shadowfax\"}");

        assertThat(found.rows.get(0).get(0)).isSameAs(found.rows.get(1).get(0));
    }

    @Test
    void binaryLiteralsBecomeBytes() {
        assertThat(value("VARBINARY(4)", "\"X'3F67A23A'\"")).isEqualTo(new byte[] {0x3F, 0x67, (byte) 0xA2, 0x3A});
        assertThat(value("BINARY(3)", "\"x'3f'\"")).isEqualTo(new byte[] {0x3F, 0, 0});
        assertThat(value("VARBINARY(4)", "\"X''\"")).isEqualTo(new byte[0]);
        assertThat(error("VARBINARY(4)", "\"X'3F6'\"")).contains("is no binary literal such as X'3F67'");
        assertThat(error("VARBINARY(4)", "\"3F67\"")).contains("is no binary literal");
        assertThat(error("VARBINARY(4)", "\"X'3G'\"")).contains("is no binary literal");
        assertThat(error("VARBINARY(1)", "\"X'3F67'\"")).contains("is too long");
    }

    @ParameterizedTest
    @CsvSource({
        "1992-02-14, 1992-02-14T00:00:00Z",
        "1992-02-14 18:35:44.0, 1992-02-14T18:35:44Z",
        "2019-06-25 09:43:42.426, 2019-06-25T09:43:42.426Z",
        "2018-05-09T12:50:41.337510, 2018-05-09T12:50:41.337Z",
        "2018-05-09T12:50:41.123456789, 2018-05-09T12:50:41.123Z",
        "2018-04-05T17:31:00Z, 2018-04-05T17:31:00Z",
        "2018-04-05T17:31:00+02:00, 2018-04-05T15:31:00Z",
        "2018-04-05 17:31:00-0230, 2018-04-05T20:01:00Z",
        "2018-04-05T17:31:00.5+02, 2018-04-05T15:31:00.5Z",
        "2018-04-05T17:31, 2018-04-05T17:31:00Z",
        "' 2018-04-05 ', 2018-04-05T00:00:00Z",
        "2016-02-29 23:59:59.999, 2016-02-29T23:59:59.999Z",
        "0001-01-01, 0001-01-01T00:00:00Z",
        "9999-12-31 23:59:59, 9999-12-31T23:59:59Z",
        "1969-12-31 23:59:59.999, 1969-12-31T23:59:59.999Z"
    })
    void textsBecomeTimestamps(String text, String instant) {
        assertThat(value("TIMESTAMP", "\"" + text + "\""))
                .isEqualTo(Instant.parse(instant).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "2019-06",
        "2019-02-29",
        "1900-02-29",
        "2019-13-01",
        "2019-00-01",
        "2019-04-31",
        "2019-06-25 24:00:00",
        "2019-06-25 09:60:00",
        "2019-06-25 09:43:60",
        "2019-06-25 9:43:42",
        "2019-06-25 09:43:42.",
        "2019-06-25 09:43:42.1234567890",
        "'2019-06-25 09:43:42,426'",
        "2019-06-25x09:43:42",
        "2019-06-25 09:43:42 UTC",
        "2019-06-25 09:43:42+19:00",
        "12019-06-25",
        "0000-01-01",
        "06/25/2019",
        "09:43:42"
    })
    void otherTextsAreNoTimestamps(String text) {
        assertThat(error("TIMESTAMP", "\"" + text + "\""))
                .contains(
                        "which is neither a date such as 2019-06-25 nor a time such as 2019-06-25 09:43:42.426, as TIMESTAMP");
    }

    @Test
    void textsBecomeDatesAndTimesOfDay() {
        assertThat(value("DATE", "\"1992-02-14\""))
                .isEqualTo((int) LocalDate.of(1992, 2, 14).toEpochDay());
        assertThat(value("DATE", "\"1960-02-14 18:35:44.0\""))
                .isEqualTo((int) LocalDate.of(1960, 2, 14).toEpochDay());
        assertThat(value("TIME", "\"18:35:44.5\"")).isEqualTo(66_944_500);
        assertThat(value("TIME", "\"1960-02-14 18:35:44.0\"")).isEqualTo(66_944_000);
        assertThat(value("TIME", "\"1992-02-14\"")).isEqualTo(0);
        assertThat(error("DATE", "\"18:35:44\"")).contains("is neither a date");
        assertThat(error("TIME", "\"25:00:00\"")).contains("is neither a date");
    }

    @Test
    void structuresBecomeTheirText() {
        assertThat(value("VARCHAR(99)", "{\"a\": [1, 2]}")).isEqualTo("{\"a\": [1, 2]}");
        assertThat(value("VARCHAR(4)", "[1, 2]")).isEqualTo("[1, ");
        assertThat(error("INTEGER", "[1]")).contains("cannot take the value [1], which has no conversion to it");
        assertThat(error("BOOLEAN", "{}")).contains("has no conversion");
    }

    @Test
    void aLongValueIsCutInTheMessage() {
        assertThat(error("INTEGER", "\"" + "x".repeat(5000) + "\""))
                .contains("the value \"" + "x".repeat(79) + "..., which");
    }
}
