package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.display.Renderers;

/** A session to run cells in. */
final class Cells implements AutoCloseable {

    static final CellId ID = new CellId("request", Optional.of("cell"));

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    final JavaShell shell;
    private volatile CellId latest = ID;

    Cells() {
        this(ShellOptions.DEFAULT);
    }

    Cells(ShellOptions options) {
        this(JavaShell.open(options, new Renderers(Cells.class.getClassLoader())));
    }

    Cells(JavaShell shell) {
        this.shell = shell;
    }

    CellResult run(String code) {
        latest = new CellId("request " + REQUESTS.incrementAndGet(), ID.cell());
        return shell.run(latest, code);
    }

    /** Interrupts the last cell that began. */
    void interrupt() {
        shell.interrupt(latest);
    }

    /** The value of the cell as text; "-" where it has none. Fails if the cell fails. */
    String value(String code) {
        CellResult result = run(code);
        assertThat(result).as(code).isInstanceOf(CellResult.Done.class);
        return ((CellResult.Done) result)
                .value()
                .map(bundle -> String.valueOf(bundle.data().get("text/plain")))
                .orElse("-");
    }

    /** How the cell failed. Fails if it does not. */
    CellResult.Failed failure(String code) {
        CellResult result = run(code);
        assertThat(result).as(code).isInstanceOf(CellResult.Failed.class);
        return (CellResult.Failed) result;
    }

    /** Its traceback without colours. */
    List<String> traceback(String code) {
        return failure(code).traceback().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
    }

    @Override
    public void close() {
        shell.close();
    }
}
