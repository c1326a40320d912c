package wildrydes.kernel.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a class of a cell is written, with all that it needs to be compiled without the notebook.
 *
 * <pre>{@code
 * CellSource source = CellSource.of(StreamProcessor.class).orElseThrow();
 * String unit = String.join("", source.imports()) + source.types().get(0).text();
 * }</pre>
 *
 * @param className its binary name where it is compiled on its own, in no package; that of a nested class has a dollar sign
 * @param imports the import statements that cells see, those that every session begins with among them
 * @param types the type that the class is, or is nested in, and then the types of cells whose names it mentions, directly or by
 *     another of them
 * @param variables the notebook's variables whose names these types mention; a variable of their own may have such a name
 * @param methods the notebook's methods whose names these types mention; a method of their own may have such a name
 */
public record CellSource(
        String className, List<String> imports, List<Type> types, Set<String> variables, Set<String> methods) {

    /**
     * A type that is declared in a cell.
     *
     * @param name its simple name
     * @param text its declaration
     * @param line of its cell in which the declaration begins, from 1
     */
    public record Type(String name, String text, int line) {}

    /** Who knows what cells have declared; a kernel sets its own once, before the first cell. */
    public interface Notebook {

        Optional<CellSource> of(Class<?> type);
    }

    private static volatile Notebook notebook = type -> Optional.empty();

    public CellSource {
        imports = List.copyOf(imports);
        types = List.copyOf(types);
        variables = Set.copyOf(variables);
        methods = Set.copyOf(methods);
    }

    /** The source of a class; nothing if no cell has declared it, or the declaration is long gone. */
    public static Optional<CellSource> of(Class<?> type) {
        return notebook.of(type);
    }

    /** For the kernel: asks this notebook from now on. */
    public static void on(Notebook kernel) {
        notebook = kernel;
    }
}
