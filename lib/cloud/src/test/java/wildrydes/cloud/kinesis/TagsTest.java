package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.Tag;
import wildrydes.cloud.store.Store;

/** Tags of streams, by both families of operations. */
class TagsTest {

    private static final String INVALID = "InvalidArgumentException";
    private static final String LETTERS = "Some tags contain invalid characters. Valid characters: Unicode letters,"
            + " digits, white space, _ . / = + - % @.";

    @TempDir
    Path folder;

    private ServedKinesis kinesis;

    @BeforeEach
    void open() {
        kinesis = new ServedKinesis(folder);
        kinesis.client.createStream(
                request -> request.streamName("w").shardCount(1).tags(Map.of("course", "streams")));
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    @Test
    void tagsComeByCreationByStreamAndByResource() {
        add(Map.of("a", "1", "b", ""));
        kinesis.client.tagResource(
                request -> request.resourceARN(ServedKinesis.arn("w")).tags(Map.of("a", "2", "é x", "y")));

        assertThat(tags()).containsExactly("a=2", "b=", "course=streams", "é x=y");
        assertThat(kinesis.client
                        .listTagsForResource(request -> request.resourceARN(ServedKinesis.arn("w")))
                        .tags())
                .extracting(Tag::key)
                .containsExactly("a", "b", "course", "é x");
        kinesis.client.removeTagsFromStream(request -> request.streamName("w").tagKeys("a", "none"));
        kinesis.client.untagResource(
                request -> request.resourceARN(ServedKinesis.arn("w")).tagKeys("b"));
        kinesis.close();
        kinesis = new ServedKinesis(new Store(folder), new ManualTime(kinesis.time.instant()));
        assertThat(tags()).containsExactly("course=streams", "é x=y");
    }

    @Test
    void consumersHaveTagsToo() {
        kinesis.time.pass(Streams.CHANGE);
        String arn = kinesis.consumer("w", "c");
        kinesis.client.tagResource(request -> request.resourceARN(arn).tags(Map.of("a", "1", "b", "2")));
        kinesis.client.untagResource(request -> request.resourceARN(arn).tagKeys("b"));

        assertThat(kinesis.client
                        .listTagsForResource(request -> request.resourceARN(arn))
                        .tags())
                .containsExactly(Tag.builder().key("a").value("1").build());
        assertThat(tags()).containsExactly("course=streams");
    }

    @Test
    void tagsAreListedInPages() {
        add(Map.of("a", "1", "b", "2"));
        ListTagsForStreamResponse first = kinesis.client.listTagsForStream(
                request -> request.streamName("w").limit(2));
        assertThat(first.tags()).extracting(Tag::key).containsExactly("a", "b");
        assertThat(first.hasMoreTags()).isTrue();
        ListTagsForStreamResponse rest = kinesis.client.listTagsForStream(
                request -> request.streamName("w").limit(2).exclusiveStartTagKey("b"));
        assertThat(rest.tags()).extracting(Tag::key).containsExactly("course");
        assertThat(rest.hasMoreTags()).isFalse();
    }

    @Test
    void aStreamHasFiftyTagsAtMost() {
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 49; i++) {
            many.put("key" + i, "x");
        }
        add(many);
        refused(
                () -> add(Map.of("one", "more")),
                INVALID,
                "Failed to add tags to stream w under account 000000000000 because a given stream cannot have more"
                        + " than 50 tags associated with it.");
        add(Map.of("key7", "y"));
        many.put("a", "1");
        many.put("b", "1");
        refused(
                () -> kinesis.client.createStream(
                        request -> request.streamName("v").shardCount(1).tags(many)),
                INVALID,
                "Failed to add tags to stream v under account 000000000000 because a given stream cannot have more"
                        + " than 50 tags associated with it.");
    }

    @Test
    void whatNoTagCanBeIsExplained() {
        refused(() -> add(Map.of("a*", "x")), INVALID, LETTERS);
        refused(() -> add(Map.of("a", "x;")), INVALID, LETTERS);
        refused(
                () -> add(Map.of("a", "50%")),
                INVALID,
                "Failed to add tags to stream w under account 000000000000 because some tags contained illegal"
                        + " characters. The allowed characters are Unicode letters, white-spaces,"
                        + " '_',',','/','=','+','-','@'.");
        refused(
                () -> add(Map.of("AWS:x", "y")),
                INVALID,
                "Tag key AWS:x is invalid: keys that begin with aws: are reserved for AWS use.");
        refused(
                () -> kinesis.client.removeTagsFromStream(
                        request -> request.streamName("w").tagKeys("%")),
                INVALID,
                "Failed to remove tags from stream w under account 000000000000 because some tags contained illegal"
                        + " characters. The allowed characters are Unicode letters, white-spaces,"
                        + " '_',',','/','=','+','-','@'.");
        refused(
                () -> kinesis.client.removeTagsFromStream(
                        request -> request.streamName("w").tagKeys(List.of(""))),
                "ValidationException",
                "1 validation error detected: Value '[]' at 'tagKeys' failed to satisfy constraint: Member must satisfy"
                        + " constraint: [Member must have length less than or equal to 128, Member must have length"
                        + " greater than or equal to 1]");
        refused(
                () -> kinesis.client.listTagsForStream(
                        request -> request.streamName("w").limit(51)),
                "ValidationException",
                "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have"
                        + " value less than or equal to 50");
        refused(
                () -> kinesis.client.listTagsForResource(request -> request.resourceARN(ServedKinesis.arn("none"))),
                "ResourceNotFoundException",
                "Stream none under account 000000000000 not found.");
    }

    private void add(Map<String, String> tags) {
        kinesis.client.addTagsToStream(request -> request.streamName("w").tags(tags));
    }

    private List<String> tags() {
        return kinesis.client.listTagsForStream(request -> request.streamName("w")).tags().stream()
                .map(tag -> tag.key() + "=" + tag.value())
                .toList();
    }
}
