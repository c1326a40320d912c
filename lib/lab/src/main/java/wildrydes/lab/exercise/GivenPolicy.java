package wildrydes.lab.exercise;

/**
 * The policy that the lab puts where a learner has left its exercise out, or where a notebook begins without it: guests may see
 * which streams there are and read one. The ids of its statements say where it comes from, so that it is nobody's own answer.
 */
public final class GivenPolicy {

    /** Its name, as the workshop has it. */
    public static final String NAME = "WildrydesDashboardPolicy";

    private static final String MARK = "FromTheLab";

    private GivenPolicy() {}

    /**
     * Its text.
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

    /** Whether a document came from here. */
    public static boolean is(String document) {
        return document.contains(MARK);
    }
}
