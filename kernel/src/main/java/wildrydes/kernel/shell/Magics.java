package wildrydes.kernel.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The magics by their names. */
final class Magics {

    private final Map<String, Magic> lines = new TreeMap<>();
    private final Map<String, Magic> cells = new TreeMap<>();

    /** Those that every notebook has. A new one is a class and a line here. */
    Magics() {
        lines.put("classpath", new ClassPathMagic(false));
        lines.put("jars", new ClassPathMagic(true));
        lines.put("load", new LoadMagic());
        lines.put("time", new TimeMagic());
        cells.put("time", new TimeMagic());
    }

    /** The names of magics of one line, or of whole cells. */
    Set<String> names(boolean wholeCell) {
        return (wholeCell ? cells : lines).keySet();
    }

    /**
     * Does what the user asks for.
     *
     * @throws MagicException if there is no such magic, or it cannot be done
     */
    Result run(Magic.Use use, Magic.Kernel kernel) throws MagicException {
        boolean wholeCell = use.body().isPresent();
        Magic magic = (wholeCell ? cells : lines).get(use.name());
        if (magic == null) {
            String sign = wholeCell ? "%%" : "%";
            throw new MagicException("There is no magic " + sign + use.name() + ". Known are " + sign
                    + String.join(", " + sign, names(wholeCell)) + ".");
        }
        return magic.run(use, kernel);
    }

    /** The failure of a cell whose magic could not be done. */
    static CellResult.Failed failure(MagicException problem) {
        return Failures.plain(
                "MagicError", Optional.ofNullable(problem.getMessage()).orElse(""));
    }
}
