package wildrydes.cloud.athena.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.ResultColumn;
import wildrydes.cloud.athena.run.RowSink;

/**
 * Rows on their way into a table: a compressed file for each of its partitions. What the catalog's refusal says ends the query that the
 * rows come from. Deleted when it is closed.
 */
public final class TableFiles implements RowSink, AutoCloseable {

    /** docs.aws.amazon.com/athena/latest/ug/ctas-insert-into.html. */
    private static final int MOST_PARTITIONS = 100;

    /** Their parts are in the text of a value only in a way that no reader understands. */
    private static final Set<String> COMPOSED = Set.of("array", "map", "row");

    private final Path folder;
    private final String name;
    private final RowFormat format;
    private final List<String> keys;
    private final Map<List<String>, Part> parts = new LinkedHashMap<>();
    private List<ResultColumn> columns = List.of();
    private long rows;

    /** @param out what the rows of one partition are written to */
    private record Part(Path file, OutputStream out) {}

    /**
     * A file of a partition.
     *
     * @param values of the partition columns, in their order
     */
    public record Written(List<String> values, Path file) {

        /** What S3 needs to be told before. */
        public long size() throws IOException {
            return Files.size(file);
        }

        /** The caller closes it. */
        public InputStream content() throws IOException {
            return Files.newInputStream(file);
        }
    }

    /**
     * No rows so far.
     *
     * @param folder for the files; made where it is not there
     * @param name that the files' names begin with
     * @param keys the partition columns, which are the last of the rows'
     */
    public TableFiles(Path folder, String name, RowFormat format, List<String> keys) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.name = name;
        this.format = format;
        this.keys = List.copyOf(keys);
    }

    @Override
    public void columns(List<ResultColumn> all) {
        for (ResultColumn column : all) {
            if (COMPOSED.contains(column.type())) {
                throw new Catalog.Refusal(
                        "NOT_SUPPORTED",
                        "Column '" + column.name() + "' is of type " + column.type()
                                + ", which cannot be written here; write json_format(CAST(" + column.name()
                                + " AS json)).",
                        null);
            }
        }
        List<String> last = all.subList(Math.max(0, all.size() - keys.size()), all.size()).stream()
                .map(ResultColumn::name)
                .toList();
        if (!last.equals(keys)) {
            throw new Catalog.Refusal(
                    "HIVE_COLUMN_ORDER_MISMATCH",
                    "Partition keys must be the last columns in the table and in the same order as the table properties: "
                            + keys,
                    null);
        }
        columns = List.copyOf(all);
    }

    @Override
    public void rows(List<List<@Nullable String>> more) throws IOException {
        int own = columns.size() - keys.size();
        Map<Part, StringBuilder> texts = new LinkedHashMap<>();
        for (List<@Nullable String> row : more) {
            List<String> values = new ArrayList<>();
            for (@Nullable String value : row.subList(own, row.size())) {
                values.add(value == null ? "__HIVE_DEFAULT_PARTITION__" : value);
            }
            StringBuilder text = texts.computeIfAbsent(part(values), part -> new StringBuilder());
            format.append(text, columns.subList(0, own), row.subList(0, own));
            rows++;
        }
        for (Map.Entry<Part, StringBuilder> text : texts.entrySet()) {
            text.getKey().out().write(text.getValue().toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Part part(List<String> values) throws IOException {
        Part known = parts.get(values);
        if (known != null) {
            return known;
        }
        if (parts.size() == MOST_PARTITIONS) {
            throw new Catalog.Refusal(
                    "HIVE_TOO_MANY_OPEN_PARTITIONS",
                    "Exceeded limit of " + MOST_PARTITIONS + " open writers for partitions/buckets.",
                    null);
        }
        Path file = folder.resolve(name + "-" + parts.size() + ".gz");
        Part made = new Part(file, new GZIPOutputStream(Files.newOutputStream(file)));
        parts.put(values, made);
        return made;
    }

    /** All columns, those of partitions last. */
    public List<ResultColumn> columns() {
        return columns;
    }

    public long rows() {
        return rows;
    }

    /** The files with all rows in them; no more come. */
    public List<Written> written() throws IOException {
        List<Written> written = new ArrayList<>();
        for (Map.Entry<List<String>, Part> part : parts.entrySet()) {
            part.getValue().out().close();
            written.add(new Written(part.getKey(), part.getValue().file()));
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts.values()) {
            part.out().close();
            Files.deleteIfExists(part.file());
        }
    }
}
