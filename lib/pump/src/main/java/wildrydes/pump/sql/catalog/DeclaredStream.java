package wildrydes.pump.sql.catalog;

import java.util.Set;
import wildrydes.pump.plan.StreamPlan;

/**
 * A stream that statements can name.
 *
 * @param declared by a statement of the text; false for the inputs' and error_stream, which no pump may write to
 * @param filled the names of the columns that are declared NOT NULL
 */
public record DeclaredStream(StreamPlan plan, boolean declared, Set<String> filled) {

    public DeclaredStream {
        filled = Set.copyOf(filled);
    }
}
