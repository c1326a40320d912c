package wildrydes.cloud.cloudwatch.math;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A formula that was read; for example {@code 100 * SUM([m1, m2]) / FILL(m3, 0)}. Immutable. */
public final class Formula {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?|\\.\\d+)|([A-Za-z_]\\w*)|\"([^\"]*)\"|'([^']*)'"
                    + "|(==|!=|<=|>=|&&|\\|\\||[-+*/^<>(),\\[\\]]))");
    private static final int MOST_DEPTH = 64;

    /** How values come to be. */
    @FunctionalInterface
    private interface Node {
        Value in(Scope scope);
    }

    private final Node root;
    private final Set<String> names;

    private Formula(Node root, Set<String> names) {
        this.root = root;
        this.names = names;
    }

    /**
     * Reads a formula.
     *
     * @throws MathException where the text is none, or uses what is not served here
     */
    public static Formula of(String text) {
        Reading reading = new Reading(text);
        Node root = reading.either();
        if (reading.token != null) {
            throw new MathException("Unexpected \"" + reading.token + "\".");
        }
        return new Formula(root, reading.names);
    }

    /** The ids that it names. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** Its value among the results that its ids name. @throws MathException where it cannot be computed */
    public Value in(Scope scope) {
        return root.in(scope);
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    private static Node combined(Node left, Node right, DoubleBinaryOperator operator) {
        return scope -> Value.combine(left.in(scope), right.in(scope), operator);
    }

    /** One pass over a text, from the weakest operators to the strongest. */
    private static final class Reading {
        private final Matcher matcher;
        private final String text;
        private final Set<String> names = new LinkedHashSet<>();
        private @Nullable String token;
        private int kind;
        private int end;
        private int depth;

        Reading(String text) {
            this.text = text.strip();
            this.matcher = TOKEN.matcher(this.text);
            next();
        }

        private void next() {
            if (end == text.length()) {
                token = null;
                return;
            }
            if (!matcher.find(end) || matcher.start() != end) {
                throw new MathException(
                        "Unexpected \"" + text.substring(end).strip().charAt(0) + "\".");
            }
            for (kind = 1; matcher.group(kind) == null; kind++) {}
            token = matcher.group(kind);
            end = matcher.end();
        }

        /** Whether an operator comes next; then it is passed. */
        private boolean passes(String operator) {
            if (token == null || !token.equals(operator) || kind == 3 || kind == 4) {
                return false;
            }
            next();
            return true;
        }

        private void expect(String operator) {
            if (!passes(operator)) {
                throw new MathException("\"" + operator + "\" is wanted"
                        + (token == null ? " at the end" : " before \"" + token + "\"") + ".");
            }
        }

        Node either() {
            if (++depth > MOST_DEPTH) {
                throw new MathException("It is nested more than " + MOST_DEPTH + " times.");
            }
            Node left = both();
            while (passes("||") || passes("OR")) {
                left = combined(left, both(), (a, b) -> truth(a != 0 || b != 0));
            }
            depth--;
            return left;
        }

        private Node both() {
            Node left = comparison();
            while (passes("&&") || passes("AND")) {
                left = combined(left, comparison(), (a, b) -> truth(a != 0 && b != 0));
            }
            return left;
        }

        private Node comparison() {
            Node left = sum();
            while (true) {
                if (passes("==")) {
                    left = combined(left, sum(), (a, b) -> truth(a == b));
                } else if (passes("!=")) {
                    left = combined(left, sum(), (a, b) -> truth(a != b));
                } else if (passes("<=")) {
                    left = combined(left, sum(), (a, b) -> truth(a <= b));
                } else if (passes(">=")) {
                    left = combined(left, sum(), (a, b) -> truth(a >= b));
                } else if (passes("<")) {
                    left = combined(left, sum(), (a, b) -> truth(a < b));
                } else if (passes(">")) {
                    left = combined(left, sum(), (a, b) -> truth(a > b));
                } else {
                    return left;
                }
            }
        }

        private Node sum() {
            Node left = product();
            while (true) {
                if (passes("+")) {
                    left = combined(left, product(), Double::sum);
                } else if (passes("-")) {
                    left = combined(left, product(), (a, b) -> a - b);
                } else {
                    return left;
                }
            }
        }

        private Node product() {
            Node left = signed();
            while (true) {
                if (passes("*")) {
                    left = combined(left, signed(), (a, b) -> a * b);
                } else if (passes("/")) {
                    left = combined(left, signed(), (a, b) -> a / b);
                } else {
                    return left;
                }
            }
        }

        private Node signed() {
            if (++depth > MOST_DEPTH) {
                throw new MathException("It is nested more than " + MOST_DEPTH + " times.");
            }
            Node read;
            if (passes("-")) {
                Node inner = signed();
                read = scope -> Value.map(inner.in(scope), number -> -number);
            } else {
                read = power();
            }
            depth--;
            return read;
        }

        private Node power() {
            Node base = primary();
            return passes("^") ? combined(base, signed(), Math::pow) : base;
        }

        private Node primary() {
            String read = token;
            int readKind = kind;
            if (read == null) {
                throw new MathException("It ends too early.");
            }
            next();
            return switch (readKind) {
                case 1 -> number(read);
                case 2 -> passes("(") ? call(read) : name(read);
                case 3, 4 -> scope -> new Value.Text(read);
                default -> group(read);
            };
        }

        private static Node number(String digits) {
            Value scalar = new Value.Scalar(Double.parseDouble(digits));
            return scope -> scalar;
        }

        private Node group(String opening) {
            if (opening.equals("(")) {
                Node inner = either();
                expect(")");
                return inner;
            }
            if (opening.equals("[")) {
                List<Node> elements = list("]");
                return scope -> new Value.Lines(elements.stream()
                        .flatMap(element -> Value.lines(element.in(scope)).stream())
                        .toList());
            }
            throw new MathException("Unexpected \"" + opening + "\".");
        }

        private Node name(String name) {
            if (Character.isUpperCase(name.charAt(0))) {
                return scope -> new Value.Text(name); // such as REPEAT
            }
            names.add(name);
            return scope -> scope.of(name);
        }

        private Node call(String name) {
            Functions.Function function = Functions.named(name.toUpperCase(Locale.ROOT));
            if (function == null) {
                throw new MathException("The function " + name + " is not served by this local cloud; there are "
                        + String.join(", ", Functions.names()) + ".");
            }
            List<Node> arguments = list(")");
            return scope -> {
                List<Value> values =
                        arguments.stream().map(argument -> argument.in(scope)).toList();
                if (values.size() < function.fewest() || values.size() > function.most()) {
                    throw new MathException("The function " + name + " does not take " + values.size() + " arguments.");
                }
                return function.body().of(values, scope);
            };
        }

        private List<Node> list(String closing) {
            List<Node> elements = new ArrayList<>();
            if (passes(closing)) {
                return elements;
            }
            elements.add(either());
            while (passes(",")) {
                elements.add(either());
            }
            expect(closing);
            return elements;
        }
    }
}
