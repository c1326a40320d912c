package wildrydes.lab.exercise;

/**
 * The policies that the lab puts where a learner has left an exercise out, or where a notebook begins without them: guests may see
 * which streams there are and read one, and a function may write to one table. The ids of their statements say where they come
 * from, so that they are nobody's own answer.
 */
public final class GivenPolicy {

    /** The name of the guests' policy, as the workshop has it. */
    public static final String NAME = "WildrydesDashboardPolicy";
    /** The name of the function's policy, as the workshop has it. */
    public static final String WRITES = "WildRydesDynamoDBWritePolicy";

    private static final String MARK = "FromTheLab";

    private GivenPolicy() {}

    /**
     * The text of the guests' policy.
     *
     * @param stream ARN of the stream that guests may read
     */
    public static String document(String stream) {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Sid": "%sListStreams",
                    "Effect": "Allow",
                    "Action": "kinesis:ListStreams",
                    "Resource": "*"
                  }, {
                    "Sid": "%sReadStream",
                    "Effect": "Allow",
                    "Action": ["kinesis:ListShards", "kinesis:DescribeStream", "kinesis:DescribeStreamSummary",
                      "kinesis:GetShardIterator", "kinesis:GetRecords"],
                    "Resource": "%s"
                  }]
                }""".formatted(MARK, MARK, stream);
    }

    /**
     * The text of the function's policy.
     *
     * @param table ARN of the table that the function may write to
     */
    public static String writes(String table) {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Sid": "%sWriteTable",
                    "Effect": "Allow",
                    "Action": "dynamodb:BatchWriteItem",
                    "Resource": "%s"
                  }]
                }""".formatted(MARK, table);
    }

    /** Whether a document came from here. */
    public static boolean is(String document) {
        return document.contains(MARK);
    }
}
