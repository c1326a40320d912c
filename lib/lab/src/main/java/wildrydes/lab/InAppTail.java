package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.ApplicationReading;
import wildrydes.lab.cloud.ApplicationWindow;
import wildrydes.lab.cloud.InAppColumn;
import wildrydes.lab.cloud.InAppRows;
import wildrydes.lab.cloud.RefusedException;
import wildrydes.lab.live.Scene;
import wildrydes.lab.render.Html;
import wildrydes.lab.render.TableView;
import wildrydes.lab.render.Times;

/** The newest rows of an in-application stream as they come, and how long it is until the next can. */
final class InAppTail implements Scene {

    private static final int MOST_ROWS = 10;
    private static final int AT_ONCE = 1000;

    private final ApplicationWindow application;
    private final String applicationName;
    private final String stream;
    private final Function<InAppRows, Table> table;
    private final List<InAppRows.Row> newest = new ArrayList<>();
    private List<InAppColumn> columns = List.of();
    private Optional<Instant> nextClose = Optional.empty();
    private String failure = "";
    private long last;
    private Table shown = Table.create("");

    InAppTail(ApplicationWindow application, String applicationName, String stream, Function<InAppRows, Table> table) {
        this.application = application;
        this.applicationName = applicationName;
        this.stream = stream;
        this.table = table;
    }

    @Override
    public void look(Instant now) {
        try {
            lookInside();
        } catch (RefusedException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }

    private void lookInside() {
        ApplicationReading reading = application.reading();
        nextClose = reading.nextClose();
        failure = reading.failure();
        InAppRows rows = application.rows(stream, last, AT_ONCE);
        if (rows.last() < last) {
            newest.clear(); // it was started anew, and counts from the beginning again
        }
        columns = rows.columns();
        newest.addAll(rows.rows());
        last = rows.last();
        if (newest.size() > MOST_ROWS) {
            newest.subList(0, newest.size() - MOST_ROWS).clear();
        }
        if (!newest.isEmpty()) {
            shown = table.apply(new InAppRows(columns, List.copyOf(newest), last, 0));
        }
    }

    @Override
    public MimeBundle picture(Instant now) {
        String summary = stream + " of " + applicationName + ": " + last + (last == 1 ? " row" : " rows") + " so far."
                + nextClose
                        .map(close -> " " + countdown(now, close))
                        .orElse(" No window is open: the next row of its source opens one.");
        Html html = new Html().element("div", "", summary);
        StringBuilder plain = new StringBuilder(summary);
        if (!newest.isEmpty()) {
            html.raw(TableView.html(shown));
            plain.append('\n').append(TableView.plain(shown));
        }
        if (!failure.isEmpty()) {
            html.element("div", Html.BAD, failure);
            plain.append("\n! ").append(failure);
        }
        return MimeBundle.text(plain.toString()).withHtml(html.toString());
    }

    private static String countdown(Instant now, Instant close) {
        Duration left = Duration.between(now, close).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return left.isZero() || left.isNegative()
                ? "The next window closes now."
                : "The next window closes in " + Times.words(left) + ".";
    }
}
