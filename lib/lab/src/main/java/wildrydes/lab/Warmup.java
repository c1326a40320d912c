package wildrydes.lab;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.render.TableView;
import wildrydes.lab.sdk.Clients;

/**
 * Loads the classes of the SDK, of tables and of charts while a person still reads: together they take two seconds, which the
 * first cells would have to wait for.
 */
final class Warmup {

    private static final Logger LOG = Logger.getLogger(Warmup.class.getName());
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final AtomicBoolean FUNCTIONS_BEGUN = new AtomicBoolean();

    private Warmup() {}

    static void begin() {
        begin(BEGUN, Warmup::first);
    }

    /** The same for what calls tables, functions and logs, while the cloud is busy with something else. */
    static void beginFunctions() {
        begin(FUNCTIONS_BEGUN, Clients::rehearseFunctions);
    }

    private static void begin(AtomicBoolean begun, Runnable classes) {
        if (begun.getAndSet(true)) {
            return;
        }
        Thread thread = new Thread(() -> run(classes), "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Runnable classes) {
        try {
            classes.run();
        } catch (RuntimeException e) {
            // Whoever needs these classes next will meet the same trouble, in a cell that can say so.
            LOG.log(Level.INFO, "The warm-up ended early.", e);
        }
    }

    private static void first() {
        Clients.rehearse();
        Table table = Table.create(
                "rehearsal",
                DoubleColumn.create("x", 1, 2),
                DoubleColumn.create("y", 1, 2),
                StringColumn.create("name", "a", "a"));
        TableView.of(table);
        Charts.lines(table, "x", "y", "name");
        Clients.rehearseLater();
    }
}
