package wildrydes.pump.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sample of records says about their schema. */
public sealed interface Discovery {

    /**
     * A schema.
     *
     * @param rows the rows of the sample as texts, a value for each column of the schema; null where a row has none, or one
     *     that the column cannot take
     */
    record Found(RecordSchema schema, List<List<@Nullable String>> rows) implements Discovery {

        public Found {
            List<List<@Nullable String>> copies = new ArrayList<>();
            for (List<@Nullable String> row : rows) {
                // List.copyOf takes no null
                copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
            }
            rows = Collections.unmodifiableList(copies);
        }
    }

    /**
     * No schema.
     *
     * @param reason a sentence, with the next step
     */
    record None(String reason) implements Discovery {}
}
