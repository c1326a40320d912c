package wildrydes.lab.flight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import wildrydes.kernel.api.CellId;

/**
 * Brings what riders report to their streams. A few riders make a PutRecord each, as the workshop's producers do; many share
 * PutRecords, one record of each in a call, so that a refused one is never overtaken by a later one of the same rider.
 */
final class Post {

    /** So many can fly at sixty times the usual speed with a call of their own each second. */
    static final int OWN_CALLS = 10;

    private static final int MOST_IN_A_CALL = 500;

    private final Supplier<KinesisClient> kinesis;

    Post(Supplier<KinesisClient> kinesis) {
        this.kinesis = kinesis;
    }

    /** Those whose calls belong together. */
    private record Address(String stream, Optional<CellId> cell) {}

    /** Riders that cannot go on, and why. */
    record Failure(List<Rider> riders, String reason) {}

    /** Sends what waits, as far as the streams take it. */
    List<Failure> send(List<Rider> riders, Instant now) {
        Map<Address, List<Rider>> groups = new LinkedHashMap<>();
        riders.forEach(
                rider -> groups.computeIfAbsent(new Address(rider.stream(), rider.cell()), address -> new ArrayList<>())
                        .add(rider));
        List<Failure> failures = new ArrayList<>();
        groups.forEach((address, group) -> {
            address.cell().ifPresent(CellId::enter);
            try {
                if (group.size() <= OWN_CALLS) {
                    group.forEach(rider -> alone(rider, now));
                } else {
                    together(address.stream(), group, now);
                }
            } catch (ResourceNotFoundException e) {
                failures.add(new Failure(
                        group,
                        "stream " + address.stream()
                                + " does not exist; create it, or choose another, and start again"));
            } catch (SdkException e) {
                failures.add(new Failure(group, String.valueOf(e.getMessage())));
            }
        });
        return failures;
    }

    private void alone(Rider rider, Instant now) {
        for (Optional<String> record = rider.offer(now); record.isPresent(); record = rider.offer(now)) {
            String text = record.get();
            try {
                kinesis.get()
                        .putRecord(b -> b.streamName(rider.stream())
                                .partitionKey(rider.name())
                                .data(SdkBytes.fromUtf8String(text)));
                rider.taken();
            } catch (ProvisionedThroughputExceededException e) {
                rider.refused(now);
            }
        }
    }

    private void together(String stream, List<Rider> riders, Instant now) {
        List<Rider> ready = ready(riders, now);
        while (!ready.isEmpty()) {
            for (int from = 0; from < ready.size(); from += MOST_IN_A_CALL) {
                call(stream, ready.subList(from, Math.min(from + MOST_IN_A_CALL, ready.size())), now);
            }
            ready = ready(ready, now);
        }
    }

    private static List<Rider> ready(List<Rider> riders, Instant now) {
        return riders.stream().filter(rider -> rider.offer(now).isPresent()).toList();
    }

    private void call(String stream, List<Rider> riders, Instant now) {
        List<PutRecordsRequestEntry> entries = riders.stream()
                .map(rider -> PutRecordsRequestEntry.builder()
                        .partitionKey(rider.name())
                        .data(SdkBytes.fromUtf8String(rider.offer(now).orElseThrow()))
                        .build())
                .toList();
        List<PutRecordsResultEntry> results = kinesis.get()
                .putRecords(b -> b.streamName(stream).records(entries))
                .records();
        for (int i = 0; i < riders.size(); i++) {
            if (results.get(i).errorCode() == null) {
                riders.get(i).taken();
            } else {
                riders.get(i).refused(now);
            }
        }
    }
}
