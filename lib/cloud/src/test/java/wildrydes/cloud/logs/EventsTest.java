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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class EventsTest {

    @TempDir
    Path folder;

    private ServedLogs logs;

    @BeforeEach
    void open() {
        logs = new ServedLogs(folder);
        logs.begin();
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

    private static InputLogEvent[] events(long from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> event(from + i, "line " + i))
                .toArray(InputLogEvent[]::new);
    }

    private static List<String> lines(int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> "line " + i).toList();
    }

    private static List<String> messages(GetLogEventsResponse response) {
        return response.events().stream().map(OutputLogEvent::message).toList();
    }

    @Test
    void anEventIsReadAsItWasPut() {
        PutLogEventsResponse put = logs.put(STREAM, event(logs.now() - 5, "Unicorn \u00fc \ud83e\udd84\n"));

        assertThat(put.nextSequenceToken()).matches("[0-9]{56}");
        assertThat(put.rejectedLogEventsInfo()).isNull();
        assertThat(logs.client
                        .getLogEvents(request -> request.logGroupName(GROUP).logStreamName(STREAM))
                        .events())
                .containsExactly(OutputLogEvent.builder()
                        .timestamp(logs.now() - 5)
                        .message("Unicorn \u00fc \ud83e\udd84\n")
                        .ingestionTime(logs.now())
                        .build());
    }

    @Test
    void pagesGoForwardToTheEndAndStayThere() {
        logs.put(STREAM, events(logs.now(), 250));

        assertThat(logs.all(100)).isEqualTo(lines(0, 250));
        assertThat(logs.all(250)).isEqualTo(lines(0, 250));
        assertThat(logs.all(1)).isEqualTo(lines(0, 250));
    }

    @Test
    void withoutATokenTheLatestComeAndPagesGoBackward() {
        logs.put(STREAM, events(logs.now(), 250));

        GetLogEventsResponse last = page(null);
        assertThat(messages(last)).isEqualTo(lines(150, 250));
        GetLogEventsResponse before = page(last.nextBackwardToken());
        assertThat(messages(before)).isEqualTo(lines(50, 150));
        GetLogEventsResponse first = page(before.nextBackwardToken());
        assertThat(messages(first)).isEqualTo(lines(0, 50));
        GetLogEventsResponse nothing = page(first.nextBackwardToken());
        assertThat(nothing.events()).isEmpty();
        assertThat(nothing.nextBackwardToken()).isEqualTo(first.nextBackwardToken());
        assertThat(messages(page(nothing.nextForwardToken()))).isEqualTo(lines(0, 100));
        assertThat(page(last.nextForwardToken()).nextForwardToken()).isEqualTo(last.nextForwardToken());
    }

    private GetLogEventsResponse page(String token) {
        return logs.client.getLogEvents(request ->
                request.logGroupName(GROUP).logStreamName(STREAM).limit(100).nextToken(token));
    }

    @Test
    void whatComesLaterIsFoundByTheTokenOfTheEnd() {
        String end = page(null).nextForwardToken();
        logs.put(STREAM, event(logs.now(), "later"));

        assertThat(messages(page(end))).containsExactly("later");
    }

    @Test
    void aWrongTokenIsRefused() {
        for (String token : List.of("x", "f/1", "b/", "f/" + "9".repeat(56))) {
            refused(InvalidParameterException.class, "The specified nextToken is invalid.", () -> page(token));
        }
    }

    @Test
    void theStartIsInclusiveAndTheEndIsNot() {
        long now = logs.now();
        logs.put(STREAM, events(now, 100));

        assertThat(messages(logs.client.getLogEvents(request -> request.logGroupName(GROUP)
                        .logStreamName(STREAM)
                        .startTime(now + 10)
                        .endTime(now + 20))))
                .isEqualTo(lines(10, 20));
        assertThat(messages(logs.client.getLogEvents(request -> request.logGroupName(GROUP)
                        .logStreamName(STREAM)
                        .startFromHead(true)
                        .startTime(now + 90))))
                .isEqualTo(lines(90, 100));
    }

    @Test
    void anAnswerHasAtMostAMegabyte() {
        String large = "x".repeat(200_000);
        for (int i = 0; i < 10; i++) {
            logs.put(STREAM, event(logs.now() + i, large + i));
        }

        GetLogEventsResponse first = logs.client.getLogEvents(
                request -> request.logGroupName(GROUP).logStreamName(STREAM).startFromHead(true));
        assertThat(first.events()).hasSize(5);
        assertThat(logs.all(10_000)).hasSize(10);
        assertThat(page(null).events())
                .hasSize(5)
                .last()
                .matches(event -> event.message().endsWith("x9"));
    }

    @Test
    void aBatchKeepsTheRulesOrIsRefused() {
        long now = logs.now();
        refused(
                InvalidParameterException.class,
                "Log events in a single PutLogEvents request must be in chronological order.",
                () -> logs.put(STREAM, event(now, "b"), event(now - 1, "a")));
        refused(
                InvalidParameterException.class,
                "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
                () -> logs.put(STREAM, event(now - 86_400_001, "a"), event(now, "b")));
        refused(
                InvalidParameterException.class,
                "Upload too large: 1048578 bytes exceeds limit of 1048576",
                () -> logs.put(STREAM, event(now, "x".repeat(524_263)), event(now, "x".repeat(524_263))));
        refused(
                InvalidParameterException.class,
                "Log event too large: 1048577 bytes exceeds limit of 1048576",
                () -> logs.put(STREAM, event(now, "x".repeat(1_048_551))));
        refused(
                InvalidParameterException.class,
                "1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have"
                        + " length greater than or equal to 1",
                () -> logs.put(STREAM));
        refused(
                InvalidParameterException.class,
                "1 validation error detected: Value '' at 'logEvents.1.member.message' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 1",
                () -> logs.put(STREAM, event(now, "")));
        refused(
                InvalidParameterException.class,
                "1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must have"
                        + " length less than or equal to 10000",
                () -> logs.put(STREAM, events(now, 10_001)));
        refused(
                ResourceNotFoundException.class,
                "The specified log stream does not exist.",
                () -> logs.put("other", event(now, "a")));
        assertThat(logs.all(100)).isEmpty();

        logs.put(STREAM, events(now, 10_000));
        assertThat(logs.all(10_000)).hasSize(10_000);
    }

    @Test
    void eventsOfOtherTimesAreRejectedAndTheOthersAreTaken() {
        long now = logs.now();
        long day = 86_400_000;
        PutLogEventsResponse old = logs.put(
                STREAM,
                event(now - 14 * day - 1, "too old"),
                event(now - 14 * day, "just"),
                event(now - 14 * day, "in"));
        assertThat(old.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
        assertThat(old.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isNull();
        PutLogEventsResponse future =
                logs.put(STREAM, event(now, "now"), event(now + 7_200_000, "soon"), event(now + 7_200_001, "too new"));
        assertThat(future.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isEqualTo(2);
        assertThat(future.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isNull();
        logs.client.putRetentionPolicy(request -> request.logGroupName(GROUP).retentionInDays(1));
        PutLogEventsResponse expired = logs.put(STREAM, event(now - day - 1, "expired"));
        assertThat(expired.rejectedLogEventsInfo().expiredLogEventEndIndex()).isEqualTo(1);
        logs.client.deleteRetentionPolicy(request -> request.logGroupName(GROUP));

        assertThat(logs.all(100)).containsExactly("just", "in", "now", "soon");
    }

    @Test
    void sequenceTokensAreTakenAndNotNeeded() {
        for (String token : new String[] {null, "anything", "anything"}) {
            logs.client.putLogEvents(request -> request.logGroupName(GROUP)
                    .logStreamName(STREAM)
                    .sequenceToken(token)
                    .logEvents(event(logs.now(), "x")));
        }

        assertThat(logs.all(100)).hasSize(3);
    }

    @Test
    void eventsThatCameLateStandWhereTheyHappened() throws Exception {
        long now = logs.now();
        Random random = new Random(3);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
        Collections.shuffle(order, random);
        for (int i : order) {
            logs.put(STREAM, event(now + i, "line " + i));
            if (i % 100 == 0) {
                logs.store.checkpoint();
            }
        }

        assertThat(logs.all(7)).isEqualTo(lines(0, 500));
        GetLogEventsResponse last = page(null);
        assertThat(messages(last)).isEqualTo(lines(400, 500));
        assertThat(messages(page(last.nextBackwardToken()))).isEqualTo(lines(300, 400));
        assertThat(filtered("line", 33, null)).isEqualTo(lines(0, 500));
    }

    private List<String> filtered(String pattern, int limit, String prefix) {
        List<String> messages = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            FilterLogEventsResponse page = logs.client.filterLogEvents(request -> request.logGroupName(GROUP)
                    .logStreamNamePrefix(prefix)
                    .filterPattern(pattern)
                    .limit(limit)
                    .nextToken(from));
            page.events().stream().map(FilteredLogEvent::message).forEach(messages::add);
            token = page.nextToken();
        } while (token != null);
        return messages;
    }

    @Test
    void aFilterLooksThroughAllStreamsInTheOrderOfTime() {
        for (String stream : List.of("a", "b", "c")) {
            logs.client.createLogStream(request -> request.logGroupName(GROUP).logStreamName(stream));
        }
        for (int i = 0; i < 300; i++) {
            String stream = List.of("a", "b", "c").get(i % 3);
            logs.put(stream, event(logs.now() + i / 5, (i % 10 == 0 ? "ERROR " : "") + "line " + i));
        }

        assertThat(filtered("line", 10_000, null)).hasSize(300).doesNotHaveDuplicates();
        assertThat(filtered("line", 7, null)).isEqualTo(filtered("line", 10_000, null));
        assertThat(filtered("ERROR", 4, null)).hasSize(30).allMatch(message -> message.startsWith("ERROR"));
        assertThat(filtered("", 100, "b")).hasSize(100);
        FilterLogEventsResponse some =
                logs.client.filterLogEvents(request -> request.logGroupIdentifier(ServedLogs.arn(GROUP))
                        .logStreamNames("a", "c")
                        .startTime(logs.now() + 1)
                        .endTime(logs.now() + 2));
        assertThat(some.events())
                .hasSize(7)
                .allMatch(event -> !event.logStreamName().equals("b"));
        assertThat(some.events())
                .extracting(FilteredLogEvent::timestamp)
                .isSorted()
                .endsWith(logs.now() + 2);
        assertThat(some.events())
                .extracting(FilteredLogEvent::eventId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() == 56);
        assertThat(some.nextToken()).isNull();
    }

    @Test
    void aFilterThatIsNoneIsRefused() {
        refused(InvalidParameterException.class, "Invalid filter pattern", () -> filtered("{ $.a = ", 1, null));
        refused(
                InvalidParameterException.class,
                "The specified nextToken is invalid.",
                () -> logs.client.filterLogEvents(
                        request -> request.logGroupName(GROUP).nextToken("?")));
        refused(
                ResourceNotFoundException.class,
                "The specified log stream does not exist.",
                () -> logs.client.filterLogEvents(
                        request -> request.logGroupName(GROUP).logStreamNames("none")));
        refused(
                InvalidParameterException.class,
                "LogStreamNamePrefix and LogStreamNames are mutually exclusive; specify only one of them.",
                () -> logs.client.filterLogEvents(request ->
                        request.logGroupName(GROUP).logStreamNames(STREAM).logStreamNamePrefix("2")));
    }

    @Test
    void eventsLeaveWhenTheirRetentionIsOverAndFreeTheirSpace() throws Exception {
        logs.client.putRetentionPolicy(request -> request.logGroupName(GROUP).retentionInDays(3));
        logs.put(STREAM, event(logs.now(), "first " + "x".repeat(100_000)));
        logs.store.checkpoint();
        logs.pass(Duration.ofDays(2));
        logs.put(STREAM, event(logs.now(), "second"));
        assertThat(logs.all(10)).hasSize(2);

        logs.pass(Duration.ofDays(1).plusSeconds(1));
        assertThat(logs.all(10)).containsExactly("second");
        logs.pass(Duration.ofDays(1));
        logs.store.checkpoint();

        assertThat(logs.all(10)).containsExactly("second");
        assertThat(logs.stored).last().isEqualTo(6L + 26);
        assertThat(filesOf("logs")).allMatch(file -> file.toFile().length() < 1000);
        logs.pass(Duration.ofDays(2));
        assertThat(logs.all(10)).isEmpty();
        assertThat(logs.stored).last().isEqualTo(0L);
    }

    private List<Path> filesOf(String part) throws Exception {
        try (var files = Files.walk(folder.resolve(part))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void everythingIsThereAfterARestartFromTheLogAndFromFiles() throws Exception {
        logs.put(STREAM, events(logs.now(), 50));
        logs.store.checkpoint();
        for (int i = 50; i < 100; i++) {
            logs.put(STREAM, event(logs.now() + i, "line " + i));
        }
        long last = logs.stored.get(logs.stored.size() - 1);
        logs.close();

        logs = new ServedLogs(folder);
        assertThat(logs.all(9)).isEqualTo(lines(0, 100));
        assertThat(logs.stored).containsExactly(last);
        logs.put(STREAM, event(logs.now() + 100, "line 100"));
        assertThat(logs.all(1000)).isEqualTo(lines(0, 101));
    }
}
