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
 * @param statement of which the text is the query, such as INSERT, and whose own rules are looked at before it; it has the same question
 *     marks. Null for none
 * @param now the time that {@code current_timestamp} tells; null for the machine's
 */
public record Request(
        String sql,
        String database,
        List<String> parameters,
        Map<String, String> prepared,
        @Nullable String statement,
        @Nullable Instant now) {}
