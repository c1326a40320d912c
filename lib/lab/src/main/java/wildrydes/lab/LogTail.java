package wildrydes.lab;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.live.Scene;
import wildrydes.lab.render.Html;
import wildrydes.lab.render.TableView;
import wildrydes.lab.render.Times;

/** The newest lines of a log as they come. */
final class LogTail implements Scene {

    private static final int MOST_ROWS = 15;

    private final Logs logs;
    private final Deque<FilteredLogEvent> newest = new ArrayDeque<>();
    /** Ids of the events of the last moment that was seen: more of it may come. */
    private final Set<String> seen = new HashSet<>();

    private Instant began = Instant.EPOCH;
    private Instant next = Instant.EPOCH;
    private int count;

    LogTail(Logs logs) {
        this.logs = logs;
    }

    @Override
    public void look(Instant now) {
        if (began.equals(Instant.EPOCH)) {
            began = now;
            next = now;
            // Time may have stood still since these were written.
            logs.since(now).forEach(event -> seen.add(event.eventId()));
            return;
        }
        for (FilteredLogEvent event : logs.since(next)) {
            Instant time = Instant.ofEpochMilli(event.timestamp());
            if (time.isAfter(next)) {
                seen.clear();
                next = time;
            }
            if (seen.add(event.eventId())) {
                count++;
                newest.add(event);
                if (newest.size() > MOST_ROWS) {
                    newest.remove();
                }
            }
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        String summary = "Log " + logs.group() + ": " + Rides.count(count) + (count == 1 ? " event" : " events")
                + " since " + Times.utc(began) + ".";
        String html = new Html().element("div", "", summary).toString();
        if (newest.isEmpty()) {
            return MimeBundle.text(summary).withHtml(html);
        }
        InstantColumn time = InstantColumn.create("time");
        StringColumn message = StringColumn.create("message");
        for (FilteredLogEvent event : newest) {
            time.append(Instant.ofEpochMilli(event.timestamp()));
            message.append(event.message().stripTrailing());
        }
        Table table = Table.create("newest", time, message);
        return MimeBundle.text(summary + "\n" + TableView.plain(table)).withHtml(html + TableView.html(table));
    }
}
