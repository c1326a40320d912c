package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.dynamodb.expression.Action.Kind;

/** Reads update expressions (developerguide/Expressions.UpdateExpressions.html). */
final class UpdateParser {

    private static final Set<String> KEYWORDS = Set.of("SET", "REMOVE", "ADD", "DELETE");

    private final Tokens tokens;
    private final List<Action> actions = new ArrayList<>();
    private @Nullable Kind repeated;
    private int depth;

    private UpdateParser(String text) {
        this.tokens = new Tokens(text, KEYWORDS);
    }

    /**
     * What was read.
     *
     * @param repeated the first section that is there twice; null where there is none
     */
    record Parsed(List<Action> actions, @Nullable Kind repeated) {}

    /** @throws WrongExpression for a text that is no update */
    static Parsed parse(String text) {
        UpdateParser parser = new UpdateParser(text);
        EnumSet<Kind> seen = EnumSet.noneOf(Kind.class);
        do {
            Kind kind = parser.section();
            if (!seen.add(kind) && parser.repeated == null) {
                parser.repeated = kind;
            }
            do {
                parser.actions.add(parser.action(kind));
            } while (parser.tokens.take(","));
        } while (KEYWORDS.contains(Words.upper(parser.tokens.peek().text())));
        parser.tokens.end();
        return new Parsed(parser.actions, parser.repeated);
    }

    private Kind section() {
        String word = Words.upper(tokens.peek().text());
        if (!KEYWORDS.contains(word)) {
            throw tokens.unexpected();
        }
        tokens.next();
        return Kind.valueOf(word);
    }

    private Action action(Kind kind) {
        Path path = tokens.path();
        return switch (kind) {
            case SET -> {
                tokens.expect("=");
                yield new Action(kind, path, value());
            }
            case REMOVE -> new Action(kind, path, null);
            case ADD, DELETE -> {
                if (tokens.peek().kind() != Token.Kind.VALUE_PLACEHOLDER) {
                    throw tokens.unexpected();
                }
                yield new Action(kind, path, given());
            }
        };
    }

    private Operand.Given given() {
        return new Operand.Given(tokens.next().text(), null);
    }

    /** An operand, or two with a plus or minus between them; also in parentheses. */
    private Operand value() {
        if (tokens.take("(")) {
            descend();
            Operand inner = value();
            depth--;
            tokens.expect(")");
            return inner instanceof Operand.Arithmetic ? inner : arithmetic(inner);
        }
        return arithmetic(operand());
    }

    private Operand arithmetic(Operand left) {
        String operator = tokens.peek().text();
        if (!tokens.take("+") && !tokens.take("-")) {
            return left;
        }
        return new Operand.Arithmetic(operator, left, operand());
    }

    private Operand operand() {
        if (tokens.take("(")) {
            descend();
            Operand inner = operand();
            depth--;
            tokens.expect(")");
            return inner;
        }
        if (tokens.peek().kind() == Token.Kind.VALUE_PLACEHOLDER) {
            return given();
        }
        if (!tokens.atCall()) {
            return new Operand.At(tokens.path());
        }
        String function = tokens.next().text();
        tokens.expect("(");
        descend();
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (tokens.take(","));
        depth--;
        tokens.expect(")");
        return new Operand.Call(function, arguments);
    }

    private void descend() {
        if (++depth > Limits.OPERATORS) {
            throw Limits.tooManyOperators();
        }
    }
}
