package wildrydes.cloud.firehose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.PutRecordRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.firehose.deliver.Deliveries;
import wildrydes.cloud.firehose.deliver.Inboxes;
import wildrydes.cloud.firehose.deliver.Ingestion;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.Status;
import wildrydes.cloud.metrics.Metrics;

/** Puts records into delivery streams; they are on the disk before anything is answered. */
final class RecordIntake {

    private static final long MOST_BYTES = 4 << 20;

    private final Administration administration;
    private final FirehoseErrors errors;
    private final Inboxes inboxes;
    private final Deliveries deliveries;
    private final Ingestion ingestion;
    private final Metrics metrics;
    private final CloudTime time;
    private final Map<Long, PutWindow> windows = new ConcurrentHashMap<>();
    private final Map<String, PutMetrics> measured = new ConcurrentHashMap<>();

    RecordIntake(
            Administration administration,
            FirehoseErrors errors,
            Inboxes inboxes,
            Deliveries deliveries,
            Ingestion ingestion,
            Metrics metrics,
            CloudTime time) {
        this.administration = administration;
        this.errors = errors;
        this.inboxes = inboxes;
        this.deliveries = deliveries;
        this.ingestion = ingestion;
        this.metrics = metrics;
        this.time = time;
    }

    PutRecordResponse put(PutRecordRequest request) {
        long begun = System.nanoTime();
        DeliveryStream stream = stream(request.deliveryStreamName());
        Instant now = time.instant();
        Placed placed = place(stream, List.of(request.record()), now);
        measure(stream, now, "PutRecord", placed, begun);
        if (placed.refused() > 0) {
            throw FirehoseErrors.slowDown();
        }
        return PutRecordResponse.builder()
                .recordId(RecordIds.of(stream.number(), placed.first()))
                .encrypted(stream.encryption().enabled())
                .build();
    }

    PutRecordBatchResponse put(PutRecordBatchRequest request) {
        long begun = System.nanoTime();
        DeliveryStream stream = stream(request.deliveryStreamName());
        long bytes = 0;
        for (Record record : request.records()) {
            bytes += record.data().asByteArrayUnsafe().length;
        }
        if (bytes > MOST_BYTES) {
            throw FirehoseErrors.tooMuch();
        }
        Instant now = time.instant();
        Placed placed = place(stream, request.records(), now);
        measure(stream, now, "PutRecordBatch", placed, begun);
        List<PutRecordBatchResponseEntry> answers =
                new ArrayList<>(request.records().size());
        long position = placed.first();
        for (boolean taken : placed.taken()) {
            answers.add(
                    taken
                            ? PutRecordBatchResponseEntry.builder()
                                    .recordId(RecordIds.of(stream.number(), position++))
                                    .build()
                            : PutRecordBatchResponseEntry.builder()
                                    .errorCode(FirehoseErrors.SLOW_DOWN_CODE)
                                    .errorMessage(FirehoseErrors.SLOW_DOWN)
                                    .build());
        }
        return PutRecordBatchResponse.builder()
                .encrypted(stream.encryption().enabled())
                .failedPutCount(placed.refused())
                .requestResponses(answers)
                .build();
    }

    /** The stream to put into, when there is room for records. */
    private DeliveryStream stream(String name) {
        inboxes.awaitRoom();
        DeliveryStream stream = administration.named(name);
        if (stream.source() != null) {
            throw FirehoseErrors.readsStream();
        }
        if (stream.status() != Status.ACTIVE) {
            throw errors.notActive(name);
        }
        return stream;
    }

    /**
     * What became of the records of a call.
     *
     * @param taken of each, whether it was taken
     * @param first position of the first that was
     * @param bytes of those that were
     */
    private record Placed(List<Boolean> taken, long first, int refused, long bytes) {}

    private Placed place(DeliveryStream stream, List<Record> records, Instant now) {
        PutWindow window = windows.computeIfAbsent(stream.number(), any -> new PutWindow());
        if (!window.takeRequest(now.getEpochSecond())) {
            throw FirehoseErrors.slowDown();
        }
        List<Boolean> taken = new ArrayList<>(records.size());
        List<byte[]> all = new ArrayList<>(records.size());
        long bytes = 0;
        long charged = 0;
        for (Record record : records) {
            byte[] data = record.data().asByteArrayUnsafe();
            boolean room = window.take(data.length);
            taken.add(room);
            if (room) {
                all.add(data);
                bytes += data.length;
                charged += Ingestion.charged(data.length);
            }
        }
        long first = 0;
        if (!all.isEmpty()) {
            Inboxes.Added added = inboxes.add(stream.number(), all, now);
            added.commit().await();
            first = added.first();
            ingestion.took(stream.arn(), charged);
            deliveries.arrived(stream);
        }
        return new Placed(taken, first, records.size() - all.size(), bytes);
    }

    private void measure(DeliveryStream stream, Instant now, String operation, Placed placed, long begun) {
        measured.computeIfAbsent(stream.name(), name -> new PutMetrics(metrics, name))
                .put(now, operation, placed.taken().size() - placed.refused(), placed.bytes(), placed.refused(), begun);
    }
}
