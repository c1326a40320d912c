package wildrydes.kernel.help;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import wildrydes.kernel.api.MimeBundle;

/**
 * Help for whoever writes a cell. It has a compiler of its own, so that it can tell while a cell runs what the session
 * knows, and what it would know if the cell had been run; the session stays as it is.
 */
public final class Help implements AutoCloseable {

    private final Reader reader;
    private final Sources sources;
    private final Completer completer;
    private final Inspector inspector;

    /**
     * @param notebook the session
     * @param javaHome the JDK whose sources explain its classes
     * @param repository the local Maven repository, in which sources of libraries may lie
     */
    public Help(Notebook notebook, Path javaHome, Path repository) {
        reader = new Reader(notebook);
        sources = new Sources(notebook.loader(), javaHome, repository);
        completer = new Completer(notebook, new JavaCompleter(notebook, reader, new Library(notebook)));
        inspector = new Inspector(notebook, reader, new Explanations(sources));
    }

    /**
     * What may stand at the cursor, the likeliest first.
     *
     * @param cursor offset in {@code char}s
     */
    public synchronized Completions complete(String cell, int cursor) {
        return guarded(() -> completer.complete(cell, cursor), new Completions(List.of(), cursor, cursor));
    }

    /**
     * What stands at the cursor, or the call whose arguments are written there: signatures, documentation, values.
     *
     * @param cursor offset in {@code char}s
     * @param detail 0 for what fits best, 1 for all there is
     */
    public synchronized Optional<MimeBundle> inspect(String cell, int cursor, int detail) {
        return guarded(() -> inspector.inspect(cell, cursor, detail), Optional.empty());
    }

    /**
     * What this finds. Where the compiler fails, as it may on code that is half written, there is no help, and it starts
     * anew: whoever types can do nothing about it.
     */
    private <T> T guarded(Supplier<T> work, T nothing) {
        try {
            return work.get();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            reader.close();
            return nothing;
        }
    }

    @Override
    public synchronized void close() {
        reader.close();
        sources.close();
    }
}
