package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.ConsumerDescription;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.Tag;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.CallFilter;
import wildrydes.cloud.store.Store;

/** The life of a consumer, and its descriptions and lists. */
class ConsumersTest {

    private static final String IN_USE = "ResourceInUseException";
    private static final String NOT_FOUND = "ResourceNotFoundException";
    private static final String INVALID = "InvalidArgumentException";
    private static final String LIMIT = "LimitExceededException";
    private static final String STREAM = ServedKinesis.arn("w");

    @TempDir
    Path folder;

    private ServedKinesis kinesis;

    @BeforeEach
    void open() {
        kinesis = new ServedKinesis(folder);
        kinesis.stream("w", 2);
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    private Consumer register(String name) {
        return kinesis.client
                .registerStreamConsumer(request -> request.streamARN(STREAM).consumerName(name))
                .consumer();
    }

    private ConsumerDescription describe(String name) {
        return kinesis.client
                .describeStreamConsumer(request -> request.streamARN(STREAM).consumerName(name))
                .consumerDescription();
    }

    private List<String> names() {
        return kinesis.client.listStreamConsumers(request -> request.streamARN(STREAM)).consumers().stream()
                .map(Consumer::consumerName)
                .toList();
    }

    @Test
    void aConsumerIsCreatingThenActiveThenDeletingThenGone() {
        Consumer registered = register("map");
        assertThat(registered.consumerStatus()).isEqualTo(ConsumerStatus.CREATING);
        assertThat(registered.consumerCreationTimestamp()).isEqualTo(kinesis.time.instant());
        assertThat(registered.consumerARN())
                .isEqualTo(STREAM + "/consumer/map:" + kinesis.time.instant().getEpochSecond());
        kinesis.time.pass(Streams.CHANGE.minusMillis(1));
        assertThat(describe("map").consumerStatus()).isEqualTo(ConsumerStatus.CREATING);

        kinesis.time.pass(Duration.ofMillis(1));
        assertThat(describe("map").consumerStatus()).isEqualTo(ConsumerStatus.ACTIVE);

        kinesis.client.deregisterStreamConsumer(request -> request.consumerARN(registered.consumerARN()));
        assertThat(describe("map").consumerStatus()).isEqualTo(ConsumerStatus.DELETING);
        kinesis.time.pass(Streams.CHANGE);
        refused(() -> describe("map"), NOT_FOUND, "Consumer map under stream w and account 000000000000 not found.");
        assertThat(names()).isEmpty();
    }

    @Test
    void whoDescribesAConsumerIsToldToTheClock() {
        String arn = register("map").consumerARN();
        assertThat(kinesis.time.transitions()).containsExactly(arn);

        describe("map");

        assertThat(kinesis.time.looked()).containsExactly(arn);
    }

    @Test
    void aConsumerIsDescribedByEitherOfItsNames() {
        String arn = register("map").consumerARN();

        ConsumerDescription description = describe("map");

        assertThat(description.consumerName()).isEqualTo("map");
        assertThat(description.consumerARN()).isEqualTo(arn);
        assertThat(description.streamARN()).isEqualTo(STREAM);
        assertThat(kinesis.client
                        .describeStreamConsumer(request -> request.consumerARN(arn))
                        .consumerDescription())
                .isEqualTo(description);
        assertThat(kinesis.client
                        .describeStreamConsumer(request ->
                                request.consumerARN(arn).streamARN(STREAM).consumerName("map"))
                        .consumerDescription())
                .isEqualTo(description);
    }

    @Test
    void namesThatMeanNoConsumerAreExplained() {
        String arn = register("map").consumerARN();

        String incomplete = "Either ConsumerARN or both StreamARN and ConsumerName should be provided.";
        refused(() -> kinesis.client.describeStreamConsumer(request -> {}), INVALID, incomplete);
        refused(() -> kinesis.client.describeStreamConsumer(request -> request.streamARN(STREAM)), INVALID, incomplete);
        refused(
                () -> kinesis.client.deregisterStreamConsumer(request -> request.consumerName("map")),
                INVALID,
                incomplete);
        refused(
                () -> kinesis.client.describeStreamConsumer(
                        request -> request.consumerARN(arn).consumerName("table")),
                INVALID,
                "ConsumerARN " + arn + " is not the ARN of a consumer with the other names of the request.");
        refused(
                () -> kinesis.client.describeStreamConsumer(
                        request -> request.consumerARN(arn).streamARN(ServedKinesis.arn("v"))),
                INVALID,
                "ConsumerARN " + arn + " is not the ARN of a consumer with the other names of the request.");
        String elsewhere = arn.replace("us-east-1", "eu-west-1");
        refused(
                () -> kinesis.client.describeStreamConsumer(request -> request.consumerARN(elsewhere)),
                INVALID,
                "StreamARN " + elsewhere + " is not in Region us-east-1.");
        refused(
                () -> kinesis.client.registerStreamConsumer(
                        request -> request.streamARN(ServedKinesis.arn("v")).consumerName("map")),
                NOT_FOUND,
                "Stream v under account 000000000000 not found.");
        refused(
                () -> kinesis.client.registerStreamConsumer(
                        request -> request.streamARN(STREAM).consumerName("a b")),
                "ValidationException",
                "1 validation error detected: Value 'a b' at 'consumerName' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        refused(
                () -> kinesis.client.describeStreamConsumer(request -> request.consumerARN(STREAM)),
                "ValidationException",
                "1 validation error detected: Value '" + STREAM + "' at 'consumerARN' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: ^(arn):aws.*:kinesis:.*:\\d{12}:.*stream"
                        + "\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+");
    }

    @Test
    void aNameIsTakenUntilItsConsumerIsGone() {
        String first = register("map").consumerARN();
        kinesis.time.pass(Streams.CHANGE);
        String exists = "Consumer map under stream w and account 000000000000 already exists.";
        refused(() -> register("map"), IN_USE, exists);
        kinesis.client.deregisterStreamConsumer(request -> request.consumerARN(first));
        refused(() -> register("map"), IN_USE, exists);

        kinesis.time.pass(Streams.CHANGE);
        assertThat(register("map").consumerARN()).isNotEqualTo(first);
        refused(
                () -> kinesis.client.describeStreamConsumer(request -> request.consumerARN(first)),
                NOT_FOUND,
                "Consumer map under stream w and account 000000000000 not found.");
    }

    @Test
    void onlyAnActiveConsumerIsDeregistered() {
        Consumer map = register("map");

        refused(
                () -> kinesis.client.deregisterStreamConsumer(request -> request.consumerARN(map.consumerARN())),
                IN_USE,
                "Consumer map with creation timestamp "
                        + map.consumerCreationTimestamp().getEpochSecond()
                        + " under stream w and account 000000000000 is not in ACTIVE status.");
    }

    @Test
    void aStreamHasTwentyConsumersOfWhichFiveAreCreating() {
        for (int i = 0; i < 20; i++) {
            if (i % 5 == 0) {
                kinesis.time.pass(Streams.CHANGE);
            }
            register("c" + i);
            if (i == 4) {
                refused(
                        () -> register("sixth"),
                        LIMIT,
                        "Stream w under account 000000000000 has 5 consumers in status CREATING, which is the limit.");
            }
        }
        kinesis.time.pass(Streams.CHANGE);

        refused(
                () -> register("more"),
                LIMIT,
                "Stream w under account 000000000000 has 20 consumers registered, which is the limit.");
        assertThat(kinesis.client
                        .describeStreamSummary(request -> request.streamName("w"))
                        .streamDescriptionSummary()
                        .consumerCount())
                .isEqualTo(20);
    }

    @Test
    void consumersAreListedInPages() {
        List<String> all = IntStream.range(0, 5).mapToObj(i -> "c" + i).toList();
        all.forEach(this::register);
        assertThat(names()).isEqualTo(all);

        ListStreamConsumersResponse first = kinesis.client.listStreamConsumers(
                request -> request.streamARN(STREAM).maxResults(3));
        assertThat(first.consumers()).extracting(Consumer::consumerName).containsExactly("c0", "c1", "c2");
        ListStreamConsumersResponse rest = kinesis.client.listStreamConsumers(
                request -> request.streamARN(STREAM).nextToken(first.nextToken()));
        assertThat(rest.consumers()).extracting(Consumer::consumerName).containsExactly("c3", "c4");
        assertThat(rest.nextToken()).isNull();
        assertThat(kinesis.client.listStreamConsumersPaginator(
                        request -> request.streamARN(STREAM).maxResults(2)))
                .flatExtracting(ListStreamConsumersResponse::consumers)
                .hasSize(5);
    }

    @Test
    void listsThatCannotBeMadeAreExplained() {
        IntStream.range(0, 3).forEach(i -> register("c" + i));
        kinesis.stream("v", 1);
        String token = kinesis.client
                .listStreamConsumers(request -> request.streamARN(STREAM).maxResults(1))
                .nextToken();

        refused(() -> list(STREAM, "AAAA"), INVALID, "Invalid NextToken.");
        refused(() -> list(ServedKinesis.arn("v"), token), INVALID, "Invalid NextToken.");
        refused(() -> list(ServedKinesis.arn("u"), token), NOT_FOUND, "Stream u under account 000000000000 not found.");
        refused(
                () -> kinesis.client.listStreamConsumers(request ->
                        request.streamARN(STREAM).nextToken(token).streamCreationTimestamp(ServedKinesis.START)),
                INVALID,
                "NextToken and StreamCreationTimestamp cannot be provided together.");
        refused(
                () -> kinesis.client.listStreamConsumers(request ->
                        request.streamARN(STREAM).streamCreationTimestamp(ServedKinesis.START.minusSeconds(1))),
                NOT_FOUND,
                "Stream w under account 000000000000 not found.");
        assertThat(kinesis.client
                        .listStreamConsumers(
                                request -> request.streamARN(STREAM).streamCreationTimestamp(ServedKinesis.START))
                        .consumers())
                .hasSize(3);
    }

    private void list(String stream, String token) {
        kinesis.client.listStreamConsumers(request -> request.streamARN(stream).nextToken(token));
    }

    @Test
    void aStreamWithConsumersIsDeletedOnlyWithThem() {
        kinesis.consumer("w", "map");

        refused(
                () -> kinesis.client.deleteStream(request -> request.streamName("w")),
                IN_USE,
                "DeleteStream can't delete 000000000000:w because there are consumers associated with this data"
                        + " stream. To delete w anyway, set the EnforceConsumerDeletion parameter to true to force the"
                        + " deletion of all the consumers that are associated with it.");
        kinesis.client.deleteStream(request -> request.streamName("w").enforceConsumerDeletion(true));
        kinesis.time.pass(Streams.CHANGE);
        kinesis.stream("w", 1);

        assertThat(names()).isEmpty();
    }

    private Map<String, String> tags(String arn) {
        return kinesis.client.listTagsForResource(request -> request.resourceARN(arn)).tags().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    @Test
    void consumersHaveTagsOfTheirOwn() {
        String arn = kinesis.client
                .registerStreamConsumer(
                        request -> request.streamARN(STREAM).consumerName("map").tags(Map.of("team", "herd")))
                .consumer()
                .consumerARN();
        kinesis.client.tagResource(request -> request.resourceARN(arn).tags(Map.of("team", "riders", "stage", "lab")));
        assertThat(tags(arn)).containsOnly(Map.entry("team", "riders"), Map.entry("stage", "lab"));

        kinesis.client.untagResource(request -> request.resourceARN(arn).tagKeys("team"));
        kinesis.time.pass(Streams.CHANGE);
        restart(Duration.ZERO);
        assertThat(tags(arn)).containsOnly(Map.entry("stage", "lab"));
        assertThat(tags(STREAM)).isEmpty();
        String none = arn.replace("map", "none");
        refused(() -> tags(none), NOT_FOUND, "Consumer none under stream w and account 000000000000 not found.");
        refused(
                () -> kinesis.client.registerStreamConsumer(request ->
                        request.streamARN(STREAM).consumerName("table").tags(Map.of("aws:team", "herd"))),
                INVALID,
                "Tag key aws:team is invalid: keys that begin with aws: are reserved for AWS use.");
    }

    @Test
    void consumersHavePoliciesOfTheirOwn() {
        String arn = register("map").consumerARN();
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                + "{\"AWS\":\"111111111111\"},\"Action\":\"kinesis:SubscribeToShard\",\"Resource\":\"" + arn + "\"}]}";
        refused(
                () -> kinesis.client.putResourcePolicy(
                        request -> request.resourceARN(arn).policy(policy)),
                IN_USE,
                "Consumer map with creation timestamp "
                        + kinesis.time.instant().getEpochSecond()
                        + " under stream w and account 000000000000 is not in ACTIVE status.");
        kinesis.time.pass(Streams.CHANGE);

        kinesis.client.putResourcePolicy(request -> request.resourceARN(arn).policy(policy));
        restart(Duration.ZERO);
        assertThat(policy(arn)).isEqualTo(policy);
        assertThat(policy(STREAM)).isEqualTo("{}");
        kinesis.client.deleteResourcePolicy(request -> request.resourceARN(arn));
        assertThat(policy(arn)).isEqualTo("{}");
    }

    private String policy(String arn) {
        return kinesis.client
                .getResourcePolicy(request -> request.resourceARN(arn))
                .policy();
    }

    @Test
    void consumersOutliveARestart() throws Exception {
        kinesis.consumer("w", "old");
        String leaving = kinesis.consumer("w", "leaving");
        kinesis.store.checkpoint();
        kinesis.client.deregisterStreamConsumer(request -> request.consumerARN(leaving));
        kinesis.time.pass(Duration.ofSeconds(1));
        register("new");

        restart(Duration.ofSeconds(5));
        assertThat(describe("old").consumerStatus()).isEqualTo(ConsumerStatus.ACTIVE);
        assertThat(describe("leaving").consumerStatus()).isEqualTo(ConsumerStatus.DELETING);
        assertThat(describe("new").consumerStatus()).isEqualTo(ConsumerStatus.CREATING);
        kinesis.time.pass(Duration.ofSeconds(2));
        assertThat(names()).containsExactly("new", "old");

        restart(Duration.ofSeconds(5));
        assertThat(describe("new").consumerStatus()).isEqualTo(ConsumerStatus.ACTIVE);
        assertThat(names()).containsExactly("new", "old");
    }

    private void restart(Duration later) {
        kinesis.close();
        ManualTime time = new ManualTime(kinesis.time.instant().plus(later));
        kinesis = new ServedKinesis(new Store(folder), time);
    }

    @Test
    void theJournalNamesTheConsumer() throws Exception {
        String arn = register("map").consumerARN();
        describe("map");
        kinesis.client.describeStreamConsumer(request -> request.consumerARN(arn));
        names();

        assertThat(kinesis.door
                        .journal()
                        .since(0, CallFilter.all(), Duration.ZERO)
                        .calls())
                .extracting(Call::resource)
                .endsWith(STREAM, arn, arn, STREAM);
    }
}
