package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.expression.Samples.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import wildrydes.cloud.wire.ServiceError;

/** What holds of all expressions. */
class ExpressionPropertiesTest {

    private static final Map<String, AttributeValue> VALUES = Map.of(":a", value(1), ":b", value("x"));
    private static final Map<String, String> NAMES = Map.of("#a", "alpha", "#b", "b.c");

    @Property
    void anyTextIsReadOrRefused(@ForAll("texts") String text) {
        readOrRefused(() -> Terms.of(scan(text)).parsed());
        readOrRefused(() -> Terms.of(QueryRequest.builder()
                        .keyConditionExpression(text)
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(VALUES)
                        .build())
                .parsed());
        readOrRefused(() -> Terms.of(UpdateItemRequest.builder()
                        .updateExpression(text)
                        .conditionExpression(text)
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(VALUES)
                        .build())
                .parsed());
        readOrRefused(() -> Terms.of(GetItemRequest.builder()
                        .projectionExpression(text)
                        .expressionAttributeNames(NAMES)
                        .build())
                .parsed());
    }

    private static ScanRequest scan(String text) {
        return ScanRequest.builder()
                .filterExpression(text)
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(VALUES)
                .build();
    }

    private static void readOrRefused(Runnable reading) {
        try {
            reading.run();
        } catch (ServiceError refused) {
            assertThat(refused.code()).isEqualTo("ValidationException");
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    /** Nonsense, and nonsense of the language's own words, deeply nested at times. */
    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "a",
                "b",
                "c",
                ".",
                "[",
                "]",
                "0",
                "1",
                "99999999999",
                "(",
                ")",
                ",",
                "=",
                "<>",
                "<",
                ">=",
                "+",
                "-",
                "#a",
                "#b",
                "#",
                ":a",
                ":b",
                ":",
                " ",
                " AND ",
                " OR ",
                " NOT ",
                " BETWEEN ",
                " IN ",
                "SET ",
                " REMOVE ",
                " ADD ",
                " DELETE ",
                "size(",
                "attribute_exists(",
                "begins_with(",
                "contains(",
                "if_not_exists(",
                "list_append(",
                "a=b",
                "a = :a",
                "\u00fc",
                "\n");
        Arbitrary<String> sentences = words.list().ofMaxSize(30).map(all -> String.join("", all));
        Arbitrary<String> deep = Combinators.combine(
                        Arbitraries.of("(", "size(", "NOT ", "a[0]", "NOT(", "(a=b and ", "a.", "set a=(", "f(a,"),
                        Arbitraries.integers().between(1, 1500),
                        sentences)
                .as((piece, times, rest) -> piece.repeat(times) + rest);
        return Arbitraries.oneOf(Arbitraries.strings(), sentences, sentences, deep);
    }

    @Property(tries = 300)
    void conditionsMeanWhatTheySay(@ForAll("trees") Tree tree, @ForAll("items") Map<String, AttributeValue> item) {
        ScanRequest request =
                ScanRequest.builder().filterExpression(tree.text()).build();
        assertThat(Objects.requireNonNull(Terms.of(request).parsed().filter()).holds(item))
                .as(tree.text())
                .isEqualTo(tree.holds(item));
    }

    /** A condition as its text and its meaning, made together. */
    private record Tree(String text, java.util.function.Predicate<Map<String, AttributeValue>> meaning, int strength) {

        boolean holds(Map<String, AttributeValue> item) {
            return meaning.test(item);
        }

        /** In parentheses, where it is weaker than what is around it. */
        String within(int outer) {
            return strength < outer ? "(" + text + ")" : text;
        }

        static Tree joined(String word, Tree one, Tree other) {
            boolean all = word.equals("AND");
            int strength = all ? 2 : 1;
            return new Tree(
                    one.within(strength) + " " + word + " " + other.within(strength),
                    item -> all ? one.holds(item) && other.holds(item) : one.holds(item) || other.holds(item),
                    strength);
        }

