package wildrydes.lab;

import java.time.Duration;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.ApplicationWindow;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.InAppRows;
import wildrydes.lab.cloud.RefusedException;

/**
 * A stream within an application: rows pass through it from pump to pump. It is no Kinesis stream, keeps nothing for readers,
 * and is gone when the application stops; what it shows here are the rows since the start or the last change of the SQL, the newest
 * ten thousand of them.
 */
public final class InAppStream {

    /** The column of a table that says which rows lack records; {@code partial minute} where a stream has such a column itself. */
    public static final String PARTIAL = "partial";

    /** Where rows go that cannot be made or moved. */
    static final String ERRORS = "error_stream";

    private static final int MOST_ROWS = 10_000;

    private final Control control;
    private final String application;
    private final String name;

    InAppStream(Control control, String application, String name) {
        this.control = control;
        this.application = application;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /**
     * Its rows since the application began to count, oldest first. Where a pump fills it from windows, those that had begun before
     * that are tagged <i>partial</i>: they lack rows. Of {@code error_stream} the row that failed is decoded.
     *
     * @throws LabException if the application does not run, or has no such stream; the message names those it has
     */
    public Table table() {
        InAppRows rows = look(() -> window().rows(name, 0, MOST_ROWS));
        return table(rows);
    }

    private Table table(InAppRows rows) {
        return name.equals(ERRORS)
                ? ErrorTable.of(application, rows)
                : InAppTable.of(name, rows, look(() -> Partial.of(window(), name)));
    }

    /**
     * Shows the newest rows while this much time passes, with a countdown to the moment at which the next window closes.
     *
     * @param duration above 0
     */
    public LiveView live(Duration duration) {
        return LiveView.of(control, duration, new InAppTail(window(), application, name, this::table));
    }

    private ApplicationWindow window() {
        return control.application(application);
    }

    private static <T> T look(Supplier<T> look) {
        try {
            return look.get();
        } catch (RefusedException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return "In-application stream " + name + " of " + application;
    }
}
