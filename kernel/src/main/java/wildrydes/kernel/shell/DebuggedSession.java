package wildrydes.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.debug.Program;
import wildrydes.kernel.debug.Variable;
import wildrydes.kernel.display.Renderers;

/** What the debugger may know of a session, and have it compile. */
final class DebuggedSession implements Program {

    private static final String METHOD = "$question";

    private final Session session;
    private final Origins origins;
    private final Renderers renderers;
    private final Supplier<Optional<String>> running;
    private final AtomicInteger questions = new AtomicInteger();

    /** @param running the whole text of the running cell */
    DebuggedSession(Session session, Origins origins, Renderers renderers, Supplier<Optional<String>> running) {
        this.session = session;
        this.origins = origins;
        this.renderers = renderers;
        this.running = running;
    }

    @Override
    public Optional<Part> part(String type) {
        return session.locked(shell -> {
            List<Snippet> compiled = shell.snippets()
                    .filter(snippet -> shell.status(snippet) != Status.REJECTED)
                    .toList();
            var wrappers = new Wrappers(compiled, shell.sourceCodeAnalysis());
            return wrappers.snippet(type).flatMap(snippet -> part(type, snippet, wrappers));
        });
    }

    private Optional<Part> part(String type, Snippet snippet, Wrappers wrappers) {
        Optional<Origins.Origin> known = origins.of(snippet.id());
        return known.or(origins::compiling).map(origin -> {
            CellText text = origin.text();
            // The body of a magic is not the whole cell, which the front end knows.
            String whole =
                    text.name().isEmpty() && known.isEmpty() ? running.get().orElse(text.text()) : text.text();
            int first = text.place(origin.piece().offset()).line();
            int lines = (int)
                    origin.piece().source().chars().filter(each -> each == '\n').count();
            return new Part(text.name(), whole, first, first + lines, line -> origin.line(wrappers.line(type, line)));
        });
    }

    @Override
    public boolean hasRun(String text) {
        return origins.isKnown(text);
    }

    @Override
    public List<Variable> variables() {
        return new Declarations(session)
                .variables().stream()
                        .map(each -> new Variable(each.name(), each.type(), each.value()))
                        .toList();
    }

    @Override
    public Expression compile(String code, List<Variable> variables) {
        String name = METHOD + questions.incrementAndGet();
        String parameters = variables.stream()
                .map(each -> each.type() + " " + each.name())
                .collect(Collectors.joining(", ", "(", ") throws Throwable "));
        String head = "Object " + name + parameters;
        origins.compiling(null);
        Evaluation value = session.compile(head + "{ return " + code + "\n; }");
        Evaluation compiled = value.isRejected() ? session.compile(head + "{ " + code + "\n; return null; }") : value;
        if (compiled.isRejected()) {
            throw new IllegalArgumentException(problem(value));
        }
        Snippet snippet = compiled.snippets().get(0);
        missing(snippet, code).ifPresent(problem -> {
            session.locked(shell -> shell.drop(snippet));
            throw new IllegalArgumentException(problem);
        });
        Method method = method(snippet, name);
        session.locked(shell -> shell.drop(snippet));
        session.loader().forget(method.getDeclaringClass());
        Object[] values = variables.stream().map(each -> each.value().get()).toArray();
        return () -> call(method, values);
    }

    @Override
    public MimeBundle render(@Nullable Object value) {
        return renderers.render(value);
    }

    @Override
    public boolean isInterrupted() {
        return CellThread.current().map(CellThread::isInterrupted).orElse(false);
    }

    /** What the code names that is nowhere. JShell would compile it all the same, and wait for a declaration. */
    private Optional<String> missing(Snippet snippet, String code) {
        return session.locked(shell -> snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration)
                        .map(what -> Problem.unresolved(what, new CellText("", code), Piece.of(code, 0, false, true))
                                .message())
                        .findFirst()
                : Optional.empty());
    }

    private Method method(Snippet snippet, String name) {
        String type = session.analysing(analysis -> analysis.wrapper(snippet).fullClassName());
        try {
            Method method = Arrays.stream(session.loader().loadClass(type).getDeclaredMethods())
                    .filter(each -> each.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
            method.setAccessible(true);
            return method;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("JShell has just loaded it", e);
        }
    }

    private static @Nullable Object call(Method method, @Nullable Object[] values) throws Throwable {
        try {
            return method.invoke(null, values);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private String problem(Evaluation rejected) {
        var messages = new ArrayList<String>();
        session.locked(shell -> rejected.snippets().stream()
                        .flatMap(shell::diagnostics)
                        .filter(Diag::isError)
                        .toList())
                .forEach(each -> messages.add(
                        each.getMessage(Locale.ROOT).replaceAll("\\s+", " ").strip()));
        return messages.isEmpty() ? "It cannot be compiled." : messages.get(0);
    }
}
