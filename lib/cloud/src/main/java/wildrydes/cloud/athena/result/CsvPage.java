package wildrydes.cloud.athena.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a result file.
 *
 * @param bytes that they take there
 * @param more whether others follow
 */
record CsvPage(List<List<@Nullable String>> rows, long bytes, boolean more) {

    /** A page that has so many bytes ends with its row, however few there are: all of it is in memory more than once. */
    static final int MOST_BYTES = 4 << 20;

    /** Reads rows of values in quotes. */
    static CsvPage read(InputStream from, int most) throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        List<@Nullable String> row = new ArrayList<>();
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        long bytes = 0;
        long ended = 0;
        boolean quoted = false; // within quotes
        boolean present = false; // the value had quotes, so that it is not NULL
        int before = -1;
        for (int next = from.read(); next >= 0; next = from.read()) {
            if (rows.size() == most || ended >= MOST_BYTES) {
                return new CsvPage(rows, ended, true);
            }
            bytes++;
            if (quoted) {
                if (next == '"') {
                    quoted = false;
                } else {
                    value.write(next);
                }
            } else if (next == '"') {
                if (before == '"' && present) {
                    value.write('"'); // the second of two
                }
                present = true;
                quoted = true;
            } else if (next == ',' || next == '\n') {
                row.add(present ? value.toString(StandardCharsets.UTF_8) : null);
                value.reset();
                present = false;
                if (next == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                    ended = bytes;
                }
            }
            before = next;
        }
        return new CsvPage(rows, ended, false);
    }

    /** Reads lines, each of which is one value. */
    static CsvPage readLines(InputStream from, int most) throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long bytes = 0;
        long ended = 0;
        int next = from.read();
        if (next < 0) {
            return new CsvPage(rows, 0, false);
        }
        for (; next >= 0; next = from.read()) {
            if (rows.size() == most || ended >= MOST_BYTES) {
                return new CsvPage(rows, ended, true);
            }
            bytes++;
            if (next == '\n') {
                ended = bytes;
                rows.add(List.of(line.toString(StandardCharsets.UTF_8)));
                line.reset();
            } else {
                line.write(next);
            }
        }
        if (rows.size() == most) {
            return new CsvPage(rows, bytes, true);
        }
        rows.add(List.of(line.toString(StandardCharsets.UTF_8)));
        return new CsvPage(rows, bytes, false);
    }
}
