package wildrydes.cloud.athena.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.ResultColumn;

/** What results look like in S3. */
class ResultFilesTest {

    private static final ResultColumn NAME = new ResultColumn("name", "varchar", 3, 0, true);
    private static final ResultColumn COUNT = new ResultColumn("count", "bigint", 19, 0, false);

    @TempDir
    Path folder;

    private static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }

    private static String text(SpooledResult result) throws IOException {
        return new String(result.content().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The example that aoyagikouhei/athena-local has measured. */
    @Test
    void everyValueIsInQuotesAndNullIsNothing() throws IOException {
        try (SpooledResult result = new SpooledResult(folder, "q", true)) {
            result.columns(List.of(NAME, COUNT));
            result.rows(List.of(row("a\"b", null), row("", "7")));
            assertThat(text(result)).isEqualTo("\"name\",\"count\"\n\"a\"\"b\",\n\"\",\"7\"\n");
            assertThat(result.rows()).isEqualTo(2);
            assertThat(result.bytes()).isEqualTo(text(result).length());
        }
        assertThat(folder.resolve("q")).doesNotExist();
    }

    @Test
    void statementsLeaveLinesWithoutTheLastOnesEnd() throws IOException {
        try (SpooledResult result = new SpooledResult(folder, "q", false)) {
            result.columns(List.of(NAME));
            result.rows(List.of(row("one"), row("a", "b"), row("three")));
            assertThat(text(result)).isEqualTo("one\na\tb\nthree");
        }
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgainInPages(
            @ForAll @Size(max = 12) List<@Size(min = 2, max = 2) List<String>> values,
            @ForAll @IntRange(min = 1, max = 5) int page)
            throws IOException {
        StringBuilder text = new StringBuilder();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<String> pair : values) {
            String second = wellFormed(pair.get(1));
            List<@Nullable String> row = row(wellFormed(pair.get(0)), second.isEmpty() ? null : second);
            rows.add(row);
            CsvRows.append(text, row);
        }
        byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
        List<List<@Nullable String>> read = new ArrayList<>();
        int from = 0;
        boolean more = true;
        while (more) {
            CsvPage next = CsvPage.read(new ByteArrayInputStream(file, from, file.length - from), page);
            assertThat(next.rows()).hasSizeLessThanOrEqualTo(page);
            read.addAll(next.rows());
            from += (int) next.bytes();
            more = next.more();
        }
        assertThat(read).isEqualTo(rows);
    }

    /** Half of a pair of surrogates is no text that could come out of a query. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void linesAreReadInPages() throws IOException {
        byte[] file = "a\n\nc".getBytes(StandardCharsets.UTF_8);
        CsvPage first = CsvPage.readLines(new ByteArrayInputStream(file), 2);
        assertThat(first.rows()).containsExactly(List.of("a"), List.of(""));
        assertThat(first.more()).isTrue();
        CsvPage second = CsvPage.readLines(new ByteArrayInputStream(file, (int) first.bytes(), 1), 2);
        assertThat(second.rows()).containsExactly(List.of("c"));
        assertThat(second.more()).isFalse();
        assertThat(CsvPage.readLines(new ByteArrayInputStream(new byte[0]), 2).rows())
                .isEmpty();
    }

    @Test
    void aPageOfLongRowsEndsEarly() throws IOException {
        String value = "x".repeat(CsvPage.MOST_BYTES / 3);
        byte[] table = ("\"" + value + "\"\n").repeat(5).getBytes(StandardCharsets.UTF_8);
        CsvPage first = CsvPage.read(new ByteArrayInputStream(table), 1_000);
        assertThat(first.rows()).hasSize(3);
        assertThat(first.more()).isTrue();
        int from = (int) first.bytes();
        CsvPage second = CsvPage.read(new ByteArrayInputStream(table, from, table.length - from), 1_000);
        assertThat(second.rows()).hasSize(2);
        assertThat(second.more()).isFalse();

        byte[] text = (value + "\n").repeat(5).getBytes(StandardCharsets.UTF_8);
        CsvPage lines = CsvPage.readLines(new ByteArrayInputStream(text), 1_000);
        assertThat(lines.rows()).hasSize(3);
        assertThat(lines.more()).isTrue();
    }

    /** The bytes are recorded in aoyagikouhei/athena-local. */
    @Test
    void metadataIsThatOfAthena() {
        byte[] metadata = MetadataFile.of("20260917_085915_00133_pqi84", "UPDATE", 2L, List.of(ResultColumn.rows()));
        assertThat(HexFormat.of().formatHex(metadata))
                .isEqualTo("0a1b32303236303931375f3038353931355f30303133335f7071693834"
                        + "1206555044415445180222220a04686976652204726f77732a04726f77733206626967"
                        + "696e743813400048035000");
        assertThat(HexFormat.of()
                        .formatHex(MetadataFile.of(
                                "q",
                                null,
                                null,
                                List.of(
                                        ResultColumn.text("col_name", "string"),
                                        new ResultColumn("dt", "date", 0, 0, false),
                                        new ResultColumn("b", "boolean", 0, 0, false)))))
                .isEqualTo("0a0171"
                        + "22240a04686976652208636f6c5f6e616d652a08636f6c5f6e616d653206737472696e674803"
                        + "221a0a04686976652202647" + "42a02647432046461746540004803" + "5000"
                        + "22190a04686976652201622a01623207626f6f6c65616e48035000");
    }

    private static String unzipped(TableFiles.Written file) throws IOException {
        try (GZIPInputStream content = new GZIPInputStream(file.content())) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void rowsOfATableAreJsonInAFileForEachPartition() throws IOException {
        try (TableFiles files = new TableFiles(folder, "q", new RowFormat.Json(), List.of("dt"))) {
            files.columns(List.of(NAME, COUNT, new ResultColumn("dt", "varchar", 10, 0, true)));
            files.rows(List.of(
                    row("Sha\"dow\n", "1", "03-01"), row(null, "2", "03-02"), row("Bucephalus", null, "03-01")));
            List<TableFiles.Written> written = files.written();
            assertThat(written)
                    .extracting(TableFiles.Written::values)
                    .containsExactly(List.of("03-01"), List.of("03-02"));
            assertThat(unzipped(written.get(0)))
                    .isEqualTo("{\"name\":\"Sha\\\"dow\\n\",\"count\":1}\n{\"name\":\"Bucephalus\"}\n");
            assertThat(unzipped(written.get(1))).isEqualTo("{\"count\":2}\n");
            assertThat(files.rows()).isEqualTo(3);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void rowsOfATableMayBeDelimited() throws IOException {
        try (TableFiles files = new TableFiles(folder, "q", new RowFormat.Delimited(",", "\\N"), List.of())) {
            files.columns(List.of(NAME, COUNT));
            files.rows(List.of(row("a", null), row("", "2")));
            assertThat(unzipped(files.written().get(0))).isEqualTo("a,\\N\n,2\n");
        }
    }

    @Test
    void whatCannotBeWrittenIsRefused() throws IOException {
        try (TableFiles files = new TableFiles(folder, "q", new RowFormat.Json(), List.of("dt"))) {
            assertThatThrownBy(() -> files.columns(List.of(ResultColumn.text("tags", "array"))))
                    .isInstanceOf(Catalog.Refusal.class)
                    .hasMessage(
                            "Column 'tags' is of type array, which cannot be written here; write json_format(CAST(tags"
                                    + " AS json)).");
            assertThatThrownBy(() -> files.columns(List.of(NAME)))
                    .hasMessage(
                            "Partition keys must be the last columns in the table and in the same order as the table"
                                    + " properties: [dt]");
            files.columns(List.of(NAME, new ResultColumn("dt", "varchar", 10, 0, true)));
            assertThatThrownBy(() -> {
                        for (int i = 0; i <= 100; i++) {
                            files.rows(List.of(row("a", "dt" + i)));
                        }
                    })
                    .hasMessage("Exceeded limit of 100 open writers for partitions/buckets.");
        }
    }
}
