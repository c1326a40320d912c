package wildrydes.cloud.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;
import wildrydes.cloud.ledger.Usage;
import wildrydes.cloud.store.Store;

/** CloudWatch Logs behind a door on a real socket, with its state in a folder and its time in the test's hands. */
final class ServedLogs implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:14:36Z");
    static final String GROUP = "/aws/lambda/WildRydes";
    static final String STREAM = "2026/03/02/[$LATEST]a";

    final ManualTime time;
    final Store store;
    final ServedDoor door;
    final CloudWatchLogsClient client;
    final List<Long> stored = new ArrayList<>();

    ServedLogs(Path folder) {
        this(folder, START);
    }

    ServedLogs(Path folder, Instant now) {
        time = new ManualTime(now);
        store = new Store(folder);
        Metering metering = new Metering() {
            @Override
            public void all(String item, Collection<Running> running) {
                running.forEach(one -> stored.add(one.count()));
            }

            @Override
            public void runs(String item, String resource, long count) {
                stored.add(count);
            }

            @Override
            public void used(Usage usage) {
                throw new AssertionError(usage);
            }
        };
        try {
            door = new ServedDoor(
                    LogsService.in(ServedDoor.ACCOUNT, ServedDoor.REGION, store, time, metering),
                    WallTime.system(),
                    Gate.administratorsOnly());
            store.recover();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = door.client(CloudWatchLogsClient.builder());
    }

    static String arn(String group) {
        return "arn:aws:logs:us-east-1:000000000000:log-group:" + group;
    }

    /** The group and the stream that most tests use. */
    void begin() {
        client.createLogGroup(request -> request.logGroupName(GROUP));
        client.createLogStream(request -> request.logGroupName(GROUP).logStreamName(STREAM));
    }

    long now() {
        return time.instant().toEpochMilli();
    }

    static InputLogEvent event(long timestamp, String message) {
        return InputLogEvent.builder().timestamp(timestamp).message(message).build();
    }

    PutLogEventsResponse put(String stream, InputLogEvent... events) {
        return client.putLogEvents(
                request -> request.logGroupName(GROUP).logStreamName(stream).logEvents(events));
    }

    /** Events of the stream from its head, by pages of so many. */
    List<String> all(int limit) {
        List<String> messages = new ArrayList<>();
        String token = null;
        while (true) {
            String from = token;
            var page = client.getLogEvents(request -> request.logGroupName(GROUP)
                    .logStreamName(STREAM)
                    .startFromHead(true)
                    .limit(limit)
                    .nextToken(from));
            page.events().stream().map(OutputLogEvent::message).forEach(messages::add);
            if (page.nextForwardToken().equals(token)) {
                return messages;
            }
            token = page.nextForwardToken();
        }
    }

    void pass(Duration duration) {
        time.pass(duration);
    }

    @Override
    public void close() {
        client.close();
        door.close();
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
