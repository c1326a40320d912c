package wildrydes.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Prints a suite's rows line by line as they come, since a benchmark takes its time. */
public final class Table {

    private static final String OURS = "%-58s %12s %12s";
    private static final String PEER = " %14s %7s";

    private final List<Peer> peers;
    private final PrintStream out;

    /** Prints the heading. */
    public Table(Suite suite, PrintStream out) {
        this.peers = suite.peers();
        this.out = out;
        out.println();
        out.println(suite.name() + ", beside "
                + (peers.isEmpty()
                        ? "nothing: nothing else does this"
                        : peers.stream().map(Peer::description).collect(Collectors.joining("; "))));
        out.println(String.format(OURS, "figure", "ours", "budget")
                + peers.stream()
                        .map(peer -> String.format(PEER, peer.name(), "ratio"))
                        .collect(Collectors.joining()));
    }

    public void add(Row row) {
        out.println(line(row, peers));
    }

    static String line(Row row, List<Peer> peers) {
        var notes = new ArrayList<String>();
        if (!row.withinBudget()) {
            notes.add("over budget");
        }
        var line = new StringBuilder(String.format(
                OURS,
                row.figure(),
                text(row.ours(), row.unit(), "ours", notes),
                row.budget().isPresent() ? text(row.budget().getAsDouble(), row.unit()) : ""));
        for (int i = 0; i < peers.size(); i++) {
            Measure peer = row.peers().get(i);
            line.append(
                    String.format(PEER, text(peer, row.unit(), peers.get(i).name(), notes), ratio(row.ratio(peer))));
        }
        return (line + "  " + String.join("; ", notes)).stripTrailing();
    }

    private static String text(Measure measure, Unit unit, String side, List<String> notes) {
        if (measure instanceof Measure.NotRun missing) {
            notes.add(side + " not run: " + missing.reason());
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
