package wildrydes.kernel.display;

import java.util.regex.Pattern;

/** Turns the names that JShell gives to the classes of cells back into what the user wrote. */
public final class CellNames {

    private static final Pattern WRAPPER = Pattern.compile("\\bREPL[./]\\$JShell\\$\\w+(?:[$.](?=\\w)|\\b)");
    private static final Pattern ANONYMOUS = Pattern.compile("\\$+JShell\\$anonymous\\$+\\d+");
    private static final Pattern LOADERS = Pattern.compile(
            " \\([^()]+ (?:is|are) in (?:unnamed )?module [^()]*\\)|(?<=class )java\\.lang\\.(?=[A-Z])");

    private CellNames() {}

    /** The text without traces of the machinery. */
    public static String plain(String text) {
        String unwrapped = text.contains("REPL") ? WRAPPER.matcher(text).replaceAll("") : text;
        return unwrapped.contains("JShell$") ? ANONYMOUS.matcher(unwrapped).replaceAll("anonymous") : unwrapped;
    }

    /** The message of an exception without traces of the machinery, nor the JVM's notes on modules and loaders. */
    public static String message(String message) {
        return LOADERS.matcher(plain(message)).replaceAll("");
    }
}
