package wildrydes.cloud.analytics.run;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * A Kinesis stream. A row is a record, as those functions of AWS's samples need it that take each record for one JSON document. Which
 * partition keys AWS gives is not documented; here it is made of the record's bytes, so that rows are spread over the
 * shards, and one that is written again goes where it went before.
 */
final class StreamDestination implements Destination {

    private static final int MOST_RECORDS = 500;
    private static final int MOST_BYTES = 4 << 20;
    /** What a stream takes unless it was told to take more. */
    private static final int LONGEST = 1 << 20;

    private static final int KEY_BYTES = 36;

    private final RoleCalls calls;
    private final String stream;
    private final String role;

    /**
     * A stream that is written to.
     *
     * @param stream ARN
     * @param role ARN
     */
    StreamDestination(RoleCalls calls, String stream, String role) {
        this.calls = calls;
        this.stream = stream;
        this.role = role;
    }

    @Override
    public List<byte[]> write(List<byte[]> records) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>(records.size());
        for (byte[] record : records) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey(UUID.nameUUIDFromBytes(record).toString())
                    .data(SdkBytes.fromByteArrayUnsafe(record))
                    .build());
        }
        PutRecordsResponse answer = calls.call(
                PutRecordsRequest.builder().streamARN(stream).records(entries).build(), role);
        List<byte[]> refused = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (answer.records().get(i).errorCode() != null) {
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
        return LONGEST - KEY_BYTES;
    }
}
