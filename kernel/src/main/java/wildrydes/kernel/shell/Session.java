package wildrydes.kernel.shell;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.RunException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * JShell behind one lock. The lock is held for compiling and analysing, and released while the code of a cell runs, so
 * that nobody ever waits for a cell.
 */
final class Session implements AutoCloseable {

    /**
     * After so many pieces JShell's compilers begin anew. They keep the arguments of every call that they have ever compiled
     * (javac's {@code ArgumentAttr}): 50 KB for each lambda, for ever.
     */
    private static final int PIECES_OF_A_COMPILER = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final CellLoader loader = new CellLoader();
    private final CellControl control = new CellControl(loader);
    private final JShell shell;
    private final Duration limit;
    private final AtomicInteger names = new AtomicInteger();
    private @Nullable CellFiles files;
    private volatile Runnable classPathChanged = () -> {};
    private volatile Runnable classesLoaded = () -> {};
    private final Renewal renewal = new Renewal(this);
    private List<Snippet> first = List.of();
    private int compiled;

    /**
     * @param classPath what cells compile against
     * @param compilerOptions for javac, word by word
     * @param limit how long a top-level statement may run; zero for ever
     */
    Session(Collection<Path> classPath, List<String> compilerOptions, Duration limit) {
        this.limit = limit;
        shell = JShell.builder()
                .executionEngine(new Local(control), Map.of())
                .fileManager(standard -> files = new CellFiles(standard, classPath))
                .compilerOptions(withVariables(compilerOptions))
                .build();
    }

    CellLoader loader() {
        return loader;
    }

    CellControl control() {
        return control;
    }

    /** How long a top-level statement may run; zero for ever. */
    Duration limit() {
        return limit;
    }

    /** A name for the value of an expression. No two are the same: a name that was used before costs time. */
    String newName() {
        return Evaluation.VALUE + names.incrementAndGet();
    }

    /** Does this while nobody else compiles or analyses. */
    <T> T locked(Function<JShell, T> work) {
        lock.lock();
        try {
            return work.apply(shell);
        } finally {
            lock.unlock();
        }
    }

    /** Analyses while nobody else compiles or analyses. */
    <T> T analysing(Function<SourceCodeAnalysis, T> work) {
        return locked(any -> work.apply(any.sourceCodeAnalysis()));
    }

    /** Compiles a piece of a cell and runs it on the cell's thread. */
    Evaluation evaluate(String source, CellThread thread) {
        return evaluate(source, snippet -> thread.call(() -> CellControl.call(snippet), limit));
    }

    /** Compiles a piece of a cell, and does as if it had run. */
    Evaluation compile(String source) {
        return evaluate(source, snippet -> new Outcome.Returned(null));
    }

    /**
     * Forgets the variable in which JShell keeps the value of an expression: it would slow every later compilation, and
     * keep the value in memory for ever.
     */
    void forget(Snippet variable, Evaluation evaluation) {
        locked(any -> any.drop(variable));
        if (evaluation.ran() != null && variable instanceof VarSnippet named) {
            CellLoader.clear(evaluation.ran().getDeclaringClass(), named.name());
            loader.forget(evaluation.ran().getDeclaringClass());
        }
    }

    /** The traces of an exception that JShell was not told of. */
    Frames frames(Throwable thrown) {
        return locked(any -> {
            // What was rejected has not run.
            List<Snippet> compiled = any.snippets()
                    .filter(snippet -> any.status(snippet) != Snippet.Status.REJECTED)
                    .toList();
            var wrappers = new Wrappers(compiled, any.sourceCodeAnalysis());
            return Frames.of(thrown, wrappers::translate);
        });
    }

    /** Lets later cells use these jars and folders. */
    void addToClassPath(List<Path> paths) {
        locked(any -> {
            if (files != null) {
                files.add(paths);
            }
            paths.forEach(loader::add);
            paths.forEach(path -> any.addToClasspath(path.toString()));
            return paths;
        });
        classPathChanged.run();
    }

    /** The jars and folders that cells are compiled against. */
    List<Path> classPath() {
        return locked(any -> files == null ? List.of() : files.classPath());
    }

    /** Compiles what every session begins with, and keeps through each {@link #reset}. */
    void begin(String source) {
        first = compile(source).snippets();
    }

    /** Whether every session begins with it. */
    boolean isFirst(Snippet snippet) {
        return first.contains(snippet);
    }

    /** Forgets all that was declared and imported since it began. The class path stays. */
    void reset() {
        locked(any -> {
            var declarations = new Declarations(this);
            List<Snippet> active = new ArrayList<>(any.snippets()
                    .filter(each -> any.status(each).isActive() && !first.contains(each))
                    .toList());
            // The latest first: nothing that stays for now needs it.
            Collections.reverse(active);
            for (Snippet each : active) {
                if (each instanceof VarSnippet variable) {
                    declarations.clear(variable);
                }
                any.drop(each);
            }
            return active;
        });
    }

    /** Does this whenever the class path has grown. */
    void onClassPath(Runnable change) {
        classPathChanged = change;
    }

    /** Lets declarations that have not changed be compiled anew. */
    Renewal renewal() {
        return renewal;
    }

    /** Does this whenever classes of cells may have been loaded, before their code runs. */
    void onClasses(Runnable work) {
        classesLoaded = work;
    }

    @Override
    public void close() {
        locked(any -> {
            any.close();
            return any;
        });
    }

    /** The debugger knows variables by what the compiler notes of them; an option of the user's own goes before. */
    private static String[] withVariables(List<String> compilerOptions) {
        return Stream.concat(Stream.of("-g"), compilerOptions.stream()).toArray(String[]::new);
    }

    private Evaluation evaluate(String source, Function<Method, Outcome> runner) {
        var last = new Object() {
            @Nullable
            Method method;

            @Nullable
            Outcome outcome;
        };
        List<SnippetEvent> events = locked(any -> {
            refresh(any);
            loader.takeFailure();
            CellControl.Runner outer = control.runBy(snippet -> {
                last.method = snippet;
                classesLoaded.run();
                Outcome outcome = unlocked(() -> runner.apply(snippet));
                last.outcome = outcome;
                report(outcome);
            });
            try {
                List<SnippetEvent> told = any.eval(source);
                classesLoaded.run();
                return told;
            } finally {
                // The code that runs may ask for more, between two parts that belong together.
                control.runBy(outer);
            }
        });
        Method ran = last.method;
        if (ran != null
                && events.stream().noneMatch(event -> event.snippet().kind().isPersistent())) {
            loader.forget(ran.getDeclaringClass());
        }
        Throwable failure = loader.takeFailure();
        if (last.outcome == null && failure != null) {
            last.outcome = new Outcome.Threw(failure);
        }
        return new Evaluation(events, last.method, last.outcome);
    }

    /** JShell makes new compilers whenever its class path grows, and knows no other occasion. */
    private void refresh(JShell any) {
        if (++compiled > PIECES_OF_A_COMPILER) {
            compiled = 1;
            any.addToClasspath("");
        }
    }

    private <T> T unlocked(Supplier<T> work) {
        lock.unlock();
        try {
            return work.get();
        } finally {
            lock.lock();
        }
    }

    private static void report(Outcome outcome) throws RunException {
        if (outcome instanceof Outcome.Threw threw) {
            throw Frames.report(threw.throwable());
        }
        if (!(outcome instanceof Outcome.Returned)) {
            throw new StoppedException();
        }
    }

    /** Lets JShell run code by this control. */
    private record Local(CellControl control) implements ExecutionControlProvider {

        @Override
        public String name() {
            return "cells";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}
