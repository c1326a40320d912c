package wildrydes.cloud.dynamodb.partiql;

import java.util.List;

/** The pieces of a statement as they are read. */
final class Lexemes {

    private final List<Lexeme> all;
    private int at;

    Lexemes(String statement) {
        this.all = Scanner.scan(statement);
    }

    Lexeme peek() {
        return all.get(at);
    }

    /** The piece behind the next. */
    Lexeme second() {
        return all.get(Math.min(at + 1, all.size() - 1));
    }

    Lexeme next() {
        Lexeme lexeme = all.get(at);
        at = Math.min(at + 1, all.size() - 1);
        return lexeme;
    }

    boolean take(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            next();
        }
        return there;
    }

    boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            next();
        }
        return there;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw Malformed.unexpected();
        }
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw Malformed.unexpected();
        }
    }

    /** A name, in double quotes or not. */
    String name() {
        Lexeme name = next();
        if (name.kind() != Lexeme.Kind.NAME && name.kind() != Lexeme.Kind.WORD) {
            throw Malformed.unexpected();
        }
        return name.text();
    }

    /** Nothing may be left but a semicolon. */
    void end() {
        take(";");
        if (peek().kind() != Lexeme.Kind.END) {
            throw Malformed.leftOver();
        }
    }
}
