package wildrydes.kernel.shell;

import java.util.regex.Pattern;

/** Turns the names that JShell gives to the classes of cells back into what the user wrote. */
final class CellNames {

    private static final Pattern WRAPPER = Pattern.compile("\\bREPL[./]\\$JShell\\$\\w+?[$.]|\\bREPL[./]\\$JShell\\$\\w+");
    private static final Pattern LOADER = Pattern.compile(
            " \\(?[\\w.$, ]+(?:is|are) in (?:unnamed )?module [^)]*\\)?");

    private CellNames() {}

    /** The text without traces of the machinery. */
    static String plain(String text) {
        if (!text.contains("REPL")) {
            return text;
        }
        return WRAPPER.matcher(text).replaceAll("");
    }
}
