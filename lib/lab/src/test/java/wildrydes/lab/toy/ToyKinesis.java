package wildrydes.lab.toy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Streams in memory, with the limits of shards. */
final class ToyKinesis {

    static final class Refusal extends RuntimeException {
        final String code;

        Refusal(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    private record Entry(String number, String key, String data, Instant arrived) {}

    private static final class Shard {
        final String id;
        final List<Entry> entries = new ArrayList<>();
        long second;
        int put;
        int reads;

        Shard(int index) {
            this.id = String.format("shardId-%012d", index);
        }

        void at(Instant now) {
            if (now.getEpochSecond() != second) {
                second = now.getEpochSecond();
                put = 0;
                reads = 0;
            }
        }
    }

    private static final class Stream {
        String status = "CREATING";
        final List<Shard> shards = new ArrayList<>();
    }

    private static final int PUTS = 1000;
    private static final int READS = 5;
    private static final int MOST = 10_000;

    private final Map<String, Stream> streams = new TreeMap<>();
    private final ToyClock clock;
    private long numbers;

    ToyKinesis(ToyClock clock) {
        this.clock = clock;
    }

    synchronized void settle(String arn) {
        String name = arn.substring(arn.indexOf('/') + 1);
        Stream stream = streams.get(name);
        if (stream != null) {
            if (stream.status.equals("DELETING")) {
                streams.remove(name);
            }
            stream.status = "ACTIVE";
        }
    }

    synchronized ObjectNode answer(String operation, JsonNode request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        String name = request.path("StreamName").asText();
        switch (operation) {
            case "CreateStream" -> create(name, request.path("ShardCount").asInt());
            case "DeleteStream" -> stream(name).status = "DELETING";
            case "ListStreams" ->
                streams.keySet().forEach(answer.put("HasMoreStreams", false).withArray("StreamNames")::add);
            case "DescribeStreamSummary" -> {
                Stream stream = stream(name);
                answer.putObject("StreamDescriptionSummary")
                        .put("StreamName", name)
                        .put("StreamARN", "arn:aws:kinesis:us-east-1:000000000000:stream/" + name)
                        .put("StreamStatus", stream.status)
                        .put("RetentionPeriodHours", 24)
                        .put("OpenShardCount", stream.shards.size());
            }
            case "ListShards" -> {
                ArrayNode shards = answer.putArray("Shards");
                for (Shard shard : stream(name).shards) {
                    ObjectNode one = shards.addObject().put("ShardId", shard.id);
                    one.putObject("HashKeyRange")
                            .put("StartingHashKey", "0")
                            .put("EndingHashKey", "340282366920938463463374607431768211455");
                    one.putObject("SequenceNumberRange").put("StartingSequenceNumber", "1");
                }
            }
            case "PutRecord" -> {
                Shard shard = shard(stream(name), request.path("PartitionKey").asText());
                answer.put("ShardId", shard.id).put("SequenceNumber", put(shard, request));
            }
            case "PutRecords" -> putAll(name, request.path("Records"), answer);
            case "GetShardIterator" -> answer.put("ShardIterator", iterator(name, request));
            case "GetRecords" -> read(request.path("ShardIterator").asText(), answer);
            default -> throw new Refusal("UnknownOperationException", "");
        }
        return answer;
    }

    private void create(String name, int shards) {
        if (streams.containsKey(name)) {
            throw new Refusal(
                    "ResourceInUseException", "Stream " + name + " under account 000000000000 already exists.");
        }
        Stream stream = new Stream();
        for (int i = 0; i < shards; i++) {
            stream.shards.add(new Shard(i));
        }
        streams.put(name, stream);
    }

    private Stream stream(String name) {
        Stream stream = streams.get(name);
        if (stream == null) {
            throw new Refusal("ResourceNotFoundException", "Stream " + name + " under account 000000000000 not found.");
        }
        return stream;
    }

    private static Shard shard(Stream stream, String key) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8));
            BigInteger place = new BigInteger(1, hash).multiply(BigInteger.valueOf(stream.shards.size()));
            return stream.shards.get(place.shiftRight(128).intValue());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String put(Shard shard, JsonNode record) {
        shard.at(clock.now());
        if (shard.put == PUTS) {
            throw new Refusal("ProvisionedThroughputExceededException", "Rate exceeded for shard " + shard.id + ".");
        }
        shard.put++;
        String number = String.format("%056d", ++numbers);
        shard.entries.add(new Entry(
                number,
                record.path("PartitionKey").asText(),
                record.path("Data").asText(),
                clock.now()));
        return number;
    }

    private void putAll(String name, JsonNode records, ObjectNode answer) {
        int failed = 0;
        ArrayNode results = answer.putArray("Records");
        for (JsonNode record : records) {
            Shard shard = shard(stream(name), record.path("PartitionKey").asText());
            try {
                results.addObject().put("SequenceNumber", put(shard, record)).put("ShardId", shard.id);
            } catch (Refusal e) {
                failed++;
                ((ObjectNode) results.get(results.size() - 1))
                        .put("ErrorCode", e.code)
                        .put("ErrorMessage", e.getMessage());
            }
        }
        answer.put("FailedRecordCount", failed);
    }

    private String iterator(String name, JsonNode request) {
        Shard shard = stream(name).shards.stream()
                .filter(one -> one.id.equals(request.path("ShardId").asText()))
                .findFirst()
                .orElseThrow();
        int position = switch (request.path("ShardIteratorType").asText()) {
            case "LATEST" -> shard.entries.size();
            case "TRIM_HORIZON" -> 0;
            case "AT_TIMESTAMP" ->
                (int) shard.entries.stream()
                        .filter(entry -> entry.arrived.toEpochMilli()
                                < request.path("Timestamp").asDouble() * 1000)
                        .count();
            case "AFTER_SEQUENCE_NUMBER" ->
                (int) shard.entries.stream()
                        .filter(entry -> entry.number.compareTo(
                                        request.path("StartingSequenceNumber").asText())
                                <= 0)
                        .count();
            default -> throw new Refusal("InvalidArgumentException", "type");
        };
        return position(name, shard, position);
    }

    /** An iterator carries the time of its making, since it expires. */
    private String position(String name, Shard shard, int position) {
        return name + "|" + shard.id + "|" + position + "|" + clock.now().getEpochSecond();
    }

    private void read(String iterator, ObjectNode answer) {
        String[] parts = iterator.split("\\|");
        Shard shard = stream(parts[0]).shards.stream()
                .filter(one -> one.id.equals(parts[1]))
                .findFirst()
                .orElseThrow();
        if (clock.now().getEpochSecond() - Long.parseLong(parts[3]) > 300) {
            throw new Refusal("ExpiredIteratorException", "Iterator expired.");
        }
        shard.at(clock.now());
        if (shard.reads++ == READS) {
            throw new Refusal("ProvisionedThroughputExceededException", "Rate exceeded for shard " + shard.id + ".");
        }
        int from = Integer.parseInt(parts[2]);
        int to = Math.min(shard.entries.size(), from + MOST);
        ArrayNode records = answer.putArray("Records");
        for (Entry entry : shard.entries.subList(from, to)) {
            records.addObject()
                    .put("SequenceNumber", entry.number)
                    .put("PartitionKey", entry.key)
                    .put("Data", entry.data)
                    .put("ApproximateArrivalTimestamp", entry.arrived.toEpochMilli() / 1000.0);
        }
        answer.put("MillisBehindLatest", to < shard.entries.size() ? 1000 : 0);
        answer.put("NextShardIterator", position(parts[0], shard, to));
    }
}
