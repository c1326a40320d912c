package wildrydes.kernel.client;

import java.util.List;
import java.util.Optional;
import wildrydes.kernel.api.MimeBundle;

/** One output below a cell, as a notebook file stores it (nbformat 4). */
public sealed interface Output {

    /**
     * Printed text; neighbouring pieces of the same stream are one output.
     *
     * @param name {@code stdout} or {@code stderr}
     */
    record Stream(String name, String text) implements Output {}

    /**
     * Something shown.
     *
     * @param displayId the id by which a later message may change it
     */
    record DisplayData(MimeBundle bundle, Optional<String> displayId) implements Output {}

    /**
     * The value of the cell's last expression.
     *
     * @param displayId the id by which a later message may change it
     */
    record ExecuteResult(MimeBundle bundle, int executionCount, Optional<String> displayId) implements Output {}

    /** Why the cell failed. */
    record ErrorOutput(String ename, String evalue, List<String> traceback) implements Output {}
}
