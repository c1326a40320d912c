package wildrydes.lab.bucket;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A look into an object.
 *
 * @param lines as an editor counts them: a last one without a newline is one, too
 * @param head its first lines, long ones cut
 * @param text whether it is text at all; the others are as if empty where not
 * @param zipped whether it is compressed, and the others tell of what is in it
 */
public record Peek(int lines, String head, boolean text, boolean zipped) {

    private static final int FIRST_LINES = 5;
    private static final int LONGEST_LINE = 200;
    private static final String CUT = " ...";

    /** Looks into the bytes of an object. */
    public static Peek of(byte[] bytes) {
        return ObjectText.of(bytes)
                .map(text -> new Peek(count(text), head(text), true, ObjectText.isZipped(bytes)))
                .orElse(new Peek(0, "", false, ObjectText.isZipped(bytes)));
    }

    private static int count(String text) {
        int newlines = (int) text.chars().filter(c -> c == '\n').count();
        return text.isEmpty() || text.endsWith("\n") ? newlines : newlines + 1;
    }

    private static String head(String text) {
        List<String> lines = text.lines().limit(FIRST_LINES + 1L).toList();
        String first = lines.stream()
                .limit(FIRST_LINES)
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + CUT)
                .collect(Collectors.joining("\n"));
        return lines.size() > FIRST_LINES ? first + "\n..." : first;
    }
}
