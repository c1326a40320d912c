package wildrydes.kernel.shell;

import io.github.spencerpark.ijava.IJava;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellFunctions;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.CellMagic;
import wildrydes.kernel.api.CellSource;
import wildrydes.kernel.api.LanguageSession;
import wildrydes.kernel.api.Libraries;
import wildrydes.kernel.api.LineMagic;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.debug.DebugAdapter;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.help.Completeness;
import wildrydes.kernel.help.Completions;
import wildrydes.kernel.help.Help;
import wildrydes.kernel.maven.Maven;

/**
 * Java cells on JShell, in this process. Their classes see the class path of the process but for the kernel's own classes.
 *
 * <p>As in IJava the value of a cell is that of its last expression, with or without a semicolon; an assignment, a
 * declaration or a statement has none. A null is shown, unless a semicolon follows it.
 */
public final class JavaShell implements Shell {

    /** For JShell these are one import, at a tenth of the time of many. It is known by its first, which nobody else writes. */
    private static final String IMPORTS = "import static " + CellFunctions.class.getName() + ".*;"
            + "import static " + IJava.class.getName() + ".*;"
            + Stream.of(
                            "util",
                            "io",
                            "math",
                            "net",
                            "util.concurrent",
                            "util.prefs",
                            "util.regex",
                            "util.stream",
                            "util.function",
                            "time")
                    .map(name -> "import java." + name + ".*;")
                    .collect(Collectors.joining());

    private static final CellId START_UP = new CellId("start-up", Optional.empty());

    private final Session session;
    private final Origins origins = new Origins();
    private final VariablesView variables = new VariablesView();
    private final Maven maven;
    private final Magics magics;
    private final Extensions extensions;
    private final Renderers renderers;
    private final Help help;
    private final CompletenessCheck completeness;
    private final DebugAdapter debugAdapter;
    private final Path folder = Path.of("").toAbsolutePath();
    private final Object starting = new Object();

    private @Nullable CellThread running;
    private @Nullable CellId interrupted;
    private Optional<CellResult.Failed> startUpFailure = Optional.empty();

    private JavaShell(ShellOptions options, Renderers renderers, Path javaHome, Path repository) {
        Set<Path> ofProcess = processClassPath();
        Set<Path> all = new LinkedHashSet<>(ofProcess);
        all.addAll(options.classPath());
        session = new Session(all, options.compilerOptions(), options.statementLimit());
        maven = new Maven(options.mavenHome());
        magics = new Magics(maven, variables);
        // What the process has comes from its own loader, whose archives of classes make the start quick.
        options.classPath().stream().filter(path -> !ofProcess.contains(path)).forEach(session.loader()::add);
        extensions = new Extensions(session.loader());
        this.renderers = renderers;
        renderers.reload(session.loader());
        session.onClassPath(() -> renderers.reload(session.loader()));
        help = new Help(new SessionNotebook(session, magics, folder), javaHome, repository);
        completeness = new CompletenessCheck(session);
        session.begin(IMPORTS);
        debugAdapter = new DebugAdapter(new DebuggedSession(session, origins, renderers, this::runningText));
        session.loader().weave(debugAdapter.debugger()::weave);
        session.onClasses(debugAdapter.debugger()::place);
        session.control().onStop(debugAdapter.debugger()::ending);
        session.renewal().when(debugAdapter.debugger()::isToChange);
    }

    /**
     * Opens a session and runs its start-up scripts. When one fails, the first cell fails with what it said.
     *
     * @param renderers show the values of cells; they find the services of the notebook's class path from now on
     * @throws IllegalStateException if there is no compiler: the kernel needs a JDK
     */
    public static JavaShell open(ShellOptions options, Renderers renderers) {
        return open(
                options,
                renderers,
                Path.of(System.getProperty("java.home")),
                Path.of(System.getProperty("user.home"), ".m2", "repository"));
    }

    /**
     * Opens a session as {@link #open(ShellOptions, Renderers)} does.
     *
     * @param javaHome where the sources of the JDK may lie
     * @param repository where the sources of libraries may lie, as Maven keeps them
     */
    static JavaShell open(ShellOptions options, Renderers renderers, Path javaHome, Path repository) {
        var shell = new JavaShell(options, renderers, javaHome, repository);
        CellFunctions.on(new Functions());
        CellSource.on(new CellSources(shell.session, shell.origins));
        Libraries.on(new FoundLibraries(shell.maven));
        Uncaught.install();
        if (!options.classPath().isEmpty()) {
            shell.tellExtensions();
        }
        for (ShellOptions.Script script : options.startUp()) {
            if (shell.startUpFailure.isEmpty()) {
                CellResult result = shell.run(START_UP, new CellText(script.name(), script.code()));
                if (result instanceof CellResult.Failed failed) {
                    shell.startUpFailure = Optional.of(failed);
                }
            }
        }
        return shell;
    }

    /** The loader of the cells' classes, which sees all that cells see. Services of libraries are found on it. */
    public ClassLoader loader() {
        return session.loader();
    }

