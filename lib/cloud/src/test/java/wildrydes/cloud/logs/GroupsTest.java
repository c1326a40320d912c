package wildrydes.cloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.logs.ServedLogs.GROUP;
import static wildrydes.cloud.logs.ServedLogs.STREAM;
import static wildrydes.cloud.logs.ServedLogs.event;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.CallFilter;

class GroupsTest {

    @TempDir
    Path folder;

    private ServedLogs logs;

    @BeforeEach
    void open() {
        logs = new ServedLogs(folder);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private void refused(Class<? extends CloudWatchLogsException> type, String sentence, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        type,
                        e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(sentence));
    }

    private void create(String group) {
        logs.client.createLogGroup(request -> request.logGroupName(group));
    }

    private LogGroup only() {
        List<LogGroup> all = logs.client.describeLogGroups().logGroups();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void aGroupIsDescribedAsAtAws() {
        logs.client.createLogGroup(request -> request.logGroupName(GROUP).tags(Map.of("course", "streams")));

        assertThat(only())
                .isEqualTo(LogGroup.builder()
                        .logGroupName(GROUP)
                        .creationTime(logs.now())
                        .metricFilterCount(0)
                        .arn(ServedLogs.arn(GROUP) + ":*")
                        .logGroupArn(ServedLogs.arn(GROUP))
                        .logGroupClass(LogGroupClass.STANDARD)
                        .storedBytes(0L)
                        .build());
    }

    @Test
    void groupsArePagedByNameAndFoundByPrefixAndPart() {
        for (String name : List.of("/b/two", "/a/one", "/b/one", "/c")) {
            create(name);
        }

        var first = logs.client.describeLogGroups(request -> request.limit(3));
        assertThat(first.logGroups()).extracting(LogGroup::logGroupName).containsExactly("/a/one", "/b/one", "/b/two");
        var rest = logs.client.describeLogGroups(request -> request.limit(3).nextToken(first.nextToken()));
        assertThat(rest.logGroups()).extracting(LogGroup::logGroupName).containsExactly("/c");
        assertThat(rest.nextToken()).isNull();
        assertThat(names("/b", null)).containsExactly("/b/one", "/b/two");
        assertThat(names(null, "one")).containsExactly("/a/one", "/b/one");
        refused(
                InvalidParameterException.class,
                "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
                () -> names("/b", "one"));
    }

    private List<String> names(String prefix, String part) {
        return logs
                .client
                .describeLogGroups(request -> request.logGroupNamePrefix(prefix).logGroupNamePattern(part))
                .logGroups()
                .stream()
                .map(LogGroup::logGroupName)
                .toList();
    }

    @Test
    void whatIsThereIsNotCreatedAndWhatIsNotIsNotDeleted() {
        logs.begin();

        refused(ResourceAlreadyExistsException.class, "The specified log group already exists", () -> create(GROUP));
        refused(
                ResourceAlreadyExistsException.class,
                "The specified log stream already exists",
                () -> logs.client.createLogStream(
                        request -> request.logGroupName(GROUP).logStreamName(STREAM)));
        refused(
                ResourceNotFoundException.class,
                "The specified log group does not exist.",
                () -> logs.client.createLogStream(
                        request -> request.logGroupName("none").logStreamName(STREAM)));
        refused(
                ResourceNotFoundException.class,
                "The specified log group does not exist.",
                () -> logs.client.deleteLogGroup(request -> request.logGroupName("none")));
        refused(
                ResourceNotFoundException.class,
                "The specified log stream does not exist.",
                () -> logs.client.deleteLogStream(
                        request -> request.logGroupName(GROUP).logStreamName("none")));
        refused(
                InvalidParameterException.class,
                "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
                () -> create("a b"));
        refused(
                InvalidParameterException.class,
                "LogGroupName and LogGroupIdentifier are mutually exclusive; specify exactly one of them.",
                () -> logs.client.describeLogStreams(request -> {}));
        refused(
                InvalidParameterException.class,
                "The log group class INFREQUENT_ACCESS is not available here; leave it out.",
                () -> logs.client.createLogGroup(
                        request -> request.logGroupName("x").logGroupClass(LogGroupClass.INFREQUENT_ACCESS)));
    }

    @Test
    void deletedGroupsTakeTheirEventsWithThem() throws Exception {
        logs.begin();
        logs.put(STREAM, event(logs.now(), "old"));
        logs.store.checkpoint();
        logs.client.deleteLogGroup(request -> request.logGroupName(GROUP));
        logs.begin();
        logs.store.checkpoint();

        assertThat(logs.all(10)).isEmpty();
        assertThat(logs.stored).last().isEqualTo(0L);
        try (var left = Files.list(folder.resolve("logs"))) {
            assertThat(left).isEmpty();
        }
        logs.close();
        logs = new ServedLogs(folder);
        assertThat(logs.all(10)).isEmpty();
        assertThat(only().storedBytes()).isZero();
    }

    @Test
    void aDeletedStreamIsGoneAfterARestart() {
        logs.begin();
        logs.put(STREAM, event(logs.now(), "old"));
        logs.client.deleteLogStream(request -> request.logGroupName(GROUP).logStreamName(STREAM));
        logs.close();

        logs = new ServedLogs(folder);
        assertThat(logs.client
                        .describeLogStreams(request -> request.logGroupName(GROUP))
                        .logStreams())
                .isEmpty();
    }

    @Test
    void streamsAreListedByNameOrByTheirLastEvent() {
        create(GROUP);
        for (String stream : List.of("b", "a", "c")) {
            logs.client.createLogStream(request -> request.logGroupName(GROUP).logStreamName(stream));
        }
        logs.put("a", event(logs.now() - 7, "x"), event(logs.now() + 20, "x"));
        logs.put("b", event(logs.now() + 30, "x"));
        logs.pass(Duration.ofSeconds(1));

        assertThat(streams(OrderBy.LOG_STREAM_NAME, false, null)).containsExactly("a", "b", "c");
        assertThat(streams(OrderBy.LOG_STREAM_NAME, true, null)).containsExactly("c", "b", "a");
        assertThat(streams(OrderBy.LAST_EVENT_TIME, true, null)).containsExactly("b", "a", "c");
        assertThat(streams(OrderBy.LAST_EVENT_TIME, false, null)).containsExactly("c", "a", "b");
        assertThat(streams(null, false, "b")).containsExactly("b");
        refused(
                InvalidParameterException.class,
                "Cannot order by LastEventTime with a logStreamNamePrefix.",
                () -> streams(OrderBy.LAST_EVENT_TIME, true, "b"));
        refused(
                InvalidParameterException.class,
                "The specified nextToken is invalid.",
                () -> logs.client.describeLogStreams(
                        request -> request.logGroupName(GROUP).nextToken("?")));
        LogStream a = logs.client
                .describeLogStreams(request -> request.logGroupName(GROUP).limit(1))
                .logStreams()
                .get(0);
        assertThat(a.firstEventTimestamp()).isEqualTo(logs.now() - 1007);
        assertThat(a.lastEventTimestamp()).isEqualTo(logs.now() - 980);
        assertThat(a.lastIngestionTime()).isEqualTo(logs.now() - 1000);
        assertThat(a.arn()).isEqualTo(ServedLogs.arn(GROUP) + ":log-stream:a");
        assertThat(a.uploadSequenceToken()).hasSize(56);
    }

    /** Read by pages of two. */
    private List<String> streams(OrderBy order, boolean descending, String prefix) {
        DescribeLogStreamsResponse first = logs.client.describeLogStreams(request -> request.logGroupIdentifier(GROUP)
                .orderBy(order)
                .descending(descending)
                .logStreamNamePrefix(prefix)
                .limit(2));
        List<LogStream> all = new ArrayList<>(first.logStreams());
        if (first.nextToken() != null) {
            all.addAll(logs.client
                    .describeLogStreams(request -> request.logGroupIdentifier(GROUP)
                            .orderBy(order)
                            .descending(descending)
                            .nextToken(first.nextToken())
                            .limit(2))
                    .logStreams());
        }
        return all.stream().map(LogStream::logStreamName).toList();
    }

    @Test
    void retentionTakesTheDaysThatAwsTakes() {
        create(GROUP);
        logs.client.putRetentionPolicy(request -> request.logGroupName(GROUP).retentionInDays(3653));
        assertThat(only().retentionInDays()).isEqualTo(3653);
        logs.client.deleteRetentionPolicy(request -> request.logGroupName(GROUP));
        assertThat(only().retentionInDays()).isNull();

        refused(
                InvalidParameterException.class,
                "1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,"
                        + " 1096, 1827, 2192, 2557, 2922, 3288, 3653]",
                () -> logs.client.putRetentionPolicy(
                        request -> request.logGroupName(GROUP).retentionInDays(2)));
    }

    @Test
    @SuppressWarnings("deprecation") // older clients still call the operations of that time
    void tagsAreKeptOverARestart() {
        create(GROUP);
        String arn = ServedLogs.arn(GROUP);
        logs.client.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
        logs.client.untagResource(request -> request.resourceArn(arn).tagKeys("a"));
        logs.client.tagLogGroup(request -> request.logGroupName(GROUP).tags(Map.of("c", "3", "d", "4")));
        logs.client.untagLogGroup(request -> request.logGroupName(GROUP).tags("d"));
        logs.close();

        logs = new ServedLogs(folder);
        Map<String, String> tags = Map.of("b", "2", "c", "3");
        assertThat(logs.client
                        .listTagsForResource(request -> request.resourceArn(arn))
                        .tags())
                .isEqualTo(tags);
        assertThat(logs.client
                        .listTagsLogGroup(request -> request.logGroupName(GROUP))
                        .tags())
                .isEqualTo(tags);
        refused(
                InvalidParameterException.class,
                "The identifier arn:aws:logs:eu-west-1:000000000000:log-group:x is no log group of this account and"
                        + " Region.",
                () -> logs.client.listTagsForResource(
                        request -> request.resourceArn("arn:aws:logs:eu-west-1:000000000000:log-group:x")));
    }

    @Test
    void policiesSeeStreamsAndGroupsAsAtAws() throws Exception {
        logs.begin();
        logs.put(STREAM, event(logs.now(), "x"));
        logs.client.describeLogGroups();
        logs.client.listTagsForResource(request -> request.resourceArn(ServedLogs.arn(GROUP)));

        assertThat(logs.door.journal().since(0, CallFilter.all(), Duration.ZERO).calls())
                .extracting(Call::resource)
                .containsExactly(
                        ServedLogs.arn(GROUP) + ":log-stream:",
                        ServedLogs.arn(GROUP) + ":log-stream:" + STREAM,
                        ServedLogs.arn(GROUP) + ":log-stream:" + STREAM,
                        ServedLogs.arn("") + ":log-stream:",
                        ServedLogs.arn(GROUP));
    }
}
