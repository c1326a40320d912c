package wildrydes.cloud.analytics.run;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;

/**
 * A Firehose delivery stream. A row is a record, and nothing is put behind it: whoever wants lines in the objects lets the delivery
 * stream append a delimiter. Limits are those of docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html.
 */
final class DeliveryDestination implements Destination {

    private static final int MOST_RECORDS = 500;
    private static final int MOST_BYTES = 4 << 20;
    private static final int LONGEST = 1_000 << 10;

    private final RoleCalls calls;
    private final String name;
    private final String role;

    /**
     * A delivery stream that is written to.
     *
     * @param stream ARN, which ends in a slash and the name by which requests know it
     * @param role ARN
     */
    DeliveryDestination(RoleCalls calls, String stream, String role) {
        this.calls = calls;
        this.name = stream.substring(stream.lastIndexOf('/') + 1);
        this.role = role;
    }

    @Override
    public List<byte[]> write(List<byte[]> records) {
        List<Record> entries = new ArrayList<>(records.size());
        for (byte[] record : records) {
            entries.add(
                    Record.builder().data(SdkBytes.fromByteArrayUnsafe(record)).build());
        }
        PutRecordBatchResponse answer = calls.call(
                PutRecordBatchRequest.builder()
                        .deliveryStreamName(name)
                        .records(entries)
                        .build(),
                role);
        List<byte[]> refused = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (answer.requestResponses().get(i).errorCode() != null) {
                refused.add(records.get(i));
            }
        }
        return refused;
    }

    @Override
    public int mostRecords() {
        return MOST_RECORDS;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public int longestRecord() {
        return LONGEST;
    }
}