    @Override
    public CellResult run(CellId cell, String code) {
        if (startUpFailure.isPresent()) {
            CellResult.Failed failed = startUpFailure.get();
            startUpFailure = Optional.empty();
            return failed;
        }
        variables.before(cell);
        CellResult result = run(cell, new CellText("", code));
        if (variables.isShown()) {
            updateVariables(cell);
        }
        return result;
    }

    @Override
    public CellResult evaluate(CellId cell, String expression) {
        return run(cell, new CellText("", expression));
    }

    @Override
    public void interrupt(CellId cell) {
        synchronized (starting) {
            interrupted = cell;
            if (running != null && running.isOf(cell)) {
                running.interrupt();
            }
        }
    }

    @Override
    public Completions complete(String code, int cursor) {
        return help.complete(code, cursor);
    }

    @Override
    public Completeness completeness(String code) {
        return completeness.of(code);
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        return help.inspect(code, cursor, detail);
    }

    @Override
    public Optional<DebugAdapter> debugAdapter() {
        return Optional.of(debugAdapter);
    }

    @Override
    public void close() {
        synchronized (starting) {
            if (running != null) {
                running.interrupt();
            }
        }
        debugAdapter.close();
        help.close();
        session.close();
    }

    /** Does this while no cell compiles and nothing is analysed; cells that compiled go on. */
    void whileNothingCompiles(Runnable work) {
        session.locked(shell -> {
            work.run();
            return shell;
        });
    }

    /** How many declarations cells can see. Each slows the compiler a little. */
    int declarations() {
        return session.locked(shell -> (int) shell.snippets()
                .filter(snippet -> snippet instanceof DeclarationSnippet
                        && shell.status(snippet).isActive())
                .count());
    }

    private CellResult run(CellId id, CellText cell) {
        try (var thread = new CellThread(session.control(), id, session.loader(), this::runOn)) {
            begin(thread);
            return thread.run().run(cell, renderers);
        } finally {
            begin(null);
        }
    }

    /** What the class path brings at the start; nobody waits for a cell yet. */
    private void tellExtensions() {
        try (var thread = new CellThread(session.control(), START_UP, session.loader(), this::runOn)) {
            thread.run().tellExtensions();
        }
    }

    /** On a thread of its own, which also works for a cell that was interrupted; its end is bounded. */
    private void updateVariables(CellId cell) {
        List<Declarations.Variable> all = new Declarations(session).variables();
        try (var thread = new CellThread(session.control(), cell, session.loader(), this::runOn)) {
            thread.call(
                    () -> {
                        variables.update(all);
                        return null;
                    },
                    Duration.ofSeconds(1));
        }
    }

    /** The whole text of the running cell. */
    private Optional<String> runningText() {
        synchronized (starting) {
            return Optional.ofNullable(running).map(thread -> thread.run().text());
        }
    }

    private CellRun runOn(CellThread thread) {
        return new CellRun(session, origins, magics, extensions, thread, folder);
    }

    private void begin(@Nullable CellThread next) {
        synchronized (starting) {
            running = next;
            if (next != null && interrupted != null && next.isOf(interrupted)) {
                next.interrupt();
            }
        }
    }

    private static Set<Path> processClassPath() {
        var paths = new ArrayList<Path>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                paths.add(Path.of(entry).toAbsolutePath());
            }
        }
        try {
            // A launcher may hide the class path in the manifest of a jar of its own.
            paths.add(Path.of(CellId.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class path is made of files", e);
        }
        return new LinkedHashSet<>(paths);
    }

    /** What cells ask of the session while they run. */
    private static final class Functions implements LanguageSession {

        @Override
        public void registerLineMagic(String name, LineMagic magic) {
            current().register(name, false, (arguments, body) -> magic.execute(arguments));
        }

        @Override
        public void registerCellMagic(String name, CellMagic magic) {
            current().register(name, true, magic);
        }

        @Override
        public @Nullable Object lineMagic(String name, List<String> arguments) {
            var use = new Magic.Use(name, arguments, String.join(" ", arguments), Optional.empty());
            return value(current().magic(use));
        }

        @Override
        public @Nullable Object cellMagic(String name, List<String> arguments, String body) {
            var use = new Magic.Use(name, arguments, String.join(" ", arguments), Optional.of(new CellText("", body)));
            return value(current().magic(use));
        }

        @Override
        public @Nullable Object eval(String code) {
            return value(current().run(new CellText("eval", code)));
        }

        private static CellRun current() {
            return CellThread.current()
                    .map(CellThread::run)
                    .orElseThrow(() -> new IllegalStateException(
                            "Only a running cell can ask this of the kernel, on its own thread."));
        }

        private static @Nullable Object value(Result result) {
            if (result instanceof Result.Failed failed) {
                throw new IllegalArgumentException(
                        failed.failure().ename() + ": " + failed.failure().evalue());
            }
            if (result instanceof Result.Quiet quiet) {
                return quiet.object();
            }
            return result instanceof Result.Value value ? value.object() : null;
        }
    }
}
