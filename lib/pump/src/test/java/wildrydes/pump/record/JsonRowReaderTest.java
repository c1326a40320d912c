package wildrydes.pump.record;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowReaderTest {

    private static final String[] LAB = {
        "Distance $.Distance DOUBLE",
        "HealthPoints $.HealthPoints INTEGER",
        "Latitude $.Latitude DOUBLE",
        "Longitude $.Longitude DOUBLE",
        "MagicPoints $.MagicPoints INTEGER",
        "Name $.Name VARCHAR(16)",
        "StatusTime $.StatusTime TIMESTAMP"
    };

    private static final String ORDERS = """
            {"customer": "John Doe", "address": {"city": "Anytown"},
             "orders": [{"id": 1, "item": "Widget"}, {"id": 2}, {"id": 3, "item": "Sprocket"}], "paid": true}
            """;

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void aUnicornsRecordBecomesARow() {
        String record = "{\"Distance\":68.07035529343204,\"HealthPoints\":151,\"Latitude\":40.75845068814572,"
                + "\"Longitude\":-73.96259685474816,\"MagicPoints\":150,\"Name\":\"Shadowfax\","
                + "\"StatusTime\":\"2019-06-25 09:43:42.426\"}\n";

        Records found = Records.of(Records.json("$", LAB), record);

        long time = Instant.parse("2019-06-25T09:43:42.426Z").toEpochMilli();
        assertThat(found.rows)
                .containsExactly(
                        row(68.07035529343204, 151, 40.75845068814572, -73.96259685474816, 150, "Shadowfax", time));
        assertThat(found.errors).isEmpty();
    }

    @Test
    void roomIsLeftInFrontOfTheColumns() {
        RowReader reader = RowReaders.of(Records.schema(new RecordFormat.Json("$"), "a $.a INTEGER"), 2);

        assertThat(Records.of(reader, "{\"a\":5}").rows).containsExactly(row(null, null, 5));
    }

    @Test
    void keysComeInAnyOrderAndOthersArePassedOver() {
        RowReader reader = Records.json("$", "a $.a INTEGER", "b $.b VARCHAR(4)");

        Records found = Records.of(
                reader, "{\"x\":{\"a\":9},\"b\":\"two\",\"y\":[1,{\"b\":2}],\"a\":1}", "{\"a\":2,\"b\":\"x\"}", "{}");

        assertThat(found.rows).containsExactly(row(1, "two"), row(2, "x"), row(null, null));
    }

    @Test
    void pathsAreCaseSensitiveAndWhatIsMissingOrNullIsNull() {
        RowReader reader = Records.json("$", "a $.Name VARCHAR(9)", "b $.name VARCHAR(9)", "c $.n INTEGER");

        assertThat(Records.of(reader, "{\"Name\":\"Rocinante\",\"n\":null}").rows)
                .containsExactly(row("Rocinante", null, null));
    }

    @Test
    void theLastOfTwoEqualKeysCounts() {
        RowReader reader = Records.json("$", "a $.a INTEGER");

        assertThat(Records.of(reader, "{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":null}").rows)
                .containsExactly(row(2), row((Object) null));
    }

    @Test
    void keysMayBeEscapedOrQuotedInThePath() {
        RowReader reader = Records.json("$", "a $['a.b'] INTEGER", "e $.\u00e9t\u00e9 INTEGER", "q $.q\"q INTEGER");

        Records found = Records.of(reader, "{\"a\\u002eb\":1,\"\\u00e9t\u00e9\":2,\"q\\\"q\":3}");

        assertThat(found.rows).containsExactly(row(1, 2, 3));
    }

    @Test
    void nestedValuesElementsAndWholePartsAreFound() {
        RowReader reader = Records.json(
                "$",
                "city $.address.city VARCHAR(16)",
                "second $.orders[1].id INTEGER",
                "none $.orders[7].id INTEGER",
                "all $.orders[0:] VARCHAR(200)",
                "one $.orders[1] VARCHAR(200)",
                "address $.address VARCHAR(12)",
                "whole $ VARCHAR(9)");

        assertThat(Records.of(reader, ORDERS).rows)
                .containsExactly(row(
                        "Anytown",
                        2,
                        null,
                        "[{\"id\": 1, \"item\": \"Widget\"}, {\"id\": 2}, {\"id\": 3, \"item\": \"Sprocket\"}]",
                        "{\"id\": 2}",
                        "{\"city\": \"An",
                        "{\"custome"));
    }

    @Test
    void anArrayMakesARowOfEachElementBesideTheRest() {
        RowReader reader = Records.json(
                "$",
                "name $.customer VARCHAR(16)",
                "id $.orders[0:].id INTEGER",
                "item $.orders[*].item VARCHAR(16)",
                "paid $.paid BOOLEAN");

        assertThat(Records.of(reader, ORDERS).rows)
                .containsExactly(
                        row("John Doe", 1, "Widget", true),
                        row("John Doe", 2, null, true),
                        row("John Doe", 3, "Sprocket", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"c\":1,\"a\":[]}",
                "{\"c\":1}",
                "{\"a\":{\"x\":1},\"c\":1}",
                "{\"a\":7,\"c\":1}",
                "{\"a\":[7],\"c\":1}"
            })
    void anArrayMakesAtLeastOneRow(String record) {
        RowReader reader = Records.json("$", "x $.a[0:].x INTEGER", "c $.c INTEGER");

        assertThat(Records.of(reader, record).rows).containsExactly(row(null, 1));
    }

    @Test
    void anElementThatDoesNotFitIsOneErrorRowAmongTheOthers() {
        RowReader reader = Records.json("$", "x $.a[0:].x SMALLINT");

        Records found = Records.of(reader, "{\"a\":[{\"x\":1},{\"x\":40000},{\"x\":3}]}");

        assertThat(found.rows).containsExactly(row((short) 1), row((short) 3));
        assertThat(found.errors)
                .containsExactly(new Records.Refused(
                        "Coercion error",
                        "Column \"x\" cannot take the value 40000, which is too large, as SMALLINT; correct the producer or the"
                                + " type of the column.",
                        "{\"x\":40000}"));
    }

    @Test
    void onlyOneArrayMakesRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.json("$", "x $.a[0:].x INTEGER", "y $.b[0:].y INTEGER"))
                .withMessage(
                        "The mappings make rows of the elements of two arrays, $.a and $.b; leave the element's name off one of"
                                + " them, which gives the whole array as a text.");
        assertThatIllegalArgumentException().isThrownBy(() -> Records.json("$", "x $.a[0:].b[0:].c INTEGER"));
        assertThat(Records.of(
                                Records.json("$", "x $.a[0:].x INTEGER", "y $.b[0:] VARCHAR(9)"),
                                "{\"b\":[8],\"a\":[{\"x\":1}]}")
                        .rows)
                .containsExactly(row(1, "[8]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name", "$Name", "$.", "$..a", "$.a[", "$.a[x]", "$.a[1:2]", "$['a"})
    void aMappingThatIsNoPathIsRefused(String mapping) {
        if (mapping.equals("$.")) {
            assertThat(JsonPath.parse(mapping).steps()).isEmpty();
            return;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPath.parse(mapping))
                .withMessageStartingWith(
                        "\"" + mapping + "\" is not a JSONPath such as $.name or $.items[0:].name, at character ");
    }

    @Test
    void theRowPathLeadsToTheRows() {
        String record =
                "{\"v\":1,\"items\":[{\"n\":1},{\"n\":2}],\"in\":{\"items\":{\"n\":3}},\"list\":[[{\"n\":4}],[{\"n\":5},{\"n\":6}]]}";

        assertThat(Records.of(Records.json("$.items", "n $.n INTEGER"), record).rows)
                .containsExactly(row(1), row(2));
        assertThat(Records.of(Records.json("$.items[0:]", "n $.n INTEGER"), record).rows)
                .containsExactly(row(1), row(2));
        assertThat(Records.of(Records.json("$.items[1]", "n $.n INTEGER"), record).rows)
                .containsExactly(row(2));
        assertThat(Records.of(Records.json("$.in.items", "n $.n INTEGER"), record).rows)
                .containsExactly(row(3));
        assertThat(Records.of(Records.json("$.list[0:]", "n $[0].n INTEGER"), record).rows)
                .containsExactly(row((Object) null));
        assertThat(Records.of(Records.json("$.list[*][0]", "n $.n INTEGER"), record).rows)
                .containsExactly(row(4), row(5));
    }

    @Test
    void aRecordWithoutItsRowPathIsAnErrorRow() {
        Records found = Records.of(Records.json("$.items", "n $.n INTEGER"), "{\"item\":[]}");

        assertThat(found.rows).isEmpty();
        assertThat(found.errors)
                .containsExactly(new Records.Refused(
                        "Parse error",
                        "The record has nothing at the row path \"$.items\" of its schema; correct the producer or the path.",
                        "{\"item\":[]}"));
    }

    @Test
    void anArrayOfObjectsIsARowEach() {
        RowReader reader = Records.json("$", "n $.n INTEGER");

        assertThat(Records.of(reader, " [ {\"n\":1} , {\"n\":2} ] ").rows).containsExactly(row(1), row(2));
        assertThat(Records.of(reader, "[]").rows).containsExactly(row((Object) null));
    }

    @Test
    void severalDocumentsInARecordAreARowEach() {
        RowReader reader = Records.json("$", "n $.n INTEGER");

        Records found = Records.of(reader, "{\"n\":1}{\"n\":2}\r\n\n{\n  \"n\" :\t3\n}\n", "\uFEFF{\"n\":4}");

        assertThat(found.rows).containsExactly(row(1), row(2), row(3), row(4));
        assertThat(found.errors).isEmpty();
    }

    @Test
    void aRowOfAnotherShapeIsAnErrorRow() {
        Records found = Records.of(Records.json("$", "n $.n INTEGER"), "[1,{\"n\":2},[3]]\"four\"");

        assertThat(found.rows).containsExactly(row(2));
        assertThat(found.errors).extracting(Records.Refused::data).containsExactly("1", "[3]", "\"four\"");
        assertThat(found.errors.get(2).message())
                .isEqualTo("A row of the record is \"four\" and not a JSON object; send each row as an object.");
    }

    @Test
    void whatIsNotJsonIsAnErrorRowThatSaysWhere() {
        Records found = Records.of(Records.json("$", "n $.n INTEGER"), "{\"n\":1,}");

        assertThat(found.errors)
                .containsExactly(new Records.Refused(
                        "Parse error",
                        "The record is not JSON at byte 7: a key in double quotes must come next, but \"}\" is there; send each row"
                                + " as a JSON object.",
                        "{\"n\":1,}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shadowfax",
                "{",
                "{\"n\"",
                "{\"n\":",
                "{\"n\":1",
                "{\"n\":1]",
                "{\"n\" 1}",
                "{'n':1}",
                "{n:1}",
                "{\"n\":01}",
                "{\"n\":1.}",
                "{\"n\":.5}",
                "{\"n\":+5}",
                "{\"n\":-}",
                "{\"n\":1e}",
                "{\"n\":NaN}",
                "{\"n\":Infinity}",
                "{\"n\":-Infinity}",
                "{\"n\":nul}",
                "{\"n\":True}",
                "{\"x\":\"a\nb\"}",
                "{\"x\":\"\\x\"}",
                "{\"x\":\"\\u12g4\"}",
                "{\"x\":\"\\u12",
                "{\"x\":\"a",
                "{\"x\":\"a\\",
                "[1 2]",
                "{\"x\":[1,]}",
                "}",
                "\u0000"
            })
    void whatIsNotJsonIsOneErrorRow(String record) {
        Records found = Records.of(Records.json("$", "n $.n INTEGER"), record);

        assertThat(found.errors).hasSize(record.equals("[1 2]") ? 2 : 1);
        assertThat(found.errors.get(found.errors.size() - 1).name()).isEqualTo("Parse error");
        assertThat(found.rows).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\uFEFF"})
    void anEmptyRecordIsAnErrorRow(String record) {
        Records found = Records.of(Records.json("$", "n $.n INTEGER"), record);

        assertThat(found.errors)
                .containsExactly(
                        new Records.Refused("Parse error", "The record is empty; send a JSON object.", record));
    }

    @Test
    void aBadLineLosesNoOther() {
        Records found = Records.of(
                Records.json("$", "n $.n INTEGER"),
                "{\"n\":1}\n{\"n\":2\n{\"n\":3}\noops\n\n{\"n\":4}\n{\"n\":\"5\n{\"n\":6}\n");

        assertThat(found.rows).containsExactly(row(1), row(3), row(4), row(6));
        assertThat(found.errors)
                .extracting(Records.Refused::data)
                .containsExactly("{\"n\":2\n", "oops\n\n", "{\"n\":\"5\n");
    }

    @Test
    void surrogatesInvalidBytesAndEscapesBecomeCharacters() {
        RowReader reader = Records.json("$", "s $.s VARCHAR(20)");

        assertThat(Records.of(reader, "{\"s\":\"\\ud83e\\udd84 \\/\\b\\f\\n\\r\\t\\\\\\\"\\u00e9\\u20ac\"}").rows)
                .containsExactly(row("\ud83e\udd84 /\b\f\n\r\t\\\"\u00e9\u20ac"));
        assertThat(Records.of(reader, "{\"s\":\"a\\ud83e-\\udd84\\ud83e\\u0041\"}").rows)
                .containsExactly(row("a\ufffd-\ufffd\ufffdA"));
        byte[] invalid = "{\"s\":\"a?b\"}".getBytes(StandardCharsets.US_ASCII);
        invalid[7] = (byte) 0xFF;
        assertThat(Records.of(reader, invalid).rows).containsExactly(row("a\ufffdb"));
    }

    @Test
    void aMegabyteIsReadInOneGo() {
        RowReader reader = Records.json("$", "s $.s VARCHAR(3)", "t $.t VARCHAR(3)", "n $.n DOUBLE", "i $.i BIGINT");
        String million = "\u00e9".repeat(500_000);
        String digits = "1".repeat(1_000_000);

        assertThat(Records.of(reader, "{\"s\":\"" + million + "\",\"t\":\"\\n" + million + "\"}").rows)
                .containsExactly(row("\u00e9\u00e9\u00e9", "\n\u00e9\u00e9", null, null));
        assertThat(Records.of(reader, "{\"n\":0." + digits + "}").rows).containsExactly(row(null, null, 1.0 / 9, null));
        assertThat(Records.of(reader, "{\"i\":" + digits + "}", "{\"i\":0." + digits + "}", "{\"n\":" + digits + "}")
                        .errors)
                .extracting(e -> e.message().replaceAll("1{30,}", "1"))
                .containsExactly(
                        "Column \"i\" cannot take the value 1..., which is too large, as BIGINT; correct the producer or the type"
                                + " of the column.",
                        "Column \"i\" cannot take the value 0.1..., which would lose digits, as BIGINT; correct the producer or the"
                                + " type of the column.",
                        "Column \"n\" cannot take the value 1..., which is too large, as DOUBLE; correct the producer or the type"
                                + " of the column.");
    }

    @Test
    void nestingTakesNoStack() {
        int depth = 300_000;
        String nested = "[".repeat(depth) + "]".repeat(depth);
        String objects = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        RowReader reader = Records.json("$", "n $.n INTEGER", "a $.a.a VARCHAR(8)");

        assertThat(Records.of(reader, "{\"x\":" + nested + ",\"n\":1}").rows).containsExactly(row(1, null));
        assertThat(Records.of(reader, objects).rows).containsExactly(row(null, "{\"a\":{\"a"));
        assertThat(Records.of(reader, "{\"a\":".repeat(depth)).errors).hasSize(1);
    }

    @Test
    void manyBadLinesTakeNoLongerThanTheirLength() {
        String record = String.join("", nCopies(100_000, "{\"a\":\n"));

        Records found = Records.of(Records.json("$", "n $.n INTEGER"), record);

        assertThat(found.rows).isEmpty();
        assertThat(found.errors).isNotEmpty();
        assertThat(found.errors.stream().mapToInt(e -> e.data().length()).sum()).isEqualTo(record.length());
    }
}
