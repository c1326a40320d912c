package wildrydes.athena.failure;

import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import io.trino.sql.parser.ParsingException;
import java.util.Objects;
import wildrydes.athena.catalog.RefusedException;

/**
 * Why a query failed, in Athena's words.
 *
 * @param name such as {@code TABLE_NOT_FOUND}
 * @param message without the name
 */
public record Failure(String name, String message) {

    /** What Athena answers for a query that takes too much memory. */
    public static final String MEMORY = "EXCEEDED_MEMORY_LIMIT";

    private static final String EXHAUSTED =
            "Query exhausted resources at this scale factor. This local Athena has little memory:"
                    + " read fewer rows, or group, sort and join by fewer values.";

    /** What Athena appends to Trino's message, since a column may also be hidden. */
    private static final String HIDDEN = " or requester is not authorized to access requested resources";

    public static Failure cancelled() {
        return new Failure(StandardErrorCode.USER_CANCELED.name(), "Query was canceled");
    }

    public static Failure of(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return new Failure(refused.name(), Objects.requireNonNullElse(refused.getMessage(), ""));
            }
            if (cause instanceof OutOfMemoryError) {
                return new Failure(MEMORY, EXHAUSTED);
            }
            if (cause instanceof ParsingException wrong) {
                return new Failure(StandardErrorCode.SYNTAX_ERROR.name(), String.valueOf(wrong.getMessage()));
            }
            if (cause instanceof StackOverflowError) {
                return new Failure(
                        StandardErrorCode.STACK_OVERFLOW.name(),
                        "The statement is too deeply nested. Write it in parts.");
            }
            if (cause instanceof TrinoException known && !(known.getCause() instanceof RefusedException)) {
                return of(known);
            }
        }
        return new Failure(StandardErrorCode.GENERIC_INTERNAL_ERROR.name(), problem.toString());
    }

    private static Failure of(TrinoException known) {
        String name = known.getErrorCode().getName();
        String message = Objects.requireNonNullElse(known.getMessage(), name);
        return switch (name) {
            case "EXCEEDED_LOCAL_MEMORY_LIMIT", "EXCEEDED_GLOBAL_MEMORY_LIMIT", "CLUSTER_OUT_OF_MEMORY" ->
                new Failure(MEMORY, EXHAUSTED);
            case "COLUMN_NOT_FOUND" ->
                new Failure(name, message.endsWith("cannot be resolved") ? message + HIDDEN : message);
            default -> new Failure(name, message);
        };
    }
}
