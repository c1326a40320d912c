package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a cell, as people count in it: lines and columns from one.
 *
 * @param name how errors name it, if it is a file; empty for a cell
 * @param text as the user wrote it
 */
record CellText(String name, String text) {

    /** Comments as nbgrader and nbval write them, and a package that a file had: at the start, and of no consequence. */
    private static final Pattern PREAMBLE = Pattern.compile("\\G\\s*(?:#[^\\n]*|//[^\\n]*|/\\*(?!\\*)[\\s\\S]*?\\*/"
            // Documentation belongs to the declaration behind it.
            + "|/\\*\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/(?=\\s*(?:#|package\\b))|package\\s+[\\w.]+\\s*;)");

    /** A place in the text. */
    record Place(int line, int column) {}

    /** The text as Java, on the same lines: what is not Java at its start is blanked. */
    String java() {
        return InlineMagics.rewrite(withoutPreamble());
    }

    /** The text, of the same length, with blanks for what is not Java at its start. */
    String withoutPreamble() {
        var java = new StringBuilder(text);
        Matcher preamble = PREAMBLE.matcher(text);
        while (preamble.find()) {
            blank(java, preamble.start(), preamble.end());
        }
        return java.toString();
    }

    Place place(int offset) {
        int end = Math.max(0, Math.min(offset, text.length()));
        int start = text.lastIndexOf('\n', end - 1) + 1;
        int line = (int) text.substring(0, start)
                        .chars()
                        .filter(each -> each == '\n')
                        .count()
                + 1;
        return new Place(line, end - start + 1);
    }

    /** The line with this number, without its end; empty if there is none. */
    String line(int number) {
        List<String> lines = new ArrayList<>(List.of(text.split("\\R", -1)));
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** Overwrites a part by spaces and keeps its lines. */
    static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
