package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import wildrydes.cloud.ServedCloud;

/**
 * A process that is killed while several clients write, in the middle of checkpoints, too: what was acknowledged is there, what was one
 * transaction is there as a whole or not at all, and the index agrees with its table.
 */
class KilledTest {

    private static final int CLIENTS = 4;
    private static final int BATCH = 5;

    @TempDir
    Path folder;

    /** By key, what was acknowledged last; what was on its way is not known. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final Map<String, Boolean> unknown = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    @Timeout(600)
    void nothingAcknowledgedIsLost() throws Exception {
        killAt(400, 64 << 10);
    }

    /** At another moment each time. */
    @RepeatedTest(4)
    @Tag("slow")
    @Timeout(300)
    void nothingAcknowledgedIsLostEver() throws Exception {
        Random random = new Random();
        killAt(200 + random.nextInt(4_000), 4096 << random.nextInt(8));
    }

    private void killAt(int enough, int checkpointBytes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dwildrydes.cloud.checkpointBytes=" + checkpointBytes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTables.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            URI endpoint = URI.create(output.readLine());
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                Thread client = new Thread(() -> write(endpoint, number, process, enough), "client-" + i);
                client.start();
                clients.add(client);
            }
            for (Thread client : clients) {
                client.join();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(calls.get()).isGreaterThanOrEqualTo(enough);
        assertEverythingIsThere();
    }

    /** Writes until the process is gone; who sees that enough is acknowledged kills it. */
    private void write(URI endpoint, int number, Process process, int enough) {
        Random random = new Random(number);
        try (DynamoDbClient client = client(endpoint)) {
            for (int call = 1; process.isAlive(); call++) {
                acknowledged.putAll(
                        random.nextInt(3) == 0 ? move(client, number, call) : batch(client, number, call, random));
                if (calls.incrementAndGet() >= enough) {
                    process.destroyForcibly();
                }
            }
        } catch (Unanswered e) {
            e.wanted.keySet().forEach(key -> unknown.put(key, true));
            if (calls.get() < enough) {
                throw e;
            }
        }
    }

    /** A call that nobody has answered. */
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Map<String, Integer> wanted;

        Unanswered(Map<String, Integer> wanted, Throwable cause) {
            super(cause);
            this.wanted = wanted;
        }
    }

    /** Puts items under new keys, and deletes old ones; 0 stands for one that is deleted. */
    private static Map<String, Integer> batch(DynamoDbClient client, int number, int call, Random random) {
        Map<String, Integer> wanted = new HashMap<>();
        List<WriteRequest> writes = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            boolean deletes = random.nextInt(5) == 0;
            String key = "c" + number + "-" + random.nextInt(500);
            if (wanted.putIfAbsent(key, deletes ? 0 : call) == null) {
                writes.add(
                        deletes
                                ? WriteRequest.builder()
                                        .deleteRequest(delete -> delete.key(key(key)))
                                        .build()
                                : WriteRequest.builder()
                                        .putRequest(put -> put.item(item(key, call)))
                                        .build());
            }
        }
        answered(wanted, () -> client.batchWriteItem(request -> request.requestItems(Map.of(NAME, writes))));
        return wanted;
    }

    /** Puts the same number into two items, in one transaction. */
    private static Map<String, Integer> move(DynamoDbClient client, int number, int call) {
        Map<String, Integer> wanted = Map.of("left" + number, call, "right" + number, call);
        List<TransactWriteItem> writes = new ArrayList<>();
        wanted.forEach((key, value) -> writes.add(TransactWriteItem.builder()
                .put(put -> put.tableName(NAME).item(item(key, value)))
                .build()));
        answered(wanted, () -> client.transactWriteItems(request -> request.transactItems(writes)));
        return wanted;
    }

    private static void answered(Map<String, Integer> wanted, Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
            throw new Unanswered(wanted, e);
        }
    }

    private static Map<String, AttributeValue> key(String key) {
        return Map.of("Name", AttributeValue.fromS(key), "StatusTime", AttributeValue.fromS("now"));
    }

    private static Map<String, AttributeValue> item(String key, int call) {
        Map<String, AttributeValue> item = new HashMap<>(key(key));
        item.put("Call", AttributeValue.fromN(String.valueOf(call)));
        item.put("Note", AttributeValue.fromS("x".repeat(call % 300)));
        if (call % 3 > 0) {
            item.put("Herd", AttributeValue.fromS("h" + call % 3));
        }
        return item;
    }

    private void assertEverythingIsThere() throws IOException {
        Map<String, Integer> found = new HashMap<>();
        List<Map<String, AttributeValue>> herds = new ArrayList<>();
        List<Map<String, AttributeValue>> indexed = new ArrayList<>();
        try (ServedTables tables = new ServedTables(folder)) {
            tables.client
                    .scanPaginator(request -> request.tableName(NAME))
                    .items()
                    .forEach(item -> {
                        found.put(
                                item.get("Name").s(),
                                Integer.parseInt(item.get("Call").n()));
                        if (item.containsKey("Herd")) {
                            herds.add(item);
                        }
                    });
            tables.client
                    .scanPaginator(request -> request.tableName(NAME).indexName("byHerd"))
                    .items()
                    .forEach(indexed::add);
            assertThat(tables.describe().itemCount()).isEqualTo(found.size());
            assertThat(tables.describe().globalSecondaryIndexes().get(0).itemCount())
                    .isEqualTo(indexed.size());
        }
        acknowledged.forEach((key, call) -> {
            if (!unknown.containsKey(key)) {
                assertThat(orZero(found.get(key))).as(key).isEqualTo(call);
            }
        });
        for (int number = 0; number < CLIENTS; number++) {
            assertThat(found.get("left" + number)).isEqualTo(found.get("right" + number));
        }
        assertThat(indexed).containsExactlyInAnyOrderElementsOf(herds).isNotEmpty();
    }

    private static int orZero(@Nullable Integer call) {
        return call == null ? 0 : call;
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(ServedCloud.ADMINISTRATOR))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }
}
