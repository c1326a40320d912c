package wildrydes.kernel.help;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.StandardJavaFileManager;

/** What help asks of the session. No answer waits for a running cell; some wait for one that is being compiled. */
public interface Notebook {

    /** The cell, of the same length, without what is not Java in it. */
    String java(String cell);

    /** Cuts Java code into its parts. */
    List<Fragment> fragments(String java);

    /** What code looks like. */
    Fragment.Kind kind(String code);

    /** What a cell could refer to now. */
    Surroundings surroundings();

    /** The libraries that cells are compiled against now. The caller closes it. */
    StandardJavaFileManager files();

    /** The class files of earlier cells, by their names. */
    Map<String, byte[]> compiled();

    /** Knows the classes of cells and libraries. */
    ClassLoader loader();

    /** The names of magics of one line, or of whole cells. */
    Set<String> magics(boolean wholeCell);

    /** Where relative paths begin. */
    Path folder();

    /** The value of a variable of an earlier cell; nothing for null, and where there is no such variable. */
    Optional<Object> value(Surroundings.Declared variable);
}
