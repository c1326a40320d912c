package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.live.Scene;
import wildrydes.lab.record.JsonText;
import wildrydes.lab.render.Html;
import wildrydes.lab.render.TableView;
import wildrydes.lab.render.Times;

/** The newest records of a stream as they come, and where their reader stands. */
final class StreamTail implements Scene {

    private static final int MOST_ROWS = 10;
    private static final int MOST_SHARDS = 8;

    private final StreamConsumer reader;
    private final Deque<StreamRecord> newest = new ArrayDeque<>();
    private int count;
    private int unreadable;

    StreamTail(StreamConsumer reader) {
        this.reader = reader;
    }

    @Override
    public void look(Instant now) {
        for (StreamRecord record : reader.look(now)) {
            count++;
            JsonText json = JsonText.of(record.text());
            if (json.objects().isEmpty() || !json.rest().isEmpty()) {
                unreadable++;
            }
            newest.add(record);
            if (newest.size() > MOST_ROWS) {
                newest.remove();
            }
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        List<String> standing = standing();
        Html html = new Html().element("div", "", summary());
        StringBuilder plain = new StringBuilder(summary());
        if (newest.isEmpty()) {
            html.element("div", "", waiting());
            plain.append('\n').append(waiting());
        } else {
            Table rows = rows();
            html.raw(TableView.html(rows));
            plain.append('\n').append(TableView.plain(rows));
        }
        for (String line : standing) {
            html.element("div", Html.FAINT, line);
            plain.append('\n').append(line);
        }
        return MimeBundle.text(plain.toString()).withHtml(html.toString());
    }

    private String summary() {
        return "Stream " + reader.stream() + ", read from " + reader.position() + ": " + Rides.count(count)
                + (count == 1 ? " record" : " records") + " so far"
                + (unreadable == 0 ? "." : ", " + Rides.count(unreadable) + " of them not JSON, shown as text.");
    }

    /** One record may hold several objects, each of which is a row. */
    private Table rows() {
        Table all = new Records(reader.stream(), List.copyOf(newest)).table();
        return all.rowCount() <= MOST_ROWS ? all : all.last(MOST_ROWS);
    }

    private String waiting() {
        String since = Times.utc(reader.since());
        return switch (reader.position()) {
            case "LATEST" ->
                "Waiting: the reader stands at LATEST since " + since
                        + ", and nothing has arrived since then. What came before stays unseen; trimHorizon() shows it.";
            case "TRIM_HORIZON" -> "Waiting: the stream keeps no record yet.";
            default -> "Waiting: nothing has arrived at " + since + " or later.";
        };
    }

    private List<String> standing() {
        List<String> lines = new ArrayList<>();
        for (String shard : reader.ended()) {
            lines.add(shard + ": closed, read to its end");
        }
        for (ShardReader shard : reader.readers()) {
            lines.add(standing(shard));
        }
        int more = lines.size() - MOST_SHARDS;
        return more <= 0
                ? lines
                : List.copyOf(append(lines.subList(more, lines.size()), "and " + Rides.count(more) + " more shards"));
    }

    private static List<String> append(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }

    private static String standing(ShardReader shard) {
        ReadBudget budget = shard.budget();
        String where = shard.lastNumber().isEmpty()
                ? "no record yet"
                : "behind sequence number " + TableView.shortened(shard.lastNumber());
        String next = shard.millisBehind() == 0
                ? ", nothing newer is there"
                : ", " + Times.words(Duration.ofMillis(shard.millisBehind())) + " behind the newest record";
        String refused = budget.refusals() == 0
                ? ""
                : "; " + Rides.count(budget.refusals()) + (budget.refusals() == 1 ? " read" : " reads")
                        + " refused, since all readers together had used up the shard's second";
        return shard.shard() + ": reads " + budget.reads() + " of " + ReadBudget.READS_A_SECOND + " per second; "
                + where + next + refused;
    }
}
