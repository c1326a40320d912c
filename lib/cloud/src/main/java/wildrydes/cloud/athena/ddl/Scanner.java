package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into its pieces; comments are no pieces. */
final class Scanner {

    private static final List<String> PAIRS = List.of("<>", "<=", ">=", "!=", "||", "==", "->", "=>");

    private final String sql;
    private final List<Lexeme> found = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Scanner(String sql) {
        this.sql = sql;
    }

    /** All pieces, the last one the end. Quotes and comments that do not end are a piece, up to the end of the text. */
    static List<Lexeme> scan(String sql) {
        Scanner scanner = new Scanner(sql);
        while (scanner.skip()) {
            scanner.one();
        }
        scanner.add(Lexeme.Kind.END, "", sql.length());
        return List.copyOf(scanner.found);
    }

    /** Goes to the next piece; false at the end. */
    private boolean skip() {
        while (at < sql.length()) {
            char here = sql.charAt(at);
            if (Character.isWhitespace(here)) {
                step();
            } else if (sql.startsWith("--", at)) {
                while (at < sql.length() && sql.charAt(at) != '\n') {
                    step();
                }
            } else if (sql.startsWith("/*", at) && sql.indexOf("*/", at + 2) > 0) {
                int end = sql.indexOf("*/", at + 2) + 2;
                while (at < end) {
                    step();
                }
            } else {
                return true;
            }
        }
        return false;
    }

    private void step() {
        if (sql.charAt(at) == '\n') {
            line++;
            lineStart = at + 1;
        }
        at++;
    }

    private void one() {
        char here = sql.charAt(at);
        if (here == '\'') {
            quoted(Lexeme.Kind.TEXT, here);
        } else if (here == '"') {
            quoted(Lexeme.Kind.QUOTED, here);
        } else if (here == '`') {
            quoted(Lexeme.Kind.NAME, here);
        } else if (wordly(here)) {
            int end = at;
            while (end < sql.length() && wordly(sql.charAt(end))) {
                end++;
            }
            String text = sql.substring(at, end);
            boolean number = text.chars().allMatch(character -> character >= '0' && character <= '9');
            add(number ? Lexeme.Kind.NUMBER : Lexeme.Kind.WORD, text, end);
        } else if (sql.startsWith("/*", at)) {
            add(Lexeme.Kind.OPEN, sql.substring(at), sql.length());
        } else {
            boolean pair = at + 1 < sql.length() && PAIRS.contains(sql.substring(at, at + 2));
            int end = at + (pair ? 2 : Character.charCount(sql.codePointAt(at)));
            add(Lexeme.Kind.SYMBOL, sql.substring(at, end), end);
        }
    }

    private static boolean wordly(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '_';
    }

    private void quoted(Lexeme.Kind kind, char quote) {
        StringBuilder text = new StringBuilder();
        int end = at + 1;
        while (end < sql.length()) {
            char here = sql.charAt(end);
            if (here == quote && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                text.append(quote);
                end += 2;
            } else if (here == quote) {
                add(kind, text.toString(), end + 1);
                return;
            } else if (here == '\\' && kind != Lexeme.Kind.NAME && end + 1 < sql.length()) {
                end = escaped(end + 1, text);
            } else {
                text.append(here);
                end++;
            }
        }
        add(Lexeme.Kind.OPEN, sql.substring(at), sql.length());
    }

    /** Reads what stands behind a backslash, as Hive does: C's letters, three octal or {@code u} and four hexadecimal digits. */
    private int escaped(int from, StringBuilder text) {
        char here = sql.charAt(from);
        if (here == 'u' && digits(from + 1, 4, 16)) {
            text.append((char) Integer.parseInt(sql.substring(from + 1, from + 5), 16));
            return from + 5;
        }
        if (here <= '1' && digits(from, 3, 8)) {
            text.append((char) Integer.parseInt(sql.substring(from, from + 3), 8));
            return from + 3;
        }
        switch (here) {
            case '0' -> text.append('\0');
            case 'b' -> text.append('\b');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'Z' -> text.append('\u001A');
            case '%', '_' -> text.append('\\').append(here);
            default -> text.append(here);
        }
        return from + 1;
    }

    private boolean digits(int from, int count, int radix) {
        return from + count <= sql.length()
                && sql.substring(from, from + count)
                        .chars()
                        .allMatch(character -> character < 128 && Character.digit(character, radix) >= 0);
    }

    private void add(Lexeme.Kind kind, String text, int end) {
        found.add(new Lexeme(kind, text, sql.substring(at, end), at, line, at - lineStart));
        while (at < end) {
            step();
        }
    }
}
