package wildrydes.pump.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.Application;

/** A pump that runs: what rows a query makes of rows. Times are seconds. */
final class Run {

    private final Application application;
    private final List<String> out = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    /** A query whose target has the columns that are given. */
    Run(String columns, String select) throws SqlException {
        this("CREATE OR REPLACE STREAM \"OUT\" (" + columns + ");CREATE OR REPLACE PUMP P AS INSERT INTO \"OUT\" "
                + select);
    }

    /** An application; shown is what comes into its stream OUT. */
    Run(String sql) throws SqlException {
        application = new Application(Plans.of(sql), () -> 0);
        application.listen("OUT", (rowtime, row) -> out.add(text(rowtime, row)));
        application.listen("error_stream", (rowtime, row) -> errors.add(String.valueOf(row[4])));
        List<@Nullable Object[]> stables = new ArrayList<>();
        stables.add(new Object[] {"Shadowfax", "North", 3});
        stables.add(new Object[] {"Bucephalus", "South", 5});
        application.reference("Stables", stables);
    }

    /** A row of RIDES. */
    Run ride(double second, @Nullable Integer id, @Nullable String unicorn, @Nullable Double fare) {
        return ride(second, id, unicorn, fare, 0);
    }

    /** A row of RIDES that has its own time. */
    Run ride(double second, @Nullable Integer id, @Nullable String unicorn, @Nullable Double fare, double started) {
        long rowtime = millis(second);
        application.insert("RIDES", new Object[] {rowtime, id, unicorn, fare, millis(started), "log " + id});
        return this;
    }

    /** A row of the lab's stream. */
    Run unicorn(double second, String name, double distance) {
        long rowtime = millis(second);
        application.insert(
                "SOURCE_SQL_STREAM_001", new Object[] {rowtime, distance, 100, 1.0, 2.0, 200, name, rowtime, rowtime});
        return this;
    }

    /** Time passes. */
    Run until(double second) {
        application.advance(millis(second));
        return this;
    }

    /** The rows of OUT so far, each as its rowtime in seconds and its values. */
    List<String> rows() {
        return List.copyOf(out);
    }

    /** The messages of error_stream so far. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    private static long millis(double second) {
        return Math.round(second * 1000);
    }

    private static String text(long rowtime, @Nullable Object[] row) {
        return rowtime / 1000.0 + ": "
                + String.join(
                        " ", Arrays.stream(row).skip(1).map(String::valueOf).toList());
    }
}
