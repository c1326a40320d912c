package wildrydes.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints a suite's rows line by line as they come, since a benchmark takes its time. */
public final class Table {

    private static final String LINE = "%-44s %12s %12s %12s %8s  %s";

    private final PrintStream out;

    /** Prints the heading. */
    public Table(Suite suite, PrintStream out) {
        this.out = out;
        out.println();
        out.println(suite.name() + ", beside " + suite.peer());
        out.println(String.format(LINE, "figure", "ours", "budget", "peer", "ratio", "")
                .stripTrailing());
    }

    public void add(Row row) {
        out.println(line(row));
    }

    static String line(Row row) {
        var notes = new ArrayList<String>();
        String text = String.format(
                LINE,
                row.figure(),
                text(row.ours(), row.unit(), "ours ", notes),
                row.budget().isPresent() ? text(row.budget().getAsDouble(), row.unit()) : "",
                text(row.peer(), row.unit(), "peer ", notes),
                ratio(row.ratio()),
                (row.withinBudget() ? "" : "over budget; ") + String.join("; ", notes));
        return text.stripTrailing().replaceFirst(";$", "");
    }

    private static String text(Measure measure, Unit unit, String side, List<String> notes) {
        if (measure instanceof Measure.NotRun missing) {
            notes.add(side + "not run: " + missing.reason());
            return "-";
        }
        return text(((Measure.Value) measure).value(), unit);
    }

    private static String text(double value, Unit unit) {
        String number = value < 10 && unit != Unit.COUNT
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%,.0f", value);
        return (number + " " + unit.sign()).strip();
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "";
    }
}
