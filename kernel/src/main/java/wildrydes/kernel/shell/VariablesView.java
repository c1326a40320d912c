package wildrydes.kernel.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;

/**
 * The table of variables that follows the notebook, at most one: after each cell it is asked for again, and shown anew where
 * it stands if it has changed. It ends when its cell runs again, or another cell shows one; the table stays as it was then.
 */
final class VariablesView {

    /** Each cell waits for it. After three that are this slow the other values are not asked. */
    private static final long PATIENCE_MILLIS = 100;

    private record Shown(CellId cell, List<String> names, String displayId, MimeBundle table) {}

    private volatile @Nullable Shown shown;

    /**
     * Shows the table below the running cell, on whose thread this is called, and follows from now on.
     *
     * @param names of the variables; none for all
     * @param variables all that there are
     */
    void show(CellId cell, List<String> names, List<Declarations.Variable> variables) throws InterruptedException {
        MimeBundle table = table(names, variables);
        shown = new Shown(cell, names, Display.show(table), table);
    }

    /** Whether there is anything to update after a cell. */
    boolean isShown() {
        return shown != null;
    }

    /** A cell is about to run; if the table stands below an earlier run of it, it goes with that. */
    void before(CellId next) {
        Shown now = shown;
        if (now != null && next.cell().isPresent() && next.cell().equals(now.cell.cell())) {
            shown = null;
        }
    }

    /** Shows the table anew if it has changed. Called on a thread that works for the cell that may have changed it. */
    void update(List<Declarations.Variable> variables) throws InterruptedException {
        Shown now = shown;
        if (now == null) {
            return;
        }
        MimeBundle table = table(now.names, variables);
        if (!table.equals(now.table)) {
            shown = new Shown(now.cell, now.names, now.displayId, table);
            Display.update(now.displayId, table);
        }
    }

    private static MimeBundle table(List<String> names, List<Declarations.Variable> variables)
            throws InterruptedException {
        List<Declarations.Variable> wanted = variables.stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .toList();
        return VariablesTable.of(wanted, PATIENCE_MILLIS);
    }
}
