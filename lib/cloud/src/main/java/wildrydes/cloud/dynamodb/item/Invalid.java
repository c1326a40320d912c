package wildrydes.cloud.dynamodb.item;

import wildrydes.cloud.wire.ServiceError;

/** DynamoDB's {@code ValidationException}, for which its model has no class. */
public final class Invalid {

    private Invalid() {}

    /**
     * A refusal.
     *
     * @param sentence AWS's own
     */
    public static ServiceError because(String sentence) {
        return new ServiceError("ValidationException", 400, sentence);
    }

    /** What is said of values that a request may not have. */
    public static ServiceError parameter(String what) {
        return because("One or more parameter values were invalid: " + what);
    }

    /**
     * The same as AWS says it of requests that write an item, when it looks at them before anything else
     * (paritysuite/dynamodb-conformance, {@code tests/tier3/error-messages/putItem.test.ts}, October 2026).
     */
    public static ServiceError enveloped(ServiceError invalid) {
        return because("1 validation error detected: " + invalid.getMessage());
    }
}
