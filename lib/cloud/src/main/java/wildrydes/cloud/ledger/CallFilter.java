package wildrydes.cloud.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which calls somebody asks for; null lets all of them through.
 *
 * @param cell id of the notebook cell that made the call
 * @param service for example {@code kinesis}
 * @param resource ARN
 * @param caller ARN of the principal
 */
public record CallFilter(
        @Nullable String cell,
        @Nullable String service,
        @Nullable String resource,
        @Nullable String caller) {

    private static final CallFilter ALL = new CallFilter(null, null, null, null);

    /** Lets every call through. */
    public static CallFilter all() {
        return ALL;
    }

    boolean takes(Call call) {
        return (cell == null || cell.equals(call.cell()))
                && (service == null || service.equals(call.service()))
                && (resource == null || resource.equals(call.resource()))
                && (caller == null || caller.equals(call.caller()));
    }
}
