package wildrydes.pump.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wildrydes.pump.kit.Inputs;
import wildrydes.pump.record.RecordFormat;
import wildrydes.pump.record.RecordSchema;
import wildrydes.pump.record.RowReader;
import wildrydes.pump.record.RowReaders;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** Any bytes as a record are a row or an error row, and nothing that is read is of another type than its column. */
class RecordFuzzTest {

    private static final RecordSchema JSON = Inputs.RIDE_SCHEMA;

    private static final RecordSchema EVERY_TYPE = new RecordSchema(new RecordFormat.Json("$"), everyType("$."));

    private static final RecordSchema CSV = new RecordSchema(new RecordFormat.Csv("\n", ","), everyType(""));

    /** How many rows and errors a record gave. */
    private record Count(int rows, int errors) {}

    @Property(tries = 300)
    void bytes(@ForAll byte[] record) {
        for (RecordSchema schema : List.of(JSON, EVERY_TYPE, CSV)) {
            read(schema, record);
        }
    }

    @Property(tries = 500)
    void valuesOfEachKindInEachColumn(@ForAll("values") String value) {
        for (RecordSchema.MappedColumn column : EVERY_TYPE.columns()) {
            String record = "{\"" + column.name() + "\": " + value + "}";

            Count count = read(EVERY_TYPE, record.getBytes(StandardCharsets.UTF_8));

            assertThat(count.rows() + count.errors()).as(record).isEqualTo(1);
        }
    }

    @Property(tries = 300)
    void cellsOfEachKindInEachColumn(@ForAll("values") String value) {
        for (int i = 0; i < CSV.columns().size(); i++) {
            String record = ",".repeat(i)
                    + value.replace(',', ';')
                    + ",".repeat(CSV.columns().size() - 1 - i);

            read(CSV, record.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 500)
    void aRecordWithAChangedByte(@ForAll("ride") byte[] record) {
        Count count = read(JSON, record);

        assertThat(count.rows() + count.errors()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void aMonsterIsOneRowOrOneError(String name, String record) {
        Count count = read(JSON, record.getBytes(StandardCharsets.UTF_8));

        assertThat(count.rows() + count.errors()).as(name).isEqualTo(1);
    }

    static List<Arguments> monsters() {
        List<Arguments> monsters = new ArrayList<>();
        monsters.add(monster("a name of a megabyte", "{\"Name\":\"" + "x".repeat(1_000_000) + "\"}"));
        monsters.add(monster("deep arrays", "[".repeat(200_000)));
        monsters.add(monster("deep objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
        monsters.add(monster("deep in a column", "{\"Name\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}"));
        monsters.add(monster("a number of a megabyte", "{\"Distance\":" + "9".repeat(1_000_000) + "}"));
        monsters.add(monster("an exponent out of reach", "{\"Distance\":1e999999999}"));
        monsters.add(monster("a small exponent out of reach", "{\"HealthPoints\":1e-999999999}"));
        monsters.add(monster("an exponent that is a billion digits", "{\"HealthPoints\":1e1000000000}"));
        monsters.add(monster("many keys", "{" + "\"k\":1,".repeat(100_000) + "\"Name\":\"x\"}"));
        monsters.add(monster("NaN", "{\"Distance\":NaN}"));
        monsters.add(monster("a date out of range", "{\"StatusTime\":\"99999-99-99 99:99:99\"}"));
        monsters.add(monster("half a character", "{\"Name\":\"\\ud83d\"}"));
        return monsters;
    }

    private static Arguments monster(String name, String record) {
        return Arguments.of(name, record);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-0",
                        "1.5",
                        "-1e10",
                        "1e400",
                        "1e-400",
                        "99999999999999999999",
                        "9223372036854775807",
                        "32768",
                        "\"\"",
                        "\" \"",
                        "\"1\"",
                        "\"1e5\"",
                        "\"NaN\"",
                        "\"true\"",
                        "\"2026-03-02\"",
                        "\"2026-03-02 10:00:00\"",
                        "\"2026-02-30 10:00:00\"",
                        "\"10:00:00.123456789\"",
                        "\"2026-03-02T10:00:00Z\"",
                        "\"2026-03-02T10:00:00.5+02:00\"",
                        "\"-9999-01-01\"",
                        "\"0xff\"",
                        "[]",
                        "{}",
                        "[1]",
                        "{\"a\":1}",
                        "\"\\u0000\"",
                        "\"é\"",
                        "\"\\ud800\"",
                        "1.0000000000000000000000001"),
                Arbitraries.doubles().map(String::valueOf).filter(x -> !x.contains("N") && !x.contains("I")),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.bigIntegers().map(String::valueOf),
                Arbitraries.strings().ascii().ofMaxLength(30).map(RecordFuzzTest::quoted));
    }

    @Provide
    Arbitrary<byte[]> ride() {
        byte[] ride =
                ("{\"Distance\":30.25,\"HealthPoints\":200,\"Latitude\":40.7,\"Longitude\":-73.9,\"MagicPoints\":100,"
                                + "\"Name\":\"Shadowfax\",\"StatusTime\":\"2026-03-02 09:14:10.000\"}")
                        .getBytes(StandardCharsets.UTF_8);
        return Arbitraries.longs().map(seed -> {
            Random random = new Random(seed);
            byte[] changed = ride.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            return changed;
        });
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            quoted.append(c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return quoted.append('"').toString();
    }

    private static Count read(RecordSchema schema, byte[] record) {
        int[] counts = new int[2];
        RowReaders.of(schema, 1).read(record, new RowReader.Rows() {
            @Override
            public void row(@Nullable Object[] values) {
                counts[0]++;
                assertThat(values).hasSize(schema.columns().size() + 1);
                for (int i = 1; i < values.length; i++) {
                    SqlType type = schema.columns().get(i - 1).type();
                    Object value = values[i];
                    if (value != null) {
                        assertThat(value).isInstanceOf(type.name().valueClass());
                        if (value instanceof String text && type.precision() >= 0) {
                            assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(type.precision());
                        }
                    }
                }
            }

            @Override
            public void error(String name, String message, byte[] data) {
                counts[1]++;
                assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(32);
                assertThat(message).isNotBlank();
            }
        });
        return new Count(counts[0], counts[1]);
    }

    private static List<RecordSchema.MappedColumn> everyType(String path) {
        List<RecordSchema.MappedColumn> columns = new ArrayList<>();
        for (TypeName name : TypeName.values()) {
            SqlType type = switch (name) {
                case CHAR, VARCHAR, BINARY, VARBINARY -> SqlType.of(name, 10);
                case DECIMAL -> new SqlType(name, 10, 2);
                default -> SqlType.of(name);
            };
            columns.add(new RecordSchema.MappedColumn("C_" + name, type, path.isEmpty() ? "" : path + "C_" + name));
        }
        return columns;
    }
}
