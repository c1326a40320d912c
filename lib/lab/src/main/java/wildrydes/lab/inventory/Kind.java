package wildrydes.lab.inventory;

/**
 * Kinds of resources, in an order in which they can be removed: what works comes before what it reads and writes, and what uses a
 * role comes before the role.
 */
public enum Kind {
    TRIGGER("lambda", "trigger"),
    APPLICATION("analytics", "application"),
    DELIVERY_STREAM("firehose", "delivery stream"),
    FUNCTION("lambda", "function"),
    TABLE("dynamodb", "table"),
    QUEUE("sqs", "queue"),
    ATHENA_TABLE("glue", "Athena table"),
    DATABASE("glue", "database"),
    WORKGROUP("athena", "workgroup"),
    BUCKET("s3", "bucket"),
    POOL("cognito", "identity pool"),
    POLICY("iam", "policy"),
    ROLE("iam", "role"),
    LOG_GROUP("logs", "log group"),
    STREAM("kinesis", "stream");

    private final String service;
    private final String word;

    Kind(String service, String word) {
        this.service = service;
        this.word = word;
    }

    /** The service that has it, as the bill names it. */
    public String service() {
        return service;
    }

    /** What a person calls it. */
    public String word() {
        return word;
    }
}
