package wildrydes.answers.key;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a text cell that is answered in words. In a key a comment that no reader sees holds what students find, and the
 * model answer stands below it:
 *
 * <pre>{@code
 * <!-- stub: Write your answer here. -->
 * A pump never ends.
 * }</pre>
 *
 * @param stub what a student finds
 * @param model what the key has in its place
 */
public record Answer(String stub, String model) {

    private static final Pattern PARTS = Pattern.compile("<!-- stub: (.+?) -->\\n(.+)", Pattern.DOTALL);

    /** The parts of a cell's text; empty where it has no model answer. */
    public static Optional<Answer> in(String source) {
        Matcher parts = PARTS.matcher(source);
        return parts.matches() ? Optional.of(new Answer(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** As nbgrader's {@code source/} notebooks have it: nbgrader puts a fixed line in the place of what stands between its marks. */
    public String marked() {
        return "<!-- BEGIN SOLUTION -->\n" + model + "\n<!-- END SOLUTION -->";
    }
}
