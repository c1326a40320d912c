package wildrydes.kernel.requests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.CellListener;
import wildrydes.kernel.jupyter.KernelLog;

/** Tells the libraries of a notebook what happens to its cells. */
public final class Listeners {

    private final Supplier<ClassLoader> libraries;
    private final KernelLog log;
    /** The last run of each cell of the notebook. */
    private final Map<String, CellId> runs = new HashMap<>();

    private volatile @Nullable List<CellListener> all;

    /** @param libraries finds the notebook's libraries; asked before the first cell */
    public Listeners(Supplier<ClassLoader> libraries, KernelLog log) {
        this.libraries = libraries;
        this.log = log;
    }

    /** Called by the thread that runs cells only. */
    void before(CellId cell) {
        CellId earlier = cell.cell().map(id -> runs.put(id, cell)).orElse(null);
        if (earlier != null) {
            tell(listener -> listener.rerun(earlier));
        }
        tell(listener -> listener.before(cell));
    }

    void after(CellId cell) {
        tell(listener -> listener.after(cell));
    }

    void repeated(CellId running) {
        tell(listener -> listener.repeated(running));
    }

    void interrupted(CellId cell) {
        tell(listener -> listener.interrupted(cell));
    }

    private void tell(Consumer<CellListener> news) {
        for (CellListener listener : all()) {
            try {
                news.accept(listener);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                log.warn("The cell listener " + listener.getClass().getName() + " failed.", e);
            }
        }
        // A listener's own interrupt of itself must not end a thread of the kernel.
        Thread.interrupted();
    }

    private synchronized List<CellListener> all() {
        List<CellListener> known = all;
        if (known == null) {
            known = find();
            all = known;
        }
        return known;
    }

    private List<CellListener> find() {
        try {
            return find(libraries.get());
        } catch (RuntimeException e) {
            log.warn("The notebook's libraries cannot be asked for cell listeners.", e);
            return List.of();
        }
    }

    private List<CellListener> find(ClassLoader loader) {
        var found = new ArrayList<CellListener>();
        Iterator<CellListener> services =
                ServiceLoader.load(CellListener.class, loader).iterator();
        while (true) {
            try {
                if (!services.hasNext()) {
                    return List.copyOf(found);
                }
                found.add(services.next());
            } catch (ServiceConfigurationError e) {
                log.warn("A cell listener on the notebook's class path cannot be loaded.", e);
            }
        }
    }
}
