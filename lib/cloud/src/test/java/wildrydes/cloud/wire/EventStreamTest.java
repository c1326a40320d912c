package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponse;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.door.ServedDoor;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.CallFilter;

/** Answers of events in every protocol that has them, over HTTP/1.1, byte for byte as clients get them. */
@Timeout(60)
class EventStreamTest {

    private static final String JSON = "application/x-amz-json-1.1";
    private static final String CBOR = "application/x-amz-cbor-1.1";
    private static final Instant ARRIVAL = Instant.parse("2026-03-02T09:14:36.250Z");

    private static final SubscribeToShardEvent EVENT = SubscribeToShardEventStream.subscribeToShardEventBuilder()
            .records(Record.builder()
                    .data(SdkBytes.fromUtf8String("hay"))
                    .partitionKey("k")
                    .approximateArrivalTimestamp(ARRIVAL)
                    .build())
            .continuationSequenceNumber("17")
            .millisBehindLatest(0L)
            .build();

    /** Answers with what it is told. */
    public static final class Told {
        private volatile List<EventSource.Next> events = List.of();
        private volatile RuntimeException end;
        private final CountDownLatch closed = new CountDownLatch(1);

        public SubscribeToShardResponse subscribeToShard(
                SubscribeToShardRequest request, EventSink sink, Caller caller) {
            List<EventSource.Next> left = new ArrayList<>(events);
            sink.from(new EventSource() {
                @Override
                public Next next() {
                    if (!left.isEmpty()) {
                        return left.remove(0);
                    }
                    if (end != null) {
                        throw end;
                    }
                    return Next.END;
                }

                @Override
                public SdkPojo pulse() {
                    return EVENT;
                }

                @Override
                public void closed(long sent) {
                    closed.countDown();
                }
            });
            return SubscribeToShardResponse.builder().build();
        }
    }

    private final Told told = new Told();
    private ServedDoor door;

