package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

/**
 * Whatever fails when, every record is processed, those of a key in order, or is in a report of failures: over random settings, failures, poison, restarts,
 * resharding and updates.
 */
class EveryRecordTest {

    /** A record that was put. */
    private record Put(String key, int number, String sequence) {}

    @TempDir
    private Path folder;

    private final List<Put> puts = new ArrayList<>();
    /** What was processed, in order, the first time. */
    private final Map<String, List<Integer>> processed = Collections.synchronizedMap(new TreeMap<>());

    private final Set<Integer> poison = new HashSet<>();
    private int shards;
    private int reshardings;
    private volatile double failing = 0.4;
    /** Whether the function may say that some records of a batch have failed. */
    private volatile boolean reports;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("mapping.lives", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isProcessedOrReported(long seed) {
        Random random = new Random(seed);
        Random failures = new Random(seed);
        FakeFunctions.Body body = event -> answer(event, failures);
        Ground ground = Ground.begin(folder, body);
        try {
            shards = 1 + random.nextInt(2);
            ground.createStream(Ground.STREAM, shards);
            String mapping = ground.map(request -> settings(request, random));
            for (int step = 0; step < 25; step++) {
                ground = step(ground, mapping, random);
            }
            failing = 0;
            ground.seconds(400);
            check(ground);
        } finally {
            ground.close();
        }
    }

    private void settings(CreateEventSourceMappingRequest.Builder request, Random random) {
        request.batchSize(1 + random.nextInt(6))
                .maximumBatchingWindowInSeconds(random.nextInt(3) * 2)
                .parallelizationFactor(1 + random.nextInt(3))
                .maximumRetryAttempts(random.nextInt(4))
                .bisectBatchOnFunctionError(random.nextBoolean())
                .destinationConfig(
                        config -> config.onFailure(failure -> failure.destination(Ground.queue(Ground.QUEUE))));
        reports = random.nextBoolean();
        if (reports) {
            request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        }
        if (random.nextInt(3) == 0) {
            request.maximumRecordAgeInSeconds(60);
        }
    }

    private Ground step(Ground ground, String mapping, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> {
                FakeFunctions functions = ground.functions;
                ground.close();
                return new Ground(folder, functions);
            }
            case 1 -> {
                if (reshardings++ < 8) { // AWS allows ten a day
                    shards = 3 - shards;
                    ground.reshard(shards);
                }
            }
            case 2 -> {
                int size = 1 + random.nextInt(6);
                ground.update(mapping, request -> request.batchSize(size));
            }
            default -> {
                for (int i = random.nextInt(6); i > 0; i--) {
                    String key = "key" + random.nextInt(4);
                    int number = puts.size();
                    if (random.nextInt(12) == 0) {
                        poison.add(number);
                    }
                    puts.add(new Put(key, number, ground.put(key, Integer.toString(number))));
                }
            }
        }
        ground.seconds(random.nextInt(4));
        return ground;
    }

    private synchronized String answer(JsonNode event, Random failures) {
        List<Integer> numbers =
                Ground.data(event).stream().map(Integer::parseInt).toList();
        double luck = failures.nextDouble();
        if (luck < failing / 4) {
            throw new FakeFunctions.Throttle();
        }
        if (luck < failing / 2 || numbers.stream().anyMatch(poison::contains)) {
            throw new IllegalStateException("kaboom");
        }
        int good = reports && luck < failing ? failures.nextInt(numbers.size()) : numbers.size();
        String sequence = good < numbers.size()
                ? event.path("Records")
                        .path(good)
                        .path("kinesis")
                        .path("sequenceNumber")
                        .asText()
                : null;
        numbers.subList(0, good).forEach(this::processed);
        if (sequence == null) {
            return "null";
        }
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequence + "\"}]}";
    }

    private void processed(int number) {
        List<Integer> ofKey = processed.computeIfAbsent(puts.get(number).key(), any -> new ArrayList<>());
        if (!ofKey.contains(number)) {
            ofKey.add(number);
        }
    }

    private void check(Ground ground) {
        Set<Integer> givenUp = new HashSet<>();
        for (JsonNode failure : ground.failures()) {
            JsonNode info = failure.path("KinesisBatchInfo");
            String from = info.path("startSequenceNumber").asText();
            String to = info.path("endSequenceNumber").asText();
            for (Put put : puts) {
                if (put.sequence().compareTo(from) >= 0 && put.sequence().compareTo(to) <= 0) {
                    givenUp.add(put.number());
                }
            }
        }
        for (Put put : puts) {
            List<Integer> ofKey = processed.getOrDefault(put.key(), List.of());
            assertThat(ofKey.contains(put.number()) || givenUp.contains(put.number()))
                    .as(put + " is processed or reported")
                    .isTrue();
        }
        processed.forEach(
                (key, numbers) -> assertThat(numbers).as("the order of " + key).isSorted());
    }
}
