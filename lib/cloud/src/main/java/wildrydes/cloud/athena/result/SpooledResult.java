package wildrydes.cloud.athena.result;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.ResultColumn;
import wildrydes.cloud.athena.run.RowSink;

/** A result on its way to S3, in a file of its own, since it may be of any size. Deleted when it is closed. */
public final class SpooledResult implements RowSink, AutoCloseable {

    private final Path file;
    private final boolean header;
    private final OutputStream out;
    private List<ResultColumn> columns = List.of();
    private long bytes;
    private long rows;

    /**
     * A result that is empty so far.
     *
     * @param folder for the file; made where it is not there
     * @param header whether it is a table with a row of names, and not lines of text
     */
    public SpooledResult(Path folder, String name, boolean header) throws IOException {
        this.file = Files.createDirectories(folder).resolve(name);
        this.header = header;
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    @Override
    public void columns(List<ResultColumn> all) throws IOException {
        columns = List.copyOf(all);
        if (header) {
            write(CsvRows.header(all.stream().map(ResultColumn::name).toList()));
        }
    }

    @Override
    public void rows(List<List<@Nullable String>> more) throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<@Nullable String> row : more) {
            if (header) {
                CsvRows.append(text, row);
            } else {
                if (rows > 0) {
                    text.append('\n');
                }
                line(text, row);
            }
            rows++;
        }
        write(text.toString());
    }

    private static void line(StringBuilder text, List<@Nullable String> row) {
        for (int i = 0; i < row.size(); i++) {
            if (i > 0) {
                text.append('\t');
            }
            String value = row.get(i);
            text.append(value == null ? "" : value);
        }
    }

    private void write(String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes += encoded.length;
        out.write(encoded);
    }

    public List<ResultColumn> columns() {
        return columns;
    }

    public long bytes() {
        return bytes;
    }

    /** Without the row of names. */
    public long rows() {
        return rows;
    }

    /** What it has so far; the caller closes it. */
    InputStream content() throws IOException {
        out.flush();
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
