package wildrydes.cloud.athena.run;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what comes out of a query: first the columns, once, then rows. */
public interface RowSink {

    void columns(List<ResultColumn> columns) throws IOException;

    /**
     * Takes rows.
     *
     * @param rows values as a result file has them, null for NULL
     */
    void rows(List<List<@Nullable String>> rows) throws IOException;
}
