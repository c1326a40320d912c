package wildrydes.kernel.help;

import java.nio.file.Path;
import java.util.List;

/**
 * What a cell that is being written can refer to.
 *
 * @param imports import declarations, as text
 * @param declared what earlier cells declared, newest last
 * @param classPath the libraries
 */
public record Surroundings(String imports, List<Declared> declared, List<Path> classPath) {

    public Surroundings {
        declared = List.copyOf(declared);
        classPath = List.copyOf(classPath);
    }

    /**
     * A variable, method or type of an earlier cell.
     *
     * @param owner full name of the class whose member it is
     * @param source the declaration, with the comment before it
     */
    public record Declared(String name, Kind kind, String owner, String source) {}

    /** What an earlier cell can declare. */
    public enum Kind {
        VARIABLE,
        METHOD,
        TYPE
    }
}
