package wildrydes.athena.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query to run.
 *
 * @param database that names without one belong to
 * @param parameters SQL literals for the question marks of the text, in order
 * @param describes whether its columns are wanted, as rows of their names and types, and it is not to be run
 * @param statement of which the text is the query, such as INSERT, and whose own rules are looked at before it; it has the same question
 *     marks. Null for none
 * @param now the time that {@code current_timestamp} tells; null for the machine's
 */
public record Request(
        String sql,
        String database,
        List<String> parameters,
        boolean describes,
        @Nullable String statement,
        @Nullable Instant now) {}
