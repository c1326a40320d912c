package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wildrydes.cloud.dynamodb.expression.Path.Step;

/** An expression's tokens as they are read, and what all grammars have in common. */
final class Tokens {

    private final String text;
    private final List<Token> tokens;
    private final Set<String> keywords;
    private int at;

    /** @param keywords words that are no names, in capitals */
    Tokens(String text, Set<String> keywords) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
        this.keywords = keywords;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean take(String symbol) {
        if (!peek().is(symbol)) {
            return false;
        }
        next();
        return true;
    }

    boolean takeWord(String word) {
        if (!peek().isWord(word)) {
            return false;
        }
        next();
        return true;
    }

    void expect(String symbol) {
        if (!take(symbol)) {
            throw unexpected();
        }
    }

    /** Whether a name of an attribute or a function is next. */
    boolean atName() {
        return peek().kind() == Token.Kind.WORD && !keywords.contains(Words.upper(peek().text()));
    }

    /** Whether a name is next, and an opening parenthesis after it. */
    boolean atCall() {
        return atName() && tokens.get(at + 1).is("(");
    }

    void end() {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected();
        }
    }

    /** A document path, as it is written. */
    Path path() {
        List<Step> steps = new ArrayList<>();
        steps.add(attribute());
        further(steps);
        return new Path(steps);
    }

    /** The same path with what follows: attributes of maps and elements of lists. */
    Path continued(Path path) {
        List<Step> steps = new ArrayList<>(path.steps());
        further(steps);
        return new Path(steps);
    }

    private void further(List<Step> steps) {
        while (true) {
            if (take(".")) {
                steps.add(attribute());
            } else if (take("[")) {
                if (peek().kind() != Token.Kind.DIGITS) {
                    throw unexpected();
                }
                String digits = next().text();
                expect("]");
                steps.add(new Step.Index(digits));
            } else {
                return;
            }
        }
    }

    private Step attribute() {
        if (peek().kind() == Token.Kind.NAME_PLACEHOLDER) {
            return new Step.Placeholder(next().text());
        }
        if (!atName()) {
            throw unexpected();
        }
        return new Step.Attribute(next().text());
    }

    /** The refusal of the next token, which AWS shows with its neighbours. */
    WrongExpression unexpected() {
        Token wrong = peek();
        Token before = tokens.get(Math.max(at - 1, 0));
        Token after = tokens.get(Math.min(at + 1, tokens.size() - 1));
        return new WrongExpression("Syntax error; token: \"" + wrong.text() + "\", near: \""
                + text.substring(before.start(), after.end()).strip() + "\"");
    }

    /** Whether somewhere in what was read a parenthesis opens behind another one. */
    boolean openedTwice() {
        for (int i = 1; i < at; i++) {
            if (tokens.get(i).is("(") && tokens.get(i - 1).is("(")) {
                return true;
            }
        }
        return false;
    }
}
