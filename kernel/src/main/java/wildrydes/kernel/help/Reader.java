package wildrydes.kernel.help;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The compiler, kept warm. To begin a compilation costs tens of milliseconds, for the modules and classes that every code
 * needs; to read one more class only one. So one compilation stays open: on its source path lie classes that are empty,
 * until it asks for them one by one. It begins anew when the sheets are used up or when there are other libraries or
 * cells to know of.
 */
final class Reader implements AutoCloseable {

    /** What the first unit mentions, so that the classes behind it are there when the cursor waits. */
    private static final String WARM = "Object o = new ArrayList<String>().stream().map(x -> x.length());";

    private static final int SHEETS = 100;
    private static final List<String> OPTIONS = List.of(
            "-proc:none", "-parameters", "-Xlint:none", "-XDshould-stop.at=FLOW", "-XDshould-stop.ifError=FLOW");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final Notebook notebook;
    private @Nullable Compilation current;

    Reader(Notebook notebook) {
        this.notebook = notebook;
    }

    /**
     * Reads a compilation unit.
     *
     * @param text makes it for the name that its class must have
     * @throws RuntimeException if the compiler itself fails, as it may on unfinished code; then it should be closed
     */
    Reading read(Surroundings surroundings, Function<String, String> text) {
        return compilation(surroundings).read(text);
    }

    /** Gives up the compilation; the next reading begins another. */
    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private Compilation compilation(Surroundings surroundings) {
        if (current == null || current.used == SHEETS || !current.surroundings.equals(surroundings)) {
            close();
            current = new Compilation(surroundings);
        }
        return current;
    }

    private final class Compilation implements TaskListener {

        private final Surroundings surroundings;
        private final List<Sheet> sheets = new ArrayList<>();
        private final ReaderFiles files;
        private final JavacTask task;
        private final Trees trees;
        private int used;
        private @Nullable CompilationUnitTree parsed;

        Compilation(Surroundings surroundings) {
            this.surroundings = surroundings;
            for (int i = 0; i < SHEETS; i++) {
                sheets.add(new Sheet(Sheet.PREFIX + i));
            }
            files = new ReaderFiles(notebook.files(), sheets, notebook.compiled());
            var first = new Sheet(Sheet.PREFIX);
            first.write("package " + Sheet.PACKAGE + ";" + surroundings.imports() + "class " + Sheet.PREFIX + "{" + WARM
                    + "}");
            task = (JavacTask) compiler.getTask(null, files, problem -> {}, OPTIONS, null, List.of(first));
            task.addTaskListener(this);
            trees = Trees.instance(task);
            analyze();
        }

        Reading read(Function<String, String> text) {
            Sheet sheet = sheets.get(used++);
            sheet.write(text.apply(sheet.simpleName()));
            parsed = null;
            task.getElements().getTypeElement(sheet.className());
            analyze();
            if (parsed == null) {
                throw new IllegalStateException("The compiler did not read " + sheet.className());
            }
            return new Reading(sheet.simpleName(), parsed, trees, task.getElements(), task.getTypes());
        }

        private void analyze() {
            try {
                task.analyze();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.PARSE) {
                parsed = event.getCompilationUnit();
            }
        }

        void close() {
            try {
                files.close();
            } catch (IOException e) {
                // A library was deleted meanwhile. Nothing was written, so nothing can be lost.
                used = SHEETS;
            }
        }
    }
}
