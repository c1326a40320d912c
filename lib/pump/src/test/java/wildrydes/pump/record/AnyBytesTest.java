package wildrydes.pump.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a record holds, it becomes rows or error rows, and what is in it is not lost without one of them. */
class AnyBytesTest {

    private static final String[] COLUMNS = {
        "b $.b BOOLEAN",
        "i $.a[0:].i SMALLINT",
        "d $.a[0:].d DECIMAL(5,2)",
        "r $.r REAL",
        "c $.c CHAR(3)",
        "v $.a[1] VARCHAR(5)",
        "x $.x VARBINARY(2)",
        "t $.t TIMESTAMP",
        "whole $ VARCHAR(9)"
    };

    private final RowReader json = Records.json("$", COLUMNS);
    private final RowReader items = Records.json("$.a[0:]", "i $.i INTEGER", "t $.t TIME");
    private final RowReader csv = RowReaders.of(
            Records.schema(new RecordFormat.Csv("\n", ","), "a $ DATE", "b $ DOUBLE", "c $ VARCHAR(2)"), 0);

    @Property(tries = 20_000)
    void anyBytesAreRowsOrErrors(@ForAll("records") byte[] record) {
        for (RowReader reader : List.of(json, items, csv)) {
            Records found = Records.of(reader, record);
            assertThat(found.rows.size() + found.errors.size()).isPositive();
            assertThat(found.errors).allSatisfy(error -> {
                assertThat(error.name()).hasSizeLessThanOrEqualTo(32);
                assertThat(error.message()).endsWith(".").hasSizeLessThanOrEqualTo(400);
            });
        }
    }

    @Property(tries = 5_000)
    void aSchemaIsFoundInAnyBytesOrNot(@ForAll("records") byte[] first, @ForAll("records") byte[] second) {
        Discovery discovery = SchemaDiscovery.of(List.of(first, second));

        if (discovery instanceof Discovery.Found found) {
            assertThat(found.schema().columns()).isNotEmpty();
            assertThat(found.schema().columns())
                    .extracting(RecordSchema.MappedColumn::name)
                    .doesNotHaveDuplicates();
            assertThat(found.rows())
                    .allSatisfy(
                            row -> assertThat(row).hasSameSizeAs(found.schema().columns()));
            assertThat(RowReaders.of(found.schema(), 0)).isNotNull();
        } else {
            assertThat(((Discovery.None) discovery).reason()).endsWith(".");
        }
    }

    /** Pieces of records in any order, whole bytes among them. */
    @Provide
    Arbitrary<byte[]> records() {
        Arbitrary<String> pieces = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\\",
                "\n",
                "\r\n",
                " ",
                "\t",
                "|",
                "\"a\":",
                "\"i\":",
                "\"t\":",
                "\"b\":",
                "\"d\":",
                "\"x\":",
                "\"r\":",
                "\"c\":",
                "{\"a\":[{\"i\":1},{\"d\":2.5}]}",
                "\"X'3F'\"",
                "\"X'\"",
                "true",
                "null",
                "NaN",
                "-",
                "0",
                "1",
                "12345678901234567890",
                "1e400",
                "1e-400",
                "-1.5E+3",
                "\"2019-06-25\"",
                "\"2019-06-25T09:43:42.426+02\"",
                "2019-06-25",
                "\"12:00\"",
                "\"\\ud83e\\udd84\"",
                "\"\\ud83e\"",
                "\"\\u00\"",
                "\u20ac",
                "\uFEFF",
                "\u00ff");
        // Each character is a byte: those beyond ASCII make UTF-8 that is none
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list).getBytes(StandardCharsets.ISO_8859_1));
    }
}
