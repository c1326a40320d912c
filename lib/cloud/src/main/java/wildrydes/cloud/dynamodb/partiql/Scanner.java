package wildrydes.cloud.dynamodb.partiql;

import java.util.ArrayList;
import java.util.List;
import wildrydes.cloud.wire.ServiceError;

/** Cuts a statement into pieces; comments are none. */
final class Scanner {

    private static final List<String> PAIRS = List.of("<<", ">>", "<=", ">=", "<>", "!=");
    private static final String SINGLE = "()[]{},.:?=<>+-*;";

    private final String text;
    private int at;

    private Scanner(String text) {
        this.text = text;
    }

    /**
     * All pieces, the last of which is the end.
     *
     * @throws ServiceError for what is no piece of a statement
     */
    static List<Lexeme> scan(String statement) {
        Scanner scanner = new Scanner(statement);
        List<Lexeme> lexemes = new ArrayList<>();
        while (scanner.skipToNext()) {
            lexemes.add(scanner.next());
        }
        lexemes.add(new Lexeme(Lexeme.Kind.END, ""));
        return lexemes;
    }

    /** Whether anything is left behind spaces and comments. */
    private boolean skipToNext() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                at = behind("*/", at + 2);
            } else {
                return true;
            }
        }
        return false;
    }

    private int behind(String mark, int from) {
        int found = text.indexOf(mark, from);
        if (found < 0) {
            throw Malformed.unreadable();
        }
        return found + mark.length();
    }

    private Lexeme next() {
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            return quoted(first);
        }
        if (isDigit(at) || first == '.' && isDigit(at + 1)) {
            return number();
        }
        if (Character.isLetter(first) || first == '_' || first == '$') {
            int start = at;
            while (at < text.length() && isPart(text.charAt(at))) {
                at++;
            }
            return new Lexeme(Lexeme.Kind.WORD, text.substring(start, at));
        }
        for (String pair : PAIRS) {
            if (text.startsWith(pair, at)) {
                at += pair.length();
                return new Lexeme(Lexeme.Kind.SYMBOL, pair);
            }
        }
        if (SINGLE.indexOf(first) < 0) {
            throw Malformed.unreadable();
        }
        at++;
        return new Lexeme(Lexeme.Kind.SYMBOL, String.valueOf(first));
    }

    private static boolean isPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$';
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** A quote within quotes is written twice. */
    private Lexeme quoted(char quote) {
        StringBuilder inner = new StringBuilder();
        at++;
        while (true) {
            int end = text.indexOf(quote, at);
            if (end < 0) {
                throw Malformed.unreadable();
            }
            inner.append(text, at, end);
            at = end + 1;
            if (at >= text.length() || text.charAt(at) != quote) {
                return new Lexeme(quote == '"' ? Lexeme.Kind.NAME : Lexeme.Kind.TEXT, inner.toString());
            }
            inner.append(quote);
            at++;
        }
    }

    private Lexeme number() {
        int start = at;
        skipDigits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            skipDigits();
        }
        int fraction = text.substring(start, at).indexOf('.');
        int scale = fraction < 0 ? 0 : at - start - fraction - 1;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            boolean signed = exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-');
            if (isDigit(signed ? exponent + 1 : exponent)) {
                at = signed ? exponent + 1 : exponent;
                skipDigits();
                checkExponent(text.substring(exponent, at), scale);
            }
        }
        return new Lexeme(Lexeme.Kind.NUMBER, text.substring(start, at));
    }

    private void skipDigits() {
        while (isDigit(at)) {
            at++;
        }
    }

    /** Exponents, and scales that come of them, are integers of 32 bits. */
    private static void checkExponent(String exponent, int scale) {
        try {
            Math.toIntExact((long) scale - Integer.parseInt(exponent));
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw Malformed.unreadable();
        }
    }
}
