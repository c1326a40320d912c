package wildrydes.lab.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.shell.CellResult;
import wildrydes.kernel.shell.JavaShell;
import wildrydes.kernel.shell.ShellOptions;

/** Cells of a real kernel in this process, whose values tests can hold. */
public final class NotebookCells implements AutoCloseable {

    /** Where a cell puts an object for its test; the loader of cells finds this class on the same class path. */
    public static final AtomicReference<Object> HELD = new AtomicReference<>();

    private final JavaShell shell =
            JavaShell.open(ShellOptions.DEFAULT, new Renderers(NotebookCells.class.getClassLoader()));

    /** Runs a cell that must succeed. */
    public void run(String code) {
        CellResult result = shell.run(new CellId("request", Optional.of("cell")), code);
        if (result instanceof CellResult.Failed failed) {
            throw new AssertionError(String.join("\n", failed.traceback()));
        }
    }

    /** The class that cells know by this name. */
    public Class<?> type(String name) {
        run("wildrydes.lab.code.NotebookCells.HELD.set(" + name + ".class)");
        assertThat(HELD.get()).isInstanceOf(Class.class);
        return (Class<?>) HELD.get();
    }

    @Override
    public void close() {
        shell.close();
    }
}
