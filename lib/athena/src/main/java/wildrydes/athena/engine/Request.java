package wildrydes.athena.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query to run.
 *
 * @param database that names without one belong to
 * @param parameters SQL literals for the question marks of the text, in order
 * @param prepared texts of prepared statements by name
 * @param now the time that {@code current_timestamp} tells; null for the machine's
 */
public record Request(
        String sql,
        String database,
        List<String> parameters,
        Map<String, String> prepared,
        @Nullable Instant now) {}
