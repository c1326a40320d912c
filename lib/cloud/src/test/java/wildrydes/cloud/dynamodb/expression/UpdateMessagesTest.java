package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.dynamodb.expression.Samples.NOTHING;
import static wildrydes.cloud.dynamodb.expression.Samples.bytes;
import static wildrydes.cloud.dynamodb.expression.Samples.numbers;
import static wildrydes.cloud.dynamodb.expression.Samples.refused;
import static wildrydes.cloud.dynamodb.expression.Samples.texts;
import static wildrydes.cloud.dynamodb.expression.Samples.value;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What is refused of update expressions; the cases that mhart/dynalite holds against AWS. */
class UpdateMessagesTest {

    private static final String ENVELOPE = "1 validation error detected: ";

    private static final Map<String, AttributeValue> VALUES = Map.of(
            ":a", value("a"),
            ":b", value(1),
            ":c", value(new byte[] {1}),
            ":d", value(false),
            ":e", NOTHING,
            ":f", texts("a"),
            ":g", numbers("1"),
            ":h", bytes("a"),
            ":i", value(Map.of()),
            ":j", value(List.of()));

    private static UpdateItemRequest.Builder updating(String text) {
        return UpdateItemRequest.builder().updateExpression(text);
    }

    private static void wrong(UpdateItemRequest.Builder request, String sentence) {
        refused(() -> Terms.of(request.build()).parsed(), ENVELOPE + "Invalid UpdateExpression: " + sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whatever",
                "set a",
                "add a",
                "delete a",
                "set a=set",
                "remove a = b",
                "add a = b",
                "delete a = b",
                "delete a b",
                "delete a if_not_exist(b)",
                "add abort b",
                "add a if_not_exist(b)",
                "remove a b",
                "set a b",
                "set :a = b",
                "add :a b",
                "delete :a b",
                "remove :a",
                "set a = b / c",
                "set a = b * c",
                "set a[1] = \"eight\"",
                "set a[1] = 1",
                "SET a = if_not_exist(a, 100)",
                "SET if_not_exist(a, b) = a",
                "set (a = (b + c))",
                "set a = (b.c).d + e",
                "set a = (b.c)[0] + e",
                "set a = b + c + d",
                "set a = (b + c) + d",
                "SET c = if_not_exists(c, :val1+:val2)",
                "SET a = _f(b,c,d)",
                "SET _abc = :a",
                "SET 123a = :a",
                "SET hi-there = :a",
                "SET a = :",
                "SET # = :a",
                "SET a = :a,",
            })
    void wrongSyntaxIsRefused(String text) {
        assertThatThrownBy(() -> Terms.of(updating(text).build()).parsed())
                .hasMessageStartingWith(ENVELOPE + "Invalid UpdateExpression: Syntax error; token: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVALID SYNTAX HERE | INVALID | INVALID SYNTAX",
                "SET a = :a, | <EOF> | ,",
                "SET _123 = :a | _ | SET _123",
                "SET MyStr = myNum + 1 | 1 | + 1",
            })
    void wrongSyntaxIsShownWithItsNeighbours(String text, String token, String near) {
        wrong(updating(text), "Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set a[1] = b",
                "set a.b = b",
                "SET a = if_not_exists(a, b) + b",
                "SET a = if_not_exists(a, if_not_exists(a, b))",
                "set a = (b + c)",
                "set a = ((b.c.d)+(e))",
                " sEt a = b rEmove c ",
                "set a = list_append(if_not_exists(a, b), c)",
            })
    void thisIsFine(String text) {
        assertThatCode(() -> Terms.of(updating(text).build()).parsed()).doesNotThrowAnyException();
    }

    @Test
    void reservedWordsNeedPlaceholders() {
        wrong(
                updating(" set #c = :c set abOrt = true "),
                "Attribute name is a reserved keyword; reserved keyword: abOrt");
        wrong(updating(" remove Absolute "), "Attribute name is a reserved keyword; reserved keyword: Absolute");
    }

