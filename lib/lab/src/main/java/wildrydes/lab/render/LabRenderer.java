package wildrydes.lab.render;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.api.Renderer;
import wildrydes.lab.Athena;
import wildrydes.lab.Attempts;
import wildrydes.lab.Bill;
import wildrydes.lab.BucketObjects;
import wildrydes.lab.Calls;
import wildrydes.lab.Card;
import wildrydes.lab.Chart;
import wildrydes.lab.CloudClock;
import wildrydes.lab.Dashboard;
import wildrydes.lab.Diagnosis;
import wildrydes.lab.Guest;
import wildrydes.lab.Herd;
import wildrydes.lab.InAppStream;
import wildrydes.lab.Inventory;
import wildrydes.lab.Lab;
import wildrydes.lab.LabException;
import wildrydes.lab.LiveView;
import wildrydes.lab.Logs;
import wildrydes.lab.Messages;
import wildrydes.lab.MinuteSums;
import wildrydes.lab.Monitoring;
import wildrydes.lab.Outcome;
import wildrydes.lab.PutResult;
import wildrydes.lab.QueryResult;
import wildrydes.lab.Records;
import wildrydes.lab.Replay;
import wildrydes.lab.Resource;
import wildrydes.lab.RideMap;
import wildrydes.lab.Schema;
import wildrydes.lab.Shards;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.Tour;
import wildrydes.lab.Trace;
import wildrydes.lab.Unicorn;

/** How the lab's objects, tables and the SDK's models look at the end of a cell. */
public final class LabRenderer implements Renderer {

    @Override
    public Optional<MimeBundle> render(Object value) {
        return Optional.ofNullable(draw(value));
    }

    @Override
    public Optional<MimeBundle> render(Object value, Set<String> mimeTypes) {
        if (!mimeTypes.isEmpty() && value instanceof LiveView view) {
            return Optional.of(view.onRequest());
        }
        boolean inPicture = mimeTypes.contains("text/html");
        return !mimeTypes.isEmpty() && !inPicture && value instanceof RideMap map
                ? Optional.of(map.onRequest())
                : render(value);
    }

    private static @Nullable MimeBundle draw(@Nullable Object value) {
        if (value instanceof Table table) {
            return TableView.of(table);
        }
        if (value instanceof Chart chart) {
            return ChartView.of(chart);
        }
        if (value instanceof Card card) {
            return CardView.of(card);
        }
        if (value instanceof Dashboard dashboard) {
            return DashboardView.of(dashboard);
        }
        if (value instanceof LiveView view) {
            return view.picture();
        }
        if (value instanceof RideMap map) {
            return map.picture();
        }
        if (value instanceof BucketObjects objects) {
            return objects.picture();
        }
        if (value instanceof QueryResult result) {
            return result.table().columnCount() == 0
                    ? MimeBundle.text(result.toString())
                    : tabled(result.summary(), result.table());
        }
        if (value instanceof Outcome outcome) {
            return outcome.ok() ? came(outcome) : OutcomeView.of(outcome);
        }
        if (value instanceof Diagnosis diagnosis) {
            return DiagnosisView.of(diagnosis);
        }
        if (value instanceof PutResult result) {
            return PutResultView.of(result);
        }
        if (value instanceof Monitoring monitoring) {
            return MonitoringView.of(monitoring);
        }
        if (value instanceof Inventory inventory) {
            return InventoryView.of(inventory);
        }
        if (value instanceof SdkPojo answer) {
            return TreeView.of(Tree.of("", answer));
        }
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(SdkPojo.class::isInstance)) {
            return TreeView.of(Tree.of("", list));
        }
        Card card = card(value);
        return card == null ? tabled(value) : CardView.of(card);
    }

    private static @Nullable Card card(@Nullable Object value) {
        if (value instanceof Lab lab) {
            return lab.card();
        }
        if (value instanceof Resource<?> resource) {
            return resource.card();
        }
        if (value instanceof Guest guest) {
            return guest.card();
        }
        if (value instanceof Unicorn unicorn) {
            return unicorn.card();
        }
        if (value instanceof Herd herd) {
            return herd.card();
        }
        if (value instanceof CloudClock clock) {
            return clock.card();
        }
        if (value instanceof Replay replay) {
            return replay.card();
        }
        if (value instanceof MinuteSums sums) {
            return sums.card();
        }
        if (value instanceof Tour tour) {
            return tour.card();
        }
        if (value instanceof Messages messages) {
            return messages.card();
        }
        if (value instanceof Trace trace) {
            return trace.card();
        }
        if (value instanceof Athena athena) {
            return athena.card();
        }
        return value instanceof StreamRecord record ? record.card() : null;
    }

    /** Things that are a line and a table. */
    private static @Nullable MimeBundle tabled(@Nullable Object value) {
        if (value instanceof Records records) {
            return tabled(records, records.table());
        }
        if (value instanceof Shards shards) {
            return tabled(shards, shards.table());
        }
        if (value instanceof Schema schema) {
            return tabled("Found in the records: " + schema, schema.table());
        }
        if (value instanceof InAppStream stream) {
            return inApp(stream);
        }
        if (value instanceof Attempts attempts) {
            return tabled(attempts, attempts.table());
        }
        if (value instanceof Logs logs) {
            return tabled(logs, logs.events());
        }
        if (value instanceof Bill bill) {
            return tabled(bill, bill.table());
        }
        return value instanceof Calls calls ? tabled(calls, calls.table()) : null;
    }

    /** An application that does not run has none of its streams, which is no fault of whoever looks. */
    private static MimeBundle inApp(InAppStream stream) {
        Table table;
        try {
            table = stream.table();
        } catch (LabException e) {
            return MimeBundle.text(stream + ": " + e.getMessage());
        }
        return tabled(stream, table);
    }

    private static MimeBundle tabled(Object lines, Table table) {
        Html html = new Html();
        lines.toString().lines().forEach(line -> html.element("div", "", line));
        return MimeBundle.text(lines + "\n" + TableView.plain(table))
                .withHtml(html.raw(TableView.html(table)).toString());
    }

    private static MimeBundle came(Outcome outcome) {
        Object value = outcome.value().orElse("It worked.");
        MimeBundle drawn = draw(value);
        return drawn == null ? MimeBundle.text(String.valueOf(value)) : drawn;
    }
}
