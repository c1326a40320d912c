package wildrydes.kernel.help;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** The index of all classes, made on a thread of its own when first asked for, and again when there are more libraries. */
final class Library {

    private final Notebook notebook;
    private List<Path> classPath = List.of();
    private @Nullable CompletableFuture<ClassIndex> index;

    Library(Notebook notebook) {
        this.notebook = notebook;
    }

    /** Begins to make the index, unless that has been done. */
    private synchronized CompletableFuture<ClassIndex> prepare(Surroundings surroundings) {
        if (index == null || !classPath.equals(surroundings.classPath())) {
            classPath = surroundings.classPath();
            index = CompletableFuture.supplyAsync(this::read, work -> {
                var thread = new Thread(work, "class names");
                thread.setDaemon(true);
                thread.start();
            });
        }
        return index;
    }

    /** The index, when it has been made. */
    ClassIndex index(Surroundings surroundings) {
        return prepare(surroundings).join();
    }

    /** The index, or none while it is being made. */
    ClassIndex ready(Surroundings surroundings) {
        return prepare(surroundings).getNow(ClassIndex.NONE);
    }

    private ClassIndex read() {
        try (StandardJavaFileManager files = notebook.files()) {
            return ClassIndex.of(files);
        } catch (IOException e) {
            // A library is damaged, or was deleted meanwhile: whoever uses it is told so by the compiler.
            return ClassIndex.NONE;
        }
    }
}
