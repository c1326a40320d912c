package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThatCode;
import static wildrydes.cloud.dynamodb.expression.Samples.NOTHING;
import static wildrydes.cloud.dynamodb.expression.Samples.bytes;
import static wildrydes.cloud.dynamodb.expression.Samples.numbers;
import static wildrydes.cloud.dynamodb.expression.Samples.refused;
import static wildrydes.cloud.dynamodb.expression.Samples.texts;
import static wildrydes.cloud.dynamodb.expression.Samples.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** What is refused of conditions; the cases that mhart/dynalite holds against AWS, and those of the documentation. */
class ConditionMessagesTest {

    private static void filter(String text) {
        Terms.of(ScanRequest.builder().filterExpression(text).build()).parsed();
    }

    private static void filter(String text, Map<String, AttributeValue> values) {
        Terms.of(ScanRequest.builder()
                        .filterExpression(text)
                        .expressionAttributeValues(values)
                        .build())
                .parsed();
    }

    private static void named(String text, Map<String, String> names) {
        Terms.of(ScanRequest.builder()
                        .filterExpression(text)
                        .expressionAttributeNames(names)
                        .build())
                .parsed();
    }

    private static void wrong(String text, String sentence) {
        refused(() -> filter(text), "Invalid FilterExpression: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "things are not gonna be ok | are | things are not",
                "a > 4 | 4 | > 4",
                "attribute_exists(Pictures-RearView) | - | Pictures-RearView",
                "attribute_exists(\"Pictures.RearView\") | \" | (\"Pictures",
                "attribute_exists(Pictures..RearView) | . | ..RearView",
                "attribute_exists(Pi#ctures.RearView) | #ctures | Pi#ctures.",
                "attribute_exists(asdf[a]) | a | [a]",
                "a in b, c | b | in b,",
                "a > between | between | > between",
                "a in (b,c,) | ) | ,)",
                "(a)between(b.(c.d))and(c) | ( | .(c",
                "(a)between(b.c.d)and((c) | <EOF> | )",
                "#$.b > a | # | #$",
                "a > :things.stuff | . | :things.stuff",
                "b[:a] > a | :a | [:a]",
                "b[#_] > a | #_ | [#_]",
                "\u00fc > a | \u00fc | \u00fc >",
                "(a)between(b.c[4.5].#d)and(:a) | . | 4.5",
                "size(a).b > a | . | ).b",
                "(size(a)).b > a | . | ).b",
                "size(a)[0] > a | [ | )[0",
                "(size(a))[0] > a | [ | )[0",
                "a | <EOF> | a",
                "a AND b = c | AND | a AND b",
                "a = b OR | <EOF> | OR",
                "NOT | <EOF> | NOT",
                "(a = b) = c | = | ) = c",
                "a = b = c | = | b = c",
                "a IN () | ) | ()",
                "_a = b | _ | _a",
                "a[1 | <EOF> | 1",
                "\ud83e\udd84 = b | \ud83e\udd84 | \ud83e\udd84 =",
            })
    void wrongSyntaxIsShownWithItsNeighbours(String text, String token, String near) {
        wrong(text, "Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    @Test
    void expressionsAreNotEmpty() {
        wrong("", "The expression can not be empty;");
        wrong("  ", "Syntax error; token: \"<EOF>\", near: \"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=a and a > ((views))",
                "(a)between(((b.c)).d)and(c)",
                "a > whatever((:things), ((a)))",
                "a=a AND ((a=a AND a=a)) AND a=a",
                "a=a OR ((a=a OR a=a)) OR a=a",
                "a=a AND ((a=a AND (a=a AND a=a)))",
                "((a = b))",
                "NOT ((a = b))",
                "((attribute_exists(a)))",
            })
    void doubleParenthesesAreRedundant(String text) {
        wrong(text, "The expression has redundant parentheses;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a = b) AND (c = d)",
                "(a = b AND (c = d))",
                "((a = b) AND c = d)",
                "(a) between (b) and (c)",
                "((a.b).c) = d",
                "(a) in ((b), (c))",
                "not not a = b",
                "NOT (NOT a = b)",
                "contains((a), (b))",
                "a=b\tand\r\nc=d"
            })
    void otherParenthesesAreFine(String text) {
        assertThatCode(() -> filter(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"a=a and whatever((:things)) > a, whatever", "'attRIbute_exIsts((views), #a)', attRIbute_exIsts"})
    void functionsAreKnownByTheirExactNames(String text, String function) {
        wrong(text, "Invalid function name; function: " + function);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=a and attribute_exists((views), (#a)) > b | attribute_exists",
                "attribute_not_exists(things) > b | attribute_not_exists",
                "attribute_type(things, :a) > b | attribute_type",
                "begins_with(things, a) > b | begins_with",
                "contains(:things, c) > b | contains",
                "size(contains(a, b)) > a | contains",
                "size(things) | size",
                "a between b and attribute_exists(things) | attribute_exists",
                "a in (b, attribute_exists(things)) | attribute_exists",
                "if_not_exists(a, a) = :arg | if_not_exists",
                "list_append(a, b) | list_append",
            })
    void functionsHaveTheirPlaces(String text, String function) {
        wrong(text, "The function is not allowed to be used this way in an expression; function: " + function);
    }

    @ParameterizedTest
    @CsvSource({"'attribute_exists(views, #a)', views", ":a < abOrT, abOrT", "a.b.Status = :a, Status"})
    void reservedWordsNeedPlaceholders(String text, String word) {
        wrong(text, "Attribute name is a reserved keyword; reserved keyword: " + word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attribute_exists(#Pictures.RearView, :a) and a=a | #Pictures",
                "begins_with(Pictures.#RearView) | #RearView",
                "(#P between :lo and :hi) and (#PC in (:cat1, :cat2)) | #P",
                "#4g > a | #4g",
                "#_ > a | #_",
                "(a)between(b.c[45].#d)and(:a) | #d",
            })
    void namesAreDefined(String text, String name) {
        wrong(text, "An expression attribute name used in the document path is not defined; attribute name: " + name);
    }

    @ParameterizedTest
    @CsvSource({"'begins_with(:hello, #a, #b)', :hello", ":a < :b, :a", ":_ > a, :_"})
    void valuesAreDefined(String text, String value) {
        wrong(text, "An expression attribute value used in expression is not defined; attribute value: " + value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attribute_exists(things, a) and a=a | attribute_exists | 2",
                "attribute_not_exists(things, b) | attribute_not_exists | 2",
                "attribute_type(things) | attribute_type | 1",
                "begins_with(things) | begins_with | 1",
                "begins_with(things, size(a), b) | begins_with | 3",
                "contains(things) | contains | 1",
                "size(things, a) > b | size | 2",
            })
    void functionsHaveAsManyOperandsAsTheyNeed(String text, String function, int count) {
        wrong(
                text,
                "Incorrect number of operands for operator or function; operator or function: " + function
                        + ", number of operands: " + count);
    }

    static Stream<Arguments> wrongTypes() {
        AttributeValue number = value(1);
        AttributeValue bytes = value(new byte[] {1});
        List<AttributeValue> others =
                List.of(value(true), NOTHING, value(List.of()), value(Map.of()), texts("1"), numbers("1"), bytes("1"));
        Stream.Builder<Arguments> all = Stream.builder();
        all.add(Arguments.of("attribute_type(a, size(a)) and a=b and a=:a", "attribute_type", number));
        all.add(Arguments.of("attribute_type(a, :a)", "attribute_type", bytes));
        all.add(Arguments.of("begins_with(a, size(a)) and a=:a", "begins_with", number));
        all.add(Arguments.of("begins_with(:a, a)", "begins_with", number));
        all.add(Arguments.of("size(size(a)) > :a", "size", number));
        all.add(Arguments.of("attribute_not_exists(size(:a))", "size", number));
        all.add(Arguments.of("size(:a) > a", "size", value(true)));
        all.add(Arguments.of("size(:a) > a", "size", NOTHING));
        for (AttributeValue other : others) {
            all.add(Arguments.of("attribute_type(a, :a)", "attribute_type", other));
            all.add(Arguments.of("begins_with(a, :a)", "begins_with", other));
            all.add(Arguments.of("begins_with(:a, a)", "begins_with", other));
            all.add(Arguments.of("a < :a", "<", other));
            all.add(Arguments.of(":a >= a", ">=", other));
            all.add(Arguments.of("a between :a and b", "BETWEEN", other));
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource
    void wrongTypes(String text, String operator, AttributeValue given) {
        String type =
                given.type() == AttributeValue.Type.NUL ? "NULL" : given.type().name();
        refused(
                () -> filter(text, Map.of(":a", given)),
                "Invalid FilterExpression: Incorrect operand type for operator or function; operator or function: "
                        + operator + ", operand type: " + type);
    }

    @Test
    void typesHaveNames() {
        refused(
                () -> filter("attribute_type(a, :a)", Map.of(":a", value("1"))),
                "Invalid FilterExpression: Invalid attribute type name found; type: 1, "
                        + "valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        wrong(
                "attribute_type(ab.bc[1].a, SS)",
                "Incorrect operand type for operator or function; operator or function: attribute_type, "
                        + "operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
    }

    @ParameterizedTest
    @CsvSource({"attribute_exists(:a) and a=b, attribute_exists", "attribute_not_exists(size(:a)), attribute_not_exists"
    })
    void existenceIsAskedOfPaths(String text, String function) {
        refused(
                () -> filter(text, Map.of(":a", value("1"))),
                "Invalid FilterExpression: Operator or function requires a document path; operator or function: "
                        + function);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = a AND #a = b AND :views > a | = | [a]",
                "#a <> a | <> | [a]",
                "a > #a | > | [a]",
                "((a=a) OR (a=#a)) | = | [a]",
                "contains(ab.bc[1].a, ab.bc[1].#a) | contains | [ab, bc, [1], a]",
                "attribute_type(ab.bc[1].#a, ab.bc[1].a) | attribute_type | [ab, bc, [1], a]",
                "begins_with(ab.bc[1].a, ab.bc[01].#a) | begins_with | [ab, bc, [1], a]",
            })
    void operandsAreDistinct(String text, String operator, String path) {
        refused(
                () -> named(text, Map.of("#a", "a")),
                "Invalid FilterExpression: The first operand must be distinct from the remaining operands for this "
                        + "operator or function; operator: " + operator + ", first operand: " + path);
    }

    @Test
    void givenBoundsAreOfOneTypeAndInOrder() {
        refused(
                () -> filter("a between :b and :a", Map.of(":a", value("a"), ":b", value(1))),
                "Invalid FilterExpression: The BETWEEN operator requires same data type for lower and upper bounds; "
                        + "lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}");
        refused(
                () -> filter("a between :b and :a", Map.of(":a", value(1), ":b", value(2))),
                "Invalid FilterExpression: The BETWEEN operator requires upper bound to be greater than or equal to "
                        + "lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: "
                        + "AttributeValue: {N:1}");
        assertThatCode(() -> filter("a between :b and :a", Map.of(":a", value("\ud800\udc00"), ":b", value("\ue000"))))
                .doesNotThrowAnyException();
    }

    @Test
    void expressionsHaveLimits() {
        wrong("a".repeat(4097), "Expression size has exceeded the maximum allowed size; expression size: 4097");
        wrong("\u00fc".repeat(2049), "Expression size has exceeded the maximum allowed size; expression size: 4098");
        String tooMany = "The expression contains too many operators; operator count: 301";
        wrong("a<b" + " or a<b".repeat(300), tooMany);
        wrong("not ".repeat(301) + "a<b", tooMany);
        wrong("size(".repeat(400) + "a" + ")".repeat(400) + " > b", tooMany);
        wrong("(a<b and ".repeat(340) + "a<b" + ")".repeat(340), tooMany);
        assertThatCode(() -> filter("a<b" + " or a<b".repeat(299))).doesNotThrowAnyException();
        wrong("(".repeat(2000) + "a=b" + ")".repeat(2000), "The expression has redundant parentheses;");
        wrong(
                "a in (b" + ", b".repeat(100) + ")",
                "The IN operator is provided with too many operands; number of operands: 102");
        wrong("a" + ".b".repeat(32) + " = c", "The document path has too many nesting levels; nesting levels: 33");
        wrong("a[2147483648] = c", "List index is not within the allowable range; index: [2147483648]");
        wrong(
                "a[99999999999999999999] = c",
                "List index is not within the allowable range; index: [99999999999999999999]");
        assertThatCode(() -> filter("a[0002147483647] = c")).doesNotThrowAnyException();
    }
}
