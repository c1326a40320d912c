package wildrydes.pump.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.pump.type.Column;

class RowWritersTest {

    private static final List<Column> SUMMARY = columns(
            "ROWTIME TIMESTAMP",
            "Name VARCHAR(16)",
            "StatusTime TIMESTAMP",
            "Distance SMALLINT",
            "MinMagicPoints SMALLINT");

    private static List<Column> columns(String... columns) {
        return Stream.of(columns)
                .map(c -> new Column(c.substring(0, c.indexOf(' ')), Records.type(c.substring(c.indexOf(' ') + 1))))
                .toList();
    }

    private static String text(RowWriter writer, @Nullable Object... row) {
        return new String(writer.write(row), StandardCharsets.UTF_8);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void aSummaryIsWrittenAsTheServiceWroteIt() {
        RowWriter writer = RowWriters.json(SUMMARY, 1);
        long time = millis("2018-03-18T03:20:00Z");

        assertThat(text(writer, time, "Shadowfax", time, (short) 362, (short) 170))
                .isEqualTo(
                        "{\"Name\":\"Shadowfax\",\"StatusTime\":\"2018-03-18 03:20:00.000\",\"Distance\":362,\"MinMagicPoints\":170}");
        assertThat(text(writer, time, null, null, null, null))
                .isEqualTo("{\"Name\":null,\"StatusTime\":null,\"Distance\":null,\"MinMagicPoints\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "BOOLEAN, true, true",
                "DOUBLE, 1860.25, 1860.25",
                "DOUBLE, 1.0E10, 1.0E10",
                "DOUBLE, NaN, null",
                "DOUBLE, -Infinity, null",
                "REAL, 43.65, 43.65",
                "REAL, Infinity, null",
                "BIGINT, -9223372036854775808, -9223372036854775808",
                "INTEGER, 7, 7",
                "DECIMAL(5;2), 1E+2, 100"
            })
    void numbersAndTruthStandWithoutQuotes(String type, String value, String json) {
        Object held = switch (Records.type(type.replace(';', ',')).name()) {
            case BOOLEAN -> Boolean.valueOf(value);
            case DOUBLE -> Double.valueOf(value);
            case REAL -> Float.valueOf(value);
            case BIGINT -> Long.valueOf(value);
            case INTEGER -> Integer.valueOf(value);
            default -> new BigDecimal(value);
        };
        assertThat(text(RowWriters.json(columns("v " + type.replace(';', ',')), 0), held))
                .isEqualTo("{\"v\":" + json + "}");
    }

    @Test
    void timesAndBytesStandInQuotes() {
        RowWriter writer = RowWriters.json(columns("d DATE", "t TIME", "ts TIMESTAMP", "b VARBINARY(9)"), 0);

        assertThat(text(writer, (int) LocalDate.of(1960, 2, 29).toEpochDay(), 66_944_000, -1L, new byte[] {
                    63, 103, -94, 58
                }))
                .isEqualTo(
                        "{\"d\":\"1960-02-29\",\"t\":\"18:35:44\",\"ts\":\"1969-12-31 23:59:59.999\",\"b\":\"P2eiOg==\"}");
        assertThat(text(writer, null, 66_944_050, millis("0001-01-01T00:00:00.007Z"), null))
                .isEqualTo("{\"d\":null,\"t\":\"18:35:44.050\",\"ts\":\"0001-01-01 00:00:00.007\",\"b\":null}");
        assertThat(text(writer, null, null, millis("+12345-01-01T00:00:00Z"), null))
                .contains("\"+12345-01-01 00:00:00.000\"");
    }

    @Test
    void textsAndKeysAreEscaped() {
        RowWriter writer = RowWriters.json(columns("a\"\u00e9 VARCHAR(99)"), 0);

        assertThat(text(writer, "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u00e9\u20ac\ud83e\udd84"))
                .isEqualTo(
                        "{\"a\\\"\u00e9\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u00e9\u20ac\ud83e\udd84\"}");
        assertThat(text(writer, "x".repeat(100_000))).hasSize(100_000 + "{\"a\\\"\u00e9\":\"\"}".length());
    }

    @Test
    void aStreamWithoutColumnsGivesEmptyObjects() {
        assertThat(text(RowWriters.json(columns("ROWTIME TIMESTAMP"), 1), 0L)).isEqualTo("{}");
    }

    @Test
    void rowsBecomeLines() {
        RowWriter writer = RowWriters.csv(SUMMARY, 1);
        long time = millis("2018-03-18T03:20:00Z");

        assertThat(text(writer, time, "Shadowfax", time, (short) 362, null))
                .isEqualTo("Shadowfax,2018-03-18 03:20:00.000,362,\n");
        assertThat(text(writer, time, "a \"b\", c", time, null, (short) 1))
                .isEqualTo("\"a \"\"b\"\", c\",2018-03-18 03:20:00.000,,1\n");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String[] types = {
            "BOOLEAN",
            "SMALLINT",
            "BIGINT",
            "DOUBLE",
            "REAL",
            "DECIMAL(7,3)",
            "VARCHAR(40)",
            "DATE",
            "TIME",
            "TIMESTAMP"
        };
        Object[] row = {
            true,
            (short) -5,
            Long.MIN_VALUE,
            68.07035529343204,
            43.65f,
            new BigDecimal("1234.500"),
            "\u20ac,\"\n\\ ",
            18_072,
            66_944_050,
            1_561_455_822_426L
        };
        String[] schema = new String[types.length];
        String[] named = new String[types.length];
        for (int i = 0; i < types.length; i++) {
            schema[i] = "c" + i + " $.c" + i + " " + types[i];
            named[i] = "c" + i + " " + types[i];
        }

        Records json = Records.of(
                Records.json("$", schema), RowWriters.json(columns(named), 0).write(row));
        Records csv = Records.of(
                RowReaders.of(Records.schema(new RecordFormat.Csv("\n", ","), schema), 0),
                RowWriters.csv(columns(named), 0).write(row));

        assertThat(json.rows).containsExactly(Arrays.asList(row));
        assertThat(csv.rows).containsExactly(Arrays.asList(row));
    }

    @Test
    void anEmptyTextIsNoNullInCsv() {
        RowWriter writer = RowWriters.csv(columns("a VARCHAR(4)", "b VARCHAR(4)"), 0);

        assertThat(text(writer, "", null)).isEqualTo("\"\",\n");
        assertThat(text(writer, null, null)).isEqualTo(",\n");
    }
}
