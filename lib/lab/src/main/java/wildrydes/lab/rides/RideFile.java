package wildrydes.lab.rides;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The recorded files, which come compressed with the lab. */
public final class RideFile {

    private static final String RECORDS = "rides-2019-06-25.jsonl.gz";
    private static final String BY_MINUTE = "rides-2019-06-25-by-minute.csv.gz";

    private RideFile() {}

    /** The 10,417 records in the order in which they were sent, each without its newline. */
    public static List<String> records() {
        return lines(RECORDS);
    }

    /** The sums of the records by minute. */
    public static List<MinuteSum> byMinute() {
        return lines(BY_MINUTE).stream().skip(1).map(MinuteSum::parse).toList();
    }

    private static List<String> lines(String name) {
        try (InputStream packed = RideFile.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new IllegalStateException("lab.jar lacks " + name + "; build it again with ./mvnw.");
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " in lab.jar cannot be unpacked; build it again with ./mvnw.", e);
        }
    }
}
