package wildrydes.cloud.dynamodb.partiql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Invalid;

/** Reads paths, terms and conditions. */
final class WhereParser {

    private static final int DEEPEST = 200;

    /** Operators, as expressions write them. */
    private static final Map<String, String> OPERATORS =
            Map.of("=", "=", "<>", "<>", "!=", "<>", "<", "<", "<=", "<=", ">", ">", ">=", ">=");

    /** Types behind IS, as expressions call them. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("NULL", "NULL"),
            Map.entry("BOOLEAN", "BOOL"),
            Map.entry("BOOL", "BOOL"),
            Map.entry("STRING", "S"),
            Map.entry("NUMERIC", "N"),
            Map.entry("BLOB", "B"),
            Map.entry("STRUCT", "M"),
            Map.entry("TUPLE", "M"),
            Map.entry("LIST", "L"));

    private final Lexemes lexemes;
    private final Literals literals;
    private int depth;

    WhereParser(Lexemes lexemes, Literals literals) {
        this.lexemes = lexemes;
        this.literals = literals;
    }

    Place place() {
        List<Object> steps = new ArrayList<>();
        steps.add(lexemes.name());
        while (true) {
            if (lexemes.take(".")) {
                steps.add(lexemes.name());
            } else if (lexemes.take("[")) {
                steps.add(step());
                lexemes.expect("]");
            } else {
                return new Place(steps);
            }
        }
    }

    private Object step() {
        boolean negative = lexemes.take("-");
        Lexeme step = lexemes.next();
        if (step.kind() == Lexeme.Kind.TEXT && !negative) {
            return step.text();
        }
        if (step.kind() != Lexeme.Kind.NUMBER) {
            throw Malformed.unexpected();
        }
        try {
            int index = Integer.parseInt((negative ? "-" : "") + step.text());
            if (index >= 0) {
                return index;
            }
        } catch (NumberFormatException tooLarge) {
            throw outOfRange(step.text());
        }
        throw outOfRange("-" + step.text());
    }

    private static RuntimeException outOfRange(String index) {
        return Invalid.because("List index is not within the allowable range; index: [" + index + "]");
    }

    /** A term, or a sum or difference of two. */
    Term sum() {
        Term left = term();
        String operator = lexemes.peek().text();
        if (lexemes.take("+") || lexemes.take("-")) {
            return new Term.Arithmetic(operator, left, term());
        }
        return left;
    }

    private Term term() {
        Lexeme next = lexemes.peek();
        if (literals.next()) {
            return new Term.Given(literals.value());
        }
        if (next.kind() == Lexeme.Kind.WORD && lexemes.second().is("(")) {
            return call();
        }
        return new Term.At(place());
    }

    private Term.Call call() {
        String function = lexemes.next().text().toLowerCase(Locale.ROOT);
        lexemes.expect("(");
        descend();
        List<Term> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (lexemes.take(","));
        depth--;
        lexemes.expect(")");
        return new Term.Call(function, arguments);
    }

    private void descend() {
        if (++depth > DEEPEST) {
            throw Malformed.unreadable();
        }
    }

    Where where() {
        descend();
        Where or = joined(false);
        depth--;
        return or;
    }

    private Where joined(boolean all) {
        List<Where> parts = new ArrayList<>();
        do {
            parts.add(all ? not() : joined(true));
        } while (lexemes.takeWord(all ? "AND" : "OR"));
        return parts.size() == 1 ? parts.get(0) : new Where.Joined(all, parts);
    }

    private Where not() {
        if (lexemes.takeWord("NOT")) {
            descend();
            Where part = not();
            depth--;
            return new Where.Not(part);
        }
        if (lexemes.take("(")) {
            Where inner = where();
            lexemes.expect(")");
            return inner;
        }
        return comparison();
    }

    private Where comparison() {
        Term left = sum();
        String operator = OPERATORS.get(lexemes.peek().text());
        if (operator != null && lexemes.peek().kind() == Lexeme.Kind.SYMBOL) {
            lexemes.next();
            return compared(operator, left, sum());
        }
        if (lexemes.takeWord("IS")) {
            return is(left);
        }
        boolean negated = lexemes.takeWord("NOT");
        Where found;
        if (lexemes.takeWord("BETWEEN")) {
            Term low = sum();
            lexemes.expectWord("AND");
            found = new Where.Between(left, low, sum());
        } else if (lexemes.takeWord("IN")) {
            found = new Where.In(left, choices());
        } else if (!negated && left instanceof Term.Call call) {
            return new Where.Test(call);
        } else {
            throw Malformed.unexpected();
        }
        return negated ? new Where.Not(found) : found;
    }

    /** A function that is true or false may be compared with true and false. */
    private static Where compared(String operator, Term left, Term right) {
        if (left instanceof Term.Call call
                && !call.function().equals("size")
                && right instanceof Term.Given given
                && given.value().type() == AttributeValue.Type.BOOL) {
            boolean wanted = given.value().bool() == operator.equals("=");
            return wanted ? new Where.Test(call) : new Where.Not(new Where.Test(call));
        }
        return new Where.Compared(operator, left, right);
    }

    private Where is(Term left) {
        boolean negated = lexemes.takeWord("NOT");
        String word = lexemes.next().text().toUpperCase(Locale.ROOT);
        Where found;
        if (word.equals("MISSING")) {
            found = new Where.Test(new Term.Call("attribute_not_exists", List.of(left)));
        } else {
            String type = TYPES.get(word);
            if (type == null) {
                throw Invalid.because("Unsupported data type for IS operator: " + word
                        + ". Supported data types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, "
                        + "LIST]");
            }
            Term given = new Term.Given(AttributeValue.fromS(type));
            found = new Where.Test(new Term.Call("attribute_type", List.of(left, given)));
        }
        return negated ? new Where.Not(found) : found;
    }

    private List<Term> choices() {
        String end = lexemes.take("[") ? "]" : ")";
        if (end.equals(")")) {
            lexemes.expect("(");
        }
        List<Term> choices = new ArrayList<>();
        do {
            choices.add(sum());
        } while (lexemes.take(","));
        lexemes.expect(end);
        return choices;
    }
}