    @Test
    void functionsAreKnownAndHaveTheirPlaces() {
        wrong(updating("set #c = if_not_exist(:c) set c = d"), "Invalid function name; function: if_not_exist");
        wrong(updating("SET a = LIST_APPEND(b, c)"), "Invalid function name; function: LIST_APPEND");
        wrong(
                updating("SET a = list_append(list_append(b, c), d)"),
                "The function is not allowed to be used this way in an expression; function: list_append");
        wrong(
                updating("SET a = size(b)"),
                "The function is not allowed to be used this way in an expression; function: size");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set a = #c set c = :d | SET",
                "remove #d set a = b remove e | REMOVE",
                "add #d :e set a = b add e :f | ADD",
                "delete #d :e set a = b delete #e :f | DELETE",
            })
    void sectionsAreThereOnce(String text, String section) {
        wrong(updating(text), "The \"" + section + "\" section can only be used once in an update expression;");
    }

    @Test
    void placeholdersAreDefinedNamesFirst() {
        wrong(
                updating("SET #c = if_not_exists(:c)"),
                "An expression attribute name used in the document path is not defined; attribute name: #c");
        wrong(
                updating("SET a = :c, b = #d"),
                "An expression attribute name used in the document path is not defined; attribute name: #d");
        wrong(
                updating("SET a = if_not_exists(:c)"),
                "An expression attribute value used in expression is not defined; attribute value: :c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set d[1] = a, d.b = a, c[1].a = a, #c = if_not_exists(a) | overlap | [c, [1], a] | [c]",
                "set #c[3].#d = a, #c[3] = a | overlap | [c, [3], [3]] | [c, [3]]",
                "set #c[3].#d = a, #c.#d[3] = if_not_exists(a) | conflict | [c, [3], [3]] | [c, [3], [3]]",
                "remove a.#c, #d set a[1] = b | conflict | [a, c] | [a, [1]]",
                "remove #c, c, #d | overlap | [c] | [c]",
            })
    void pathsAreApart(String text, String clash, String one, String two) {
        wrong(
                updating(text).expressionAttributeNames(Map.of("#c", "c", "#d", "[3]")),
                "Two document paths " + clash + " with each other; must remove or rewrite one of these paths; "
                        + "path one: " + one + ", path two: " + two);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set b = list_append(:a, a), c = if_not_exists(a) add a.b :a | ADD | STRING",
                "delete a.b :a | DELETE | STRING",
                "add a.b :e | ADD | NULL",
                "delete a.b :e | DELETE | NULL",
                "add a.b :d | ADD | BOOLEAN",
                "delete a.b :d | DELETE | BOOLEAN",
                "add a.b :c | ADD | BINARY",
                "delete a.b :c | DELETE | BINARY",
                "add a.b :i | ADD | MAP",
                "delete a.b :i | DELETE | MAP",
                "add a.b :j | ADD | LIST",
                "delete a.b :j | DELETE | LIST",
                "delete a.b :b | DELETE | NUMBER",
            })
    void numbersAndSetsAreAddedSetsDeleted(String text, String operator, String type) {
        wrong(
                updating(text).expressionAttributeValues(VALUES),
                "Incorrect operand type for operator or function; operator: " + operator + ", operand type: " + type);
    }

    @Test
    void functionsHaveTwoOperandsTheFirstAPath() {
        wrong(
                updating("set a = if_not_exists(c)"),
                "Incorrect number of operands for operator or function; operator or function: if_not_exists, "
                        + "number of operands: 1");
        wrong(
                updating("set a = list_append(c, d, e)"),
                "Incorrect number of operands for operator or function; operator or function: list_append, "
                        + "number of operands: 3");
        String path = "Operator or function requires a document path; operator or function: if_not_exists";
        wrong(updating("set a = if_not_exists(:a, c)").expressionAttributeValues(VALUES), path);
        wrong(updating("set a = if_not_exists(if_not_exists(a, b), c)"), path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list_append(:a, a) | list_append | S",
                "list_append(a, :b) | list_append | N",
                "list_append(:c, a) | list_append | B",
                "list_append(:d, a) | list_append | BOOL",
                "list_append(:e, a) | list_append | NULL",
                "list_append(:f, a) | list_append | SS",
                "list_append(:i, a) | list_append | M",
                "a + :a | + | S",
                ":a + :c | + | S",
                ":c - a | - | B",
                "a - :g | - | NS",
                "a - :h | - | BS",
                "a + :j | + | L",
            })
    void givenOperandsHaveTheRightType(String text, String function, String type) {
        wrong(
                updating("set a = " + text).expressionAttributeValues(VALUES),
                "Incorrect operand type for operator or function; operator or function: " + function
                        + ", operand type: " + type);
    }

    @Test
    void definitionsAreUsed() {
        refused(
                () -> Terms.of(updating("set a = b")
                                .conditionExpression("a = :b")
                                .expressionAttributeValues(Map.of(":b", value("a")))
                                .expressionAttributeNames(Map.of("#a", "a"))
                                .build())
                        .parsed(),
                ENVELOPE + "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}");
        refused(
                () -> Terms.of(updating("remove a")
                                .conditionExpression("a = :b")
                                .expressionAttributeValues(Map.of(":b", value("a"), ":c", value("a")))
                                .build())
                        .parsed(),
                ENVELOPE + "Value provided in ExpressionAttributeValues unused in expressions: keys: {:c}");
    }

    @Test
    void definitionsAreValid() {
        refused(
                () -> Terms.of(updating("remove a")
                                .expressionAttributeNames(Map.of())
                                .build())
                        .parsed(),
                ENVELOPE + "ExpressionAttributeNames must not be empty");
        refused(
                () -> Terms.of(updating("remove a")
                                .expressionAttributeNames(Map.of("a", "a"))
                                .build())
                        .parsed(),
                ENVELOPE + "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
        refused(
                () -> Terms.of(updating("remove a")
                                .expressionAttributeValues(Map.of(":b!", value("a")))
                                .build())
                        .parsed(),
                ENVELOPE + "ExpressionAttributeValues contains invalid key: Syntax error; key: \":b!\"");
        refused(
                () -> Terms.of(updating("set a = :b")
                                .expressionAttributeValues(Map.of(":b", texts()))
                                .build())
                        .parsed(),
                ENVELOPE + "One or more parameter values were invalid: An string set  may not be empty");
    }

    @Test
    void expressionsHaveLimits() {
        wrong(updating("a".repeat(4097)), "Expression size has exceeded the maximum allowed size;");
        wrong(updating(""), "The expression can not be empty;");
        wrong(
                updating("set a = b+c" + ", a = b+c".repeat(300)),
                "The expression contains too many operators; operator count: 301");
        wrong(
                updating("set a = " + "f(".repeat(1500) + "b"),
                "The expression contains too many operators; operator count: 301");
        wrong(
                updating("set a = " + "(".repeat(4000)),
                "The expression contains too many operators; operator count: 301");
    }
}
