package wildrydes.cloud.wholelab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Unicorns that send a record every second, and the book of what they have sent. */
final class Flight {

    /** Metres that each makes in a second; in a minute they are whole. */
    private static final Map<String, Double> METRES = Map.of("Shadowfax", 30.0, "Bucephalus", 29.5, "Rocinante", 30.5);

    private final Account account;
    private final DataStream stream;
    private final Map<Minute, Integer> sent = new TreeMap<>();

    Flight(Account account, DataStream stream) {
        this.account = account;
        this.stream = stream;
    }

    /** Lets seconds pass, each of which begins with a record of each of these unicorns. */
    void fly(int seconds, String... unicorns) {
        for (int second = 0; second < seconds; second++) {
            Instant now = account.now();
            List<PutRecordsRequestEntry> records = Stream.of(unicorns)
                    .map(unicorn -> PutRecordsRequestEntry.builder()
                            .partitionKey(unicorn)
                            .data(SdkBytes.fromUtf8String(record(unicorn, now)))
                            .build())
                    .toList();
            int refused = account.kinesis
                    .putRecords(put -> put.streamName(stream.name()).records(records))
                    .failedRecordCount();
            assertThat(refused).isZero();
            Stream.of(unicorns).forEach(unicorn -> sent.merge(Minute.of(unicorn, now), 1, Integer::sum));
            account.pass(Duration.ofSeconds(1));
        }
    }

    /** As the workshop's producer writes it, with its newline. Magic grows in the course of a minute, and health dwindles. */
    private static String record(String unicorn, Instant now) {
        long second = now.getEpochSecond() % 60;
        return "{\"Distance\":" + METRES.get(unicorn) + ",\"HealthPoints\":" + (200 - second)
                + ",\"Latitude\":40.749167,\"Longitude\":-73.985184,\"MagicPoints\":" + (100 + second) + ",\"Name\":\""
                + unicorn + "\",\"StatusTime\":\"" + Minute.text(now) + "\"}\n";
    }

    /** How many records were sent, by minute. */
    Map<Minute, Integer> records() {
        return sent;
    }

    /** How far they flew, by minute. */
    Map<Minute, Integer> metres() {
        Map<Minute, Integer> metres = new TreeMap<>();
        sent.forEach((minute, records) -> metres.put(minute, (int) (records * METRES.get(minute.unicorn()))));
        return metres;
    }

    int total() {
        return sent.values().stream().mapToInt(Integer::intValue).sum();
    }
}