        Tree negated() {
            return new Tree("NOT " + within(3), item -> !holds(item), 3);
        }
    }

    private static final List<String> ATTRIBUTES = List.of("p", "q", "r");

    @Provide
    static Arbitrary<Tree> trees() {
        return trees(4);
    }

    private static Arbitrary<Tree> trees(int depth) {
        Arbitrary<Tree> leaves = Combinators.combine(
                        Arbitraries.of(0, 1, 2), Arbitraries.of(1, 2), Arbitraries.of("=", "<>", "<", "<=", ">", ">="))
                .as((first, step, operator) ->
                        leaf(ATTRIBUTES.get(first), operator, ATTRIBUTES.get((first + step) % ATTRIBUTES.size())));
        Arbitrary<Tree> existing = Arbitraries.of(ATTRIBUTES)
                .map(name -> new Tree("attribute_exists(" + name + ")", item -> item.containsKey(name), 3));
        if (depth == 0) {
            return Arbitraries.oneOf(leaves, existing);
        }
        Arbitrary<Tree> joined = Combinators.combine(Arbitraries.of("AND", "OR"), trees(depth - 1), trees(depth - 1))
                .as(Tree::joined);
        return Arbitraries.oneOf(
                leaves, existing, joined, joined, trees(depth - 1).map(Tree::negated));
    }

    private static Tree leaf(String left, String operator, String right) {
        return new Tree(
                left + operator + right,
                item -> {
                    BigDecimal one = item.containsKey(left)
                            ? new BigDecimal(item.get(left).n())
                            : null;
                    BigDecimal other = item.containsKey(right)
                            ? new BigDecimal(item.get(right).n())
                            : null;
                    if (one == null || other == null) {
                        return operator.equals("<>");
                    }
                    int order = one.compareTo(other);
                    return switch (operator) {
                        case "=" -> order == 0;
                        case "<>" -> order != 0;
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case ">" -> order > 0;
                        default -> order >= 0;
                    };
                },
                3);
    }

    @Provide
    static Arbitrary<Map<String, AttributeValue>> items() {
        return Arbitraries.maps(
                        Arbitraries.of(ATTRIBUTES), Arbitraries.integers().between(0, 2))
                .map(numbers -> {
                    Map<String, AttributeValue> item = new LinkedHashMap<>();
                    numbers.forEach((name, number) -> item.put(name, value(number)));
                    return item;
                });
    }

    @Property(tries = 300)
    void listsChangeAsAModelOfThemDoes(
            @ForAll("lists") List<Integer> before, @ForAll("indexes") Map<Integer, Boolean> changes) {
        List<String> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        changes.forEach((index, put) -> (put ? set : remove).add("l[" + index + "]" + (put ? " = n" : "")));
        String text = (set.isEmpty() ? "" : " SET " + String.join(", ", set))
                + (remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove));
        Update update = Objects.requireNonNull(
                Terms.of(UpdateItemRequest.builder().updateExpression(text).build())
                        .parsed()
                        .update());
        Map<String, AttributeValue> after = update.applied(Map.of("l", value(before), "n", value(-1)));

        List<Integer> expected = new ArrayList<>();
        int last = Math.max(before.size(), 12);
        for (int i = 0; i < last; i++) {
            Boolean change = changes.get(i);
            if (change == null) {
                if (i < before.size()) {
                    expected.add(before.get(i));
                }
            } else if (change) {
                expected.add(-1);
            }
        }
        assertThat(after.get("l")).isEqualTo(value(expected));
    }

    @Provide
    static Arbitrary<List<Integer>> lists() {
        return Arbitraries.integers().between(0, 99).list().ofMaxSize(8);
    }

    @Provide
    static Arbitrary<Map<Integer, Boolean>> indexes() {
        return Arbitraries.maps(Arbitraries.integers().between(0, 11), Arbitraries.of(true, false))
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
