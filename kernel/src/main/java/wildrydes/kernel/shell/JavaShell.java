package wildrydes.kernel.shell;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.display.Renderers;

/** Java cells on JShell, in this process. */
public final class JavaShell implements Shell {

    /** All of them are one import for JShell, at a tenth of the time. The first is one that nobody writes. */
    private static final String IMPORTS = "import static wildrydes.kernel.api.CellFunctions.*;"
            + String.join(
                    "",
                    List.of("util", "io", "math", "net", "util.concurrent", "util.prefs", "util.regex", "util.stream", "util.function", "time")
                            .stream()
                            .map(name -> "import java." + name + ".*;")
                            .toList());

    private final Session session;
    private final Origins origins = new Origins();
    private final Renderers renderers;
    private volatile @Nullable CellThread running;

    private JavaShell(ShellOptions options) {
        Set<Path> classPath = processClassPath();
        classPath.addAll(options.classPath());
        session = new Session(classPath, options.compilerOptions(), options.statementLimit());
        options.classPath().stream()
                .filter(path -> !processClassPath().contains(path))
                .forEach(session.loader()::add);
        renderers = new Renderers(session.loader());
        session.compile(IMPORTS);
    }

    /** Opens a session and runs its start-up scripts. */
    public static JavaShell open(ShellOptions options) {
        var shell = new JavaShell(options);
        return shell;
    }

    /** The loader of the cells' classes, which also sees all that cells see. */
    public ClassLoader loader() {
        return session.loader();
    }

    /** How values of cells are shown. */
    public Renderers renderers() {
        return renderers;
    }

    @Override
    public CellResult run(CellId cell, String code) {
        try (var thread = new CellThread(session.control(), cell, session.loader())) {
            running = thread;
            return new CellRun(session, origins, renderers, thread).run(new CellText("", code));
        } finally {
            running = null;
        }
    }

    @Override
    public CellResult evaluate(CellId cell, String expression) {
        return run(cell, expression);
    }

    @Override
    public void interrupt() {
        CellThread thread = running;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public Completions complete(String code, int cursor) {
        return new Completions(List.of(), cursor, cursor);
    }

    @Override
    public Completeness completeness(String code) {
        return new Completeness.Unknown();
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        return Optional.empty();
    }

    @Override
    public void close() {
        interrupt();
        session.close();
    }

    private static Set<Path> processClassPath() {
        var paths = new LinkedHashSet<Path>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                paths.add(Path.of(entry));
            }
        }
        try {
            // A launcher may hide the class path in the manifest of a jar of its own.
            paths.add(Path.of(CellId.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class path is made of files", e);
        }
        return paths;
    }
}
