package wildrydes.cloud.glue.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads expressions. */
final class FilterParser {

    private static final List<String> OPERATORS = List.of("=", "<>", "!=", "<=", ">=", "<", ">");
    private static final int DEEPEST = 200;

    private final Words words;
    private final Map<String, Key> keys;
    private int depth;

    /** @param keys by name in lower case */
    FilterParser(String expression, Map<String, Key> keys) {
        this.words = new Words(expression);
        this.keys = keys;
    }

    Condition whole() {
        Condition whole = joined(false);
        if (!words.done()) {
            throw words.unsupported();
        }
        return whole;
    }

    /** Parts with OR between, each of parts with AND between; AWS also takes the words in parentheses. */
    private Condition joined(boolean all) {
        deeper();
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(all ? negated() : joined(true));
        } while (takeJoint(all ? "AND" : "OR"));
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Condition.Joined(all, parts);
    }

    private boolean takeJoint(String word) {
        if (words.take(word)) {
            return true;
        }
        int place = words.place();
        if (words.take("(") && words.take(word) && words.take(")")) {
            return true;
        }
        words.back(place);
        return false;
    }

    private Condition negated() {
        if (words.take("NOT")) {
            deeper();
            Condition part = negated();
            depth--;
            return new Condition.Not(part);
        }
        if (keyInParentheses() || !words.take("(")) {
            return comparison();
        }
        Condition inner = joined(false);
        words.expect(")");
        return inner;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw words.unsupported();
        }
    }

    /** Whether what opens is only around a key's name, as in {@code (dt) = '2026-03-02'}. */
    private boolean keyInParentheses() {
        int place = words.place();
        int open = opened();
        if (open > 0 && words.nameNext()) {
            words.name();
            while (open > 0 && words.take(")")) {
                open--;
            }
            words.back(place);
            return open == 0;
        }
        words.back(place);
        return false;
    }

    private int opened() {
        int open = 0;
        while (words.take("(")) {
            open++;
        }
        return open;
    }

    private Key key() {
        int open = opened();
        String name = words.name();
        Key key = keys.get(name.toLowerCase(Locale.ROOT));
        if (key == null) {
            throw new FilterException("Invalid partition expression!", false);
        }
        for (; open > 0; open--) {
            words.expect(")");
        }
        return key;
    }

    private Condition comparison() {
        Key key = key();
        for (String operator : OPERATORS) {
            if (words.take(operator)) {
                return new Condition.Compared(key, operator.replace("!=", "<>"), key.literal(words.value()));
            }
        }
        if (words.take("IS")) {
            boolean negated = words.take("NOT");
            words.expect("NULL");
            return negated(negated, new Condition.IsNull(key));
        }
        boolean negated = words.take("NOT");
        if (words.take("IN")) {
            return negated(negated, new Condition.In(key, choices(key)));
        }
        if (words.take("LIKE")) {
            return negated(negated, like(key));
        }
        words.expect("BETWEEN");
        Comparable<?> low = key.literal(words.value());
        if (!takeJoint("AND")) {
            throw words.unsupported();
        }
        Comparable<?> high = key.literal(words.value());
        return negated(
                negated,
                new Condition.Joined(
                        true,
                        List.of(new Condition.Compared(key, ">=", low), new Condition.Compared(key, "<=", high))));
    }

    private static Condition negated(boolean negated, Condition condition) {
        return negated ? new Condition.Not(condition) : condition;
    }

    private List<Comparable<?>> choices(Key key) {
        List<Comparable<?>> choices = new ArrayList<>();
        words.expect("(");
        do {
            choices.add(key.literal(words.value()));
        } while (words.take(","));
        words.expect(")");
        return choices;
    }

    private Condition like(Key key) {
        if (key.type() != KeyType.TEXT) {
            throw new FilterException(key.type().shown() + " data type doesn't support operation 'LIKE'", false);
        }
        StringBuilder regular = new StringBuilder();
        words.value()
                .codePoints()
                .forEach(character -> regular.append(
                        character == '%'
                                ? ".*"
                                : character == '_' ? "." : Pattern.quote(Character.toString(character))));
        return new Condition.Like(key, Pattern.compile(regular.toString(), Pattern.DOTALL));
    }
}
