package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression's text into tokens; what fits no kind is a symbol of one letter, which no grammar knows. */
final class Lexer {

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** All tokens, the last of which is the end. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        while (lexer.skipSpace()) {
            tokens.add(lexer.token());
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", text.length(), text.length()));
        return tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length();
    }

    private Token token() {
        int start = at;
        char first = text.charAt(at++);
        if (isLetter(first)) {
            skipWord();
            return token(Token.Kind.WORD, start);
        }
        if (isDigit(first)) {
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            return token(Token.Kind.DIGITS, start);
        }
        if (first == '#' || first == ':') {
            skipWord();
            if (at > start + 1) {
                return token(first == '#' ? Token.Kind.NAME_PLACEHOLDER : Token.Kind.VALUE_PLACEHOLDER, start);
            }
        } else if (at < text.length() && isPair(first, text.charAt(at))) {
            at++;
        }
        return token(Token.Kind.SYMBOL, start);
    }

    private Token token(Token.Kind kind, int start) {
        return new Token(kind, text.substring(start, at), start, at);
    }

    private void skipWord() {
        while (at < text.length() && isPart(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isPair(char first, char second) {
        return switch (first) {
            case '<' -> second == '=' || second == '>';
            case '>' -> second == '=';
            default -> Character.isSurrogatePair(first, second);
        };
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** Whether a letter may be in a word or a placeholder, other than as a word's first. */
    static boolean isPart(char letter) {
        return isLetter(letter) || isDigit(letter) || letter == '_';
    }
}
