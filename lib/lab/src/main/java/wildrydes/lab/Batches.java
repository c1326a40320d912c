package wildrydes.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Sends many records by PutRecords, as many in a call as AWS takes. */
final class Batches {

    /** Records in a call; the other limit, 5 MB, is far away for records of unicorns. */
    static final int SIZE = 500;

    private Batches() {}

    static PutRecordsRequestEntry entry(String partitionKey, String text) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(partitionKey)
                .data(SdkBytes.fromByteArrayUnsafe(text.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    static PutResult send(KinesisClient kinesis, String stream, List<PutRecordsRequestEntry> entries) {
        PutResult result = new PutResult();
        for (int from = 0; from < entries.size(); from += SIZE) {
            List<PutRecordsRequestEntry> batch = entries.subList(from, Math.min(from + SIZE, entries.size()));
            result.add(batch, kinesis.putRecords(b -> b.streamName(stream).records(batch)));
        }
        return result;
    }
}