    @BeforeEach
    void open() {
        door = new ServedDoor(told);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private List<Message> ask(String path, Map<String, String> headers, byte[] body) throws Exception {
        Map<String, String> toSign = new TreeMap<>(headers);
        toSign.put("host", door.endpoint().getAuthority());
        Map<String, String> signed = Signatures.sign(
                ServedDoor.KEY, ServedDoor.REGION, "kinesis", Instant.now(), "POST", path, "", toSign, body);
        HttpRequest.Builder request = HttpRequest.newBuilder(door.endpoint().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value);
            }
        });
        HttpResponse<byte[]> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/vnd.amazon.eventstream");
        List<Message> messages = new ArrayList<>();
        new MessageDecoder(messages::add).feed(answer.body());
        return messages;
    }

    private List<Message> json() throws Exception {
        return ask(
                "/",
                Map.of("content-type", JSON, "x-amz-target", "Kinesis_20131202.SubscribeToShard"),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private List<Message> cbor() throws Exception {
        return ask("/", Map.of("content-type", CBOR, "x-amz-target", "Kinesis_20131202.SubscribeToShard"), new byte[] {
            (byte) 0xA0
        });
    }

    private static Map<String, String> headers(Message message) {
        Map<String, String> headers = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> headers.put(name, value.getString()));
        return headers;
    }

    private static void assertEvent(Message message, String type, String contentType) {
        assertThat(message.getHeaders())
                .containsOnlyKeys(":message-type", ":event-type", ":content-type")
                .containsEntry(":message-type", HeaderValue.fromString("event"));
        assertThat(headers(message)).containsEntry(":event-type", type).containsEntry(":content-type", contentType);
    }

    private static JsonNode cbor(Message message) throws IOException {
        return new ObjectMapper(new CBORFactory()).readTree(message.getPayload());
    }

    @Test
    void theResponseComesFirstThenEventForEvent() throws Exception {
        told.events = List.of(EventSource.Next.of(EVENT), EventSource.Next.last(EVENT), EventSource.Next.of(EVENT));

        List<Message> messages = json();

        assertThat(messages).hasSize(3);
        assertEvent(messages.get(0), "initial-response", JSON);
        assertThat(messages.get(0).getPayload()).asString().isEqualTo("{}");
        assertEvent(messages.get(1), "SubscribeToShardEvent", JSON);
        assertThat(messages.get(1).getPayload())
                .asString()
                .isEqualTo("{\"Records\":[{\"ApproximateArrivalTimestamp\":1772442876.25,\"Data\":\"aGF5\","
                        + "\"PartitionKey\":\"k\"}],\"ContinuationSequenceNumber\":\"17\",\"MillisBehindLatest\":0}");
        assertThat(messages.get(2).getPayload()).isEqualTo(messages.get(1).getPayload());
        assertThat(told.closed.await(10, TimeUnit.SECONDS))
                .as("told of the end, if after the client's last byte")
                .isTrue();
    }

    @Test
    void eventsAreInTheFormatOfTheRequest() throws Exception {
        told.events = List.of(EventSource.Next.of(EVENT));

        List<Message> older = cbor();
        assertEvent(older.get(0), "initial-response", CBOR);
        assertEvent(older.get(1), "SubscribeToShardEvent", CBOR);
        JsonNode record = cbor(older.get(1)).path("Records").path(0);
        assertThat(record.path("Data").binaryValue()).asString().isEqualTo("hay");
        assertThat(record.path("ApproximateArrivalTimestamp").asLong()).isEqualTo(ARRIVAL.toEpochMilli());

        List<Message> newer = ask(
                "/service/Kinesis_20131202/operation/SubscribeToShard",
                Map.of("content-type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
                new byte[] {(byte) 0xA0});
        assertEvent(newer.get(0), "initial-response", "application/cbor");
        assertEvent(newer.get(1), "SubscribeToShardEvent", "application/cbor");
        assertThat(cbor(newer.get(1))
                        .path("Records")
                        .path(0)
                        .path("ApproximateArrivalTimestamp")
                        .asDouble())
                .isEqualTo(ARRIVAL.toEpochMilli() / 1000.0);
    }

    @Test
    void anExceptionIsTheLastEvent() throws Exception {
        told.events = List.of(EventSource.Next.of(EVENT));
        told.end = ResourceNotFoundException.builder().message("Gone.").build();

        Message last = json().get(2);

        assertThat(headers(last))
                .containsOnlyKeys(":message-type", ":exception-type", ":content-type")
                .containsEntry(":message-type", "exception")
                .containsEntry(":exception-type", "ResourceNotFoundException");
        assertThat(last.getPayload()).asString().isEqualTo("{\"message\":\"Gone.\"}");
        assertThat(cbor(cbor().get(2)).path("message").asText()).isEqualTo("Gone.");
        assertThat(calls()).extracting(Call::errorCode).containsOnly("ResourceNotFoundException");
    }

    @Test
    void whatNobodyMeantToThrowIsAnErrorAndIsLogged() throws Exception {
        Logger log = Logger.getLogger("wildrydes.cloud.door.NotedEvents");
        log.setLevel(Level.OFF);
        told.end = new IllegalStateException("secret");
        try {
            Message last = json().get(1);

            assertThat(headers(last))
                    .containsOnlyKeys(":message-type", ":error-code", ":error-message")
                    .containsEntry(":message-type", "error")
                    .containsEntry(":error-code", "InternalFailure");
            assertThat(headers(last).get(":error-message")).doesNotContain("secret");
            assertThat(last.getPayload()).isEmpty();
            assertThat(calls()).extracting(Call::errorCode).containsOnly("InternalFailure");
        } finally {
            log.setLevel(null);
        }
    }

    private List<Call> calls() throws Exception {
        return door.journal().since(0, CallFilter.all(), Duration.ofSeconds(10)).calls();
    }
}
