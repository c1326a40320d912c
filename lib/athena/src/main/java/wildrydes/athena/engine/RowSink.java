package wildrydes.athena.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a query's result. */
public interface RowSink {

    /** Comes once, before all rows. */
    void columns(List<OutputColumn> columns);

    /**
     * Comes for each row.
     *
     * @param values as Athena's result file prints them; null for NULL
     */
    void row(@Nullable String[] values);
}
