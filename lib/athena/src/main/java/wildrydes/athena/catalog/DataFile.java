package wildrydes.athena.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * A file of a table.
 *
 * @param path on this machine
 * @param location such as {@code s3://bucket/key}
 * @param size in bytes
 * @param partition values of the partition keys, as text
 */
public record DataFile(Path path, String location, long size, Instant modified, Map<String, String> partition) {}
