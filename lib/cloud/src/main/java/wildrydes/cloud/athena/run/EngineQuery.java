package wildrydes.cloud.athena.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as the engine gets it.
 *
 * @param id of its execution
 * @param sql with a {@code ?} for each parameter
 * @param database in which names without one are looked for
 * @param parameters SQL expressions, one for each {@code ?}
 * @param scanLimit bytes that it may read; null for any number
 */
public record EngineQuery(
        String id, String sql, String database, List<String> parameters, @Nullable Long scanLimit) {}
