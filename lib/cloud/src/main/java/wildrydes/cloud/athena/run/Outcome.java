package wildrydes.cloud.athena.run;

import org.jspecify.annotations.Nullable;

/** How a query ended. */
public sealed interface Outcome {

    /** Bytes that were read from files. */
    long scannedBytes();

    /**
     * It ran to its end.
     *
     * @param rows that came out
     * @param planningMillis wall time from its text to the plan, calls of the catalog included
     * @param executionMillis wall time behind that
     * @param updateType for a statement that changes something, such as {@code CREATE VIEW}; null for a query
     */
    record Done(
            long scannedBytes,
            long rows,
            long planningMillis,
            long executionMillis,
            @Nullable String updateType) implements Outcome {}

    /**
     * It did not.
     *
     * @param name of the error as the engine has it, such as {@code COLUMN_NOT_FOUND}; empty where it is none of the engine's
     */
    record Failed(String name, String message, long scannedBytes) implements Outcome {

        /** Name of the end of a query that was to be ended. */
        public static final String CANCELLED = "USER_CANCELED";

        /** Name of the end of a query that needed more memory than there is. */
        public static final String EXHAUSTED = "EXCEEDED_MEMORY_LIMIT";

        /** Name of the end of a query that read more than it may. */
        public static final String SCAN_LIMIT = "EXCEEDED_SCAN_LIMIT";
    }
}
