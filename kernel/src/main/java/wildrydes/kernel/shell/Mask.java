package wildrydes.kernel.shell;

/** Blanks the comments of Java code and what stands in its quotes, so that the rest can be searched. */
final class Mask {

    private final String code;
    private final StringBuilder masked;
    private int position;

    private Mask(String code) {
        this.code = code;
        masked = new StringBuilder(code);
    }

    /** The code, of the same length, with spaces for comments and for literals of text and characters. */
    static String of(String code) {
        return new Mask(code).masked();
    }

    private String masked() {
        while (position < code.length()) {
            int start = position;
            if (code.startsWith("//", position)) {
                position = orEnd(code.indexOf('\n', position));
            } else if (code.startsWith("/*", position)) {
                position = orEnd(behind("*/", position + 2));
            } else if (code.startsWith("\"\"\"", position)) {
                quoted("\"\"\"", true);
            } else if (code.charAt(position) == '"') {
                quoted("\"", false);
            } else if (code.charAt(position) == '\'') {
                quoted("'", false);
            } else {
                position++;
                continue;
            }
            CellText.blank(masked, start, position);
        }
        return masked.toString();
    }

    private void quoted(String quote, boolean overLines) {
        position += quote.length();
        while (position < code.length() && !code.startsWith(quote, position)) {
            if (!overLines && code.charAt(position) == '\n') {
                return;
            }
            position += code.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(position + quote.length(), code.length());
    }

    private int behind(String end, int from) {
        int found = code.indexOf(end, from);
        return found < 0 ? found : found + end.length();
    }

    private int orEnd(int found) {
        return found < 0 ? code.length() : found;
    }
}
