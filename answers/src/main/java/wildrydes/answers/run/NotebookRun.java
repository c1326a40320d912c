package wildrydes.answers.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import wildrydes.answers.notebook.Notebook;

/**
 * A notebook that has run from its first cell to its last.
 *
 * @param notebook the notebook with its outputs
 * @param ready the time from the start of the kernel's process until it answered
 * @param cells the code cells in the order in which they ran
 */
public record NotebookRun(Notebook notebook, Duration ready, List<CellRun> cells) {

    public NotebookRun {
        cells = List.copyOf(cells);
    }

    /** Time spent in cells, without the kernel's start. */
    public Duration time() {
        return cells.stream().map(CellRun::time).reduce(Duration.ZERO, Duration::plus);
    }

    /** The cell of this id, run last. */
    public CellRun cell(String id) {
        return cells.stream()
                .filter(cell -> cell.id().equals(id))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The notebook " + notebook.name() + " has no code cell \"" + id + "\"."));
    }

    /** Everything that is wrong, each with the notebook's and the cell's name; empty when all is well. */
    public List<String> problems() {
        return named(cell -> cell.problems().stream());
    }

    /** The cells that took longer than their budgets, each with the notebook's and the cell's name. */
    public List<String> overruns() {
        return named(cell -> cell.overrun().stream());
    }

    private List<String> named(Function<CellRun, Stream<String>> remarks) {
        return cells.stream()
                .flatMap(cell ->
                        remarks.apply(cell).map(remark -> notebook.name() + ", cell \"" + cell.id() + "\": " + remark))
                .toList();
    }

    /** A table with the time of each cell, what is wrong with it, and by how much it went over its budget. */
    public String report() {
        int width = cells.stream().mapToInt(cell -> cell.id().length()).max().orElse(0);
        var text = new StringBuilder(notebook.name())
                .append(": ")
                .append(cells.size())
                .append(" cells in ")
                .append(CellRun.seconds(time()))
                .append(", kernel ready in ")
                .append(CellRun.seconds(ready))
                .append('\n');
        for (CellRun cell : cells) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-" + Math.max(width, 1) + "s %9s%s%n",
                    cell.id(),
                    CellRun.seconds(cell.time()),
                    cell.round() > 1 ? "  again" : ""));
            Stream.concat(cell.problems().stream(), cell.overrun().stream())
                    .forEach(remark -> text.append("    ").append(remark).append('\n'));
        }
        return text.toString();
    }
}
