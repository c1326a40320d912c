package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions, filters and key conditions (developerguide/Expressions.OperatorsAndFunctions.html). What stands in
 * parentheses is known to be a condition or an operand only when it was read; {@link Term} is either.
 */
final class ConditionParser {

    /** Deeper nesting needs more operators than are allowed, or has redundant parentheses. */
    private static final int DEEPEST = Limits.OPERATORS + 10;

    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");
    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final Tokens tokens;
    private boolean redundantParentheses;
    private int depth;

    private ConditionParser(String text) {
        this.tokens = new Tokens(text, KEYWORDS);
    }

    /**
     * What was read at one place.
     *
     * @param condition null for an operand
     * @param operand null for a condition
     * @param enclosed whether it stands in parentheses of its own
     */
    private record Term(
            @Nullable Predicate condition, @Nullable Operand operand, boolean enclosed) {

        static Term of(Predicate condition) {
            return new Term(condition, null, false);
        }

        static Term of(Operand operand) {
            return new Term(null, operand, false);
        }

        Term inParentheses() {
            return new Term(condition, operand, true);
        }
    }

    /** @throws WrongExpression for a text that is no condition */
    static Predicate parse(String text) {
        ConditionParser parser = new ConditionParser(text);
        Predicate whole = parser.condition(parser.or());
        parser.tokens.end();
        if (parser.redundantParentheses) {
            throw redundant();
        }
        return whole;
    }

    private static WrongExpression redundant() {
        return new WrongExpression("The expression has redundant parentheses;");
    }

    /** A term as a condition; where it is none, a comparison was to follow. */
    private Predicate condition(Term term) {
        if (term.condition() != null) {
            return term.condition();
        }
        if (term.operand() instanceof Operand.Call call) {
            return new Predicate.Test(call);
        }
        throw tokens.unexpected();
    }

    private Operand operand(Term term) {
        if (term.operand() == null) {
            throw tokens.unexpected();
        }
        return term.operand();
    }

    private Term or() {
        Term first = and();
        if (!tokens.peek().isWord("OR")) {
            return first;
        }
        List<Predicate> parts = new ArrayList<>();
        parts.add(condition(first));
        while (tokens.takeWord("OR")) {
            parts.add(condition(and()));
        }
        return Term.of(new Predicate.Combined(false, parts));
    }

    private Term and() {
        Term first = not();
        if (!tokens.peek().isWord("AND")) {
            return first;
        }
        List<Predicate> parts = new ArrayList<>();
        parts.add(condition(first));
        while (tokens.takeWord("AND")) {
            parts.add(condition(not()));
        }
        return Term.of(new Predicate.Combined(true, parts));
    }

    private Term not() {
        int times = 0;
        while (tokens.takeWord("NOT")) {
            times++;
        }
        Term term = comparison();
        if (times == 0) {
            return term;
        }
        Limits.checkOperators(times);
        Predicate negated = condition(term);
        for (int i = 0; i < times; i++) {
            negated = new Predicate.Not(negated);
        }
        return Term.of(negated);
    }

    private Term comparison() {
        Term left = term();
        if (left.operand() == null) {
            return left;
        }
        Token next = tokens.peek();
        if (COMPARATORS.contains(next.text())) {
            tokens.next();
            return Term.of(new Predicate.Comparison(next.text(), left.operand(), operand(term())));
        }
        if (tokens.takeWord("BETWEEN")) {
            Operand low = operand(term());
            if (!tokens.takeWord("AND")) {
                throw tokens.unexpected();
            }
            return Term.of(new Predicate.Between(left.operand(), low, operand(term())));
        }
        if (tokens.takeWord("IN")) {
            tokens.expect("(");
            return Term.of(new Predicate.In(left.operand(), operands()));
        }
        return left;
    }

    private Term term() {
        Token next = tokens.peek();
        if (next.is("(")) {
            return enclosed();
        }
        if (next.kind() == Token.Kind.VALUE_PLACEHOLDER) {
            tokens.next();
            return Term.of(new Operand.Given(next.text(), null));
        }
        if (tokens.atCall()) {
            tokens.next();
            tokens.next();
            descend();
            List<Operand> arguments = operands();
            depth--;
            return Term.of(new Operand.Call(next.text(), arguments));
        }
        return Term.of(new Operand.At(tokens.path()));
    }

    private Term enclosed() {
        tokens.expect("(");
        descend();
        Term inner = or();
        depth--;
        tokens.expect(")");
        redundantParentheses |= inner.enclosed();
        boolean longer = tokens.peek().is(".") || tokens.peek().is("[");
        if (longer && inner.operand() instanceof Operand.At at) {
            return Term.of(new Operand.At(tokens.continued(at.path())));
        }
        return inner.inParentheses();
    }

    /** Operands up to the closing parenthesis. */
    private List<Operand> operands() {
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(operand(term()));
        } while (tokens.take(","));
        tokens.expect(")");
        return operands;
    }

    private void descend() {
        if (++depth > DEEPEST) {
            throw tokens.openedTwice() ? redundant() : Limits.tooManyOperators();
        }
    }
}
