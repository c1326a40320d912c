package wildrydes.cloud.lambda.mapping;

/** URLs of queues, by which SQS knows them. */
public final class QueueUrls {

    private QueueUrls() {}

    /** The URL of a queue with that ARN, as AWS has it; within this cloud its path is all that counts. */
    public static String of(String arn) {
        String[] parts = arn.split(":", -1);
        return "https://sqs." + parts[3] + ".amazonaws.com/" + parts[4] + "/" + parts[5];
    }
}
