package wildrydes.kernel.help;

/**
 * Java code that may be unfinished, as far as one reads it without a compiler.
 *
 * @param masked the code, of the same length, with spaces for comments and for literals of text and characters
 * @param end what its end lies in
 * @param start where that begins, its quotes or slashes included; the length of the code for {@link State#CODE}
 * @param open the brackets that are open at its end, outermost first; a brace before the elements of an array as an equals sign
 * @param broken whether a literal ends with its line, or a bracket closes that was not opened: nothing can mend that
 */
public record Syntax(String masked, State end, int start, String open, boolean broken) {

    /** How {@link #open} names the brace before the elements of an array. */
    private static final char ARRAY = '=';

    /** What a place in code can lie in. */
    public enum State {
        CODE,
        LINE_COMMENT,
        COMMENT,
        TEXT,
        TEXT_BLOCK,
        CHARACTER
    }

    /** Reads the code. */
    public static Syntax of(String code) {
        return new Scan(code).syntax();
    }

    /** What would close the brackets that are open. */
    String closers() {
        var closers = new StringBuilder();
        for (int i = open.length() - 1; i >= 0; i--) {
            closers.append(
                    switch (open.charAt(i)) {
                        case '(' -> ")";
                        case '[' -> "]";
                        case ARRAY -> "}";
                        default -> ";}";
                    });
        }
        return closers.toString();
    }

    private static final class Scan {

        private final String code;
        private final StringBuilder masked;
        private final StringBuilder open = new StringBuilder();
        private int position;
        private int start;
        private State state = State.CODE;
        private boolean broken;

        Scan(String code) {
            this.code = code;
            this.masked = new StringBuilder(code);
        }

        Syntax syntax() {
            while (position < code.length()) {
                start = position;
                if (code.startsWith("//", position)) {
                    skip(State.LINE_COMMENT, 2, "\n", false);
                } else if (code.startsWith("/*", position)) {
                    skip(State.COMMENT, 2, "*/", false);
                } else if (code.startsWith("\"\"\"", position)) {
                    skip(State.TEXT_BLOCK, 3, "\"\"\"", true);
                } else if (code.charAt(position) == '"') {
                    skip(State.TEXT, 1, "\"", true);
                } else if (code.charAt(position) == '\'') {
                    skip(State.CHARACTER, 1, "'", true);
                } else {
                    bracket(code.charAt(position));
                    position++;
                    continue;
                }
                blank(start, position);
            }
            return new Syntax(
                    masked.toString(), state, state == State.CODE ? code.length() : start, open.toString(), broken);
        }

        private void skip(State into, int opening, String closing, boolean escapes) {
            position += opening;
            state = into;
            while (position < code.length() && !code.startsWith(closing, position)) {
                if (escapes && into != State.TEXT_BLOCK && code.charAt(position) == '\n') {
                    broken = true;
                    state = State.CODE;
                    return;
                }
                position += escapes && code.charAt(position) == '\\' ? 2 : 1;
            }
            if (position >= code.length()) {
                position = code.length();
                return;
            }
            state = State.CODE;
            // A comment's line ends behind it.
            position += closing.equals("\n") ? 0 : closing.length();
        }

        private void bracket(char each) {
            if ("([".indexOf(each) >= 0) {
                open.append(each);
            } else if (each == '{') {
                open.append(isArray() ? ARRAY : each);
            } else if (")]}".indexOf(each) >= 0) {
                int last = open.length() - 1;
                if (last >= 0 && matches(open.charAt(last), each)) {
                    open.setLength(last);
                } else {
                    broken = true;
                }
            }
        }

        private static boolean matches(char opening, char closing) {
            return switch (closing) {
                case ')' -> opening == '(';
                case ']' -> opening == '[';
                default -> opening == '{' || opening == ARRAY;
            };
        }

        /** Whether the brace that opens here holds the elements of an array. */
        private boolean isArray() {
            int before = position - 1;
            while (before >= 0 && Character.isWhitespace(masked.charAt(before))) {
                before--;
            }
            return before >= 0
                    && (masked.charAt(before) == '='
                            || masked.charAt(before) == ']'
                            || !open.isEmpty() && open.charAt(open.length() - 1) == ARRAY);
        }

        private void blank(int from, int to) {
            for (int i = from; i < to; i++) {
                if (masked.charAt(i) != '\n' && masked.charAt(i) != '\r') {
                    masked.setCharAt(i, ' ');
                }
            }
        }
    }
}
