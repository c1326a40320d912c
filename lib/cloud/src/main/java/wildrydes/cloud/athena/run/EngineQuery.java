package wildrydes.cloud.athena.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query as the engine gets it.
 *
 * @param id of its execution
 * @param sql with a {@code ?} for each parameter
 * @param database in which names without one are looked for
 * @param parameters SQL expressions, one for each {@code ?}
 * @param prepared queries that it may describe, by name
 * @param statement of which the query is a part, and whose own rules are looked at first; null for none
 * @param now what {@code current_timestamp} tells
 * @param scanLimit bytes that it may read; null for any number
 */
public record EngineQuery(
        String id,
        String sql,
        String database,
        List<String> parameters,
        Map<String, String> prepared,
        @Nullable String statement,
        Instant now,
        @Nullable Long scanLimit) {}
