package wildrydes.cloud.policy;

/**
 * What somebody wants to do.
 *
 * @param action for example {@code kinesis:PutRecord}
 * @param resource ARN, or {@code *} for nothing in particular
 * @param context values of condition keys
 */
public record AccessRequest(String action, String resource, Context context) {}
