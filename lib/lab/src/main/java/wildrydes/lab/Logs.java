package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.render.Times;

/**
 * What a function wrote while it ran, as CloudWatch Logs keeps it: a group for the function, a stream for each environment. A
 * delivery stream writes what it could not deliver in the same way.
 */
public final class Logs {

    /** The newest that are read; a table shows fewer. */
    static final int MOST_EVENTS = 10_000;

    /** What Lambda and Java write where something went wrong. */
    private static final Pattern ERROR = Pattern.compile(
            "\\b\\w*(?:Exception|Error)\\b|\\bERROR\\b|Task timed out|exited (?:with|before)|signal: killed");

    private final CloudWatchLogsClient logs;
    private final Control control;
    private final String group;
    private final String absent;

    /** Of a function. */
    Logs(CloudWatchLogsClient logs, Control control, String group) {
        this(logs, control, group, "no invocation yet; Lambda makes it when the function first runs");
    }

    /** @param absent what it means that the group is not there, or has nothing in it */
    Logs(CloudWatchLogsClient logs, Control control, String group, String absent) {
        this.logs = logs;
        this.control = control;
        this.group = group;
        this.absent = absent;
    }

    /** The name of its group, such as {@code /aws/lambda/WildRydesStreamProcessor}. */
    public String group() {
        return group;
    }

    /** Whether the group is there: Lambda makes it when the function first runs. */
    public boolean exists() {
        return logs.describeLogGroups(b -> b.logGroupNamePrefix(group)).logGroups().stream()
                .anyMatch(found -> group.equals(found.logGroupName()));
    }

    /** Removes the group with all that is in it; one that is not there is fine. */
    public Logs delete() {
        try {
            logs.deleteLogGroup(b -> b.logGroupName(group));
        } catch (ResourceNotFoundException e) {
            Progress.line("There is no log " + group + ", so there is nothing to delete.");
        }
        return this;
    }

    /** A row for each event, oldest first; none before the function has run. */
    public Table events() {
        InstantColumn time = InstantColumn.create("time");
        StringColumn message = StringColumn.create("message");
        StringColumn stream = StringColumn.create("stream");
        for (FilteredLogEvent event : since(Instant.EPOCH)) {
            time.append(Instant.ofEpochMilli(event.timestamp()));
            message.append(event.message().stripTrailing());
            stream.append(event.logStreamName());
        }
        return Table.create(group, time, message, stream);
    }

    /** Only the events that tell of a failure, each text once, with the time of the last and how often; empty where nothing failed. */
    public String errors() {
        Map<String, List<Instant>> times = new LinkedHashMap<>();
        for (FilteredLogEvent event : since(Instant.EPOCH)) {
            if (ERROR.matcher(event.message()).find()) {
                times.computeIfAbsent(event.message().strip(), text -> new ArrayList<>())
                        .add(Instant.ofEpochMilli(event.timestamp()));
            }
        }
        return times.entrySet().stream()
                .map(error -> Times.utc(error.getValue().get(error.getValue().size() - 1))
                        + (error.getValue().size() == 1
                                ? ""
                                : ", " + Rides.count(error.getValue().size()) + " times")
                        + "\n" + error.getKey())
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * Shows what is written while this much time passes.
     *
     * @param duration above 0
     */
    public LiveView live(Duration duration) {
        return LiveView.of(control, duration, new LogTail(this));
    }

    /** The events from a moment on, oldest first; none where the group is not there yet. */
    List<FilteredLogEvent> since(Instant from) {
        List<FilteredLogEvent> events = new ArrayList<>();
        try {
            for (FilteredLogEvent event : logs.filterLogEventsPaginator(
                            b -> b.logGroupName(group).startTime(from.toEpochMilli()))
                    .events()) {
                events.add(event);
                if (events.size() > MOST_EVENTS) {
                    events.remove(0);
                }
            }
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
        return events;
    }

    @Override
    public String toString() {
        return exists() ? "Log " + group : "Log " + group + ": " + absent;
    }
}
