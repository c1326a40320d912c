package wildrydes.cloud.athena.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as the engine gets it.
 *
 * @param id of its execution
 * @param sql with a {@code ?} for each parameter
 * @param database in which names without one are looked for
 * @param parameters SQL expressions, one for each {@code ?}
 * @param describes whether its columns are wanted, as rows of their names and types, and it is not to be run
 * @param statement of which the query is a part, and whose own rules are looked at first; null for none
 * @param now what {@code current_timestamp} tells
 * @param scanLimit bytes that it may read; null for any number
 */
public record EngineQuery(
        String id,
        String sql,
        String database,
        List<String> parameters,
        boolean describes,
        @Nullable String statement,
        Instant now,
        @Nullable Long scanLimit) {}
