package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import wildrydes.cloud.door.ServedDoor;
import wildrydes.cloud.store.Store;

/** A process that is killed while several clients write: what was acknowledged is there, under its number, in order. */
class CrashTest {

    private static final int SHARDS = 4;
    private static final int CLIENTS = 4;
    private static final int BATCH = 5;
    /** Killed at so many acknowledged records; no shard has so many in a second. */
    private static final int ENOUGH = 900;

    @TempDir
    Path folder;

    /** By sequence number, what was acknowledged. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger records = new AtomicInteger();

    @ParameterizedTest(name = "while shards are split and merged: {0}")
    @ValueSource(booleans = {false, false, true, true})
    @Timeout(600)
    void nothingAcknowledgedIsLost(boolean resharding) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledKinesis.class.getName(),
                        folder.toString(),
                        String.valueOf(SHARDS),
                        String.valueOf(resharding))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            URI endpoint = URI.create(output.readLine());
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "client-" + i;
                Thread client = new Thread(() -> write(endpoint, name, process), name);
                client.start();
                clients.add(client);
            }
            for (Thread client : clients) {
                client.join();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(records.get()).isGreaterThanOrEqualTo(ENOUGH);
        assertEverythingIsThere(resharding);
    }

    /** Writes until the process is gone; who sees that enough is acknowledged kills it. */
    private void write(URI endpoint, String name, Process process) {
        try (KinesisClient client = client(endpoint)) {
            for (int call = 0; process.isAlive(); call++) {
                List<PutRecordsRequestEntry> entries = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    // The first two of a call share a key, the others spread over the shards.
                    String key = i < 2 ? name : name + " " + call + " " + i;
                    entries.add(PutRecordsRequestEntry.builder()
                            .partitionKey(key)
                            .data(SdkBytes.fromUtf8String(name + ":" + call + ":" + i))
                            .build());
                }
                PutRecordsResponse answer =
                        client.putRecords(request -> request.streamName("w").records(entries));
                for (int i = 0; i < BATCH; i++) {
                    String number = answer.records().get(i).sequenceNumber();
                    if (number != null) {
                        acknowledged.put(number, entries.get(i).data().asUtf8String());
                    }
                }
                if (records.addAndGet(BATCH) >= ENOUGH) {
                    process.destroyForcibly();
                }
            }
        } catch (SdkException e) {
            if (records.get() < ENOUGH) {
                throw e;
            }
        }
    }

    /** Shards are read by index, parents before their children, so that the order of each key is seen across them. */
    private void assertEverythingIsThere(boolean resharded) throws IOException {
        Map<String, String> found = new HashMap<>();
        Map<String, Integer> lastCall = new HashMap<>();
        try (ServedKinesis kinesis =
                new ServedKinesis(new Store(folder), new ManualTime(ServedKinesis.START.plus(Streams.CHANGE)))) {
            List<Shard> shards = kinesis.client
                    .listShards(request -> request.streamName("w"))
                    .shards();
            assertThat(shards.size() > SHARDS).isEqualTo(resharded);
            for (Shard shard : shards) {
                List<Record> all = kinesis.all("w", shard.shardId());
                assertThat(all).extracting(Record::sequenceNumber).isSorted().doesNotHaveDuplicates();
                for (Record record : all) {
                    String[] parts = record.data().asUtf8String().split(":");
                    if (record.partitionKey().equals(parts[0])) {
                        int place = Integer.parseInt(parts[1]) * BATCH + Integer.parseInt(parts[2]);
                        Integer before = lastCall.put(parts[0], place);
                        assertThat(before == null || before < place)
                                .as("%s comes after %s of its key", place, before)
                                .isTrue();
                    }
                    found.put(record.sequenceNumber(), record.data().asUtf8String());
                }
            }
        }
        assertThat(found).containsAllEntriesOf(acknowledged);
        assertThat(acknowledged).isNotEmpty();
    }

    private static KinesisClient client(URI endpoint) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(ServedDoor.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ServedDoor.KEY.id(), ServedDoor.KEY.secret())))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }
}
