package wildrydes.athena.pipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the cloud says. */
public sealed interface Message {

    /**
     * A query to run.
     *
     * @param query its identifier
     * @param database that names without one belong to
     * @param parameters SQL literals that stand for the question marks of the text, in order
     * @param describes whether only its columns are wanted
     * @param statement that the query is within; null for none
     * @param now the time that {@code current_timestamp} tells; null for the machine's
     * @param scanLimit bytes that it may read
     */
    record Query(
            String query,
            String sql,
            String database,
            List<String> parameters,
            boolean describes,
            @Nullable String statement,
            @Nullable Instant now,
            long scanLimit)
            implements Message {}

    /**
     * A statement that is to be read, and not run.
     *
     * @param check its identifier
     */
    record Check(String check, String sql) implements Message {}

    /** A query that nobody waits for any more. */
    record Cancel(String query) implements Message {}

    /** The answer to a question of ours. */
    record Answer(long ask, JsonNode content) implements Message {}
}
