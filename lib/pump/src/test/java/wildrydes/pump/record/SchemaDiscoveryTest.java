package wildrydes.pump.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDiscoveryTest {

    private static Discovery discover(String... records) {
        return SchemaDiscovery.of(
                Stream.of(records).map(r -> r.getBytes(StandardCharsets.UTF_8)).toList());
    }

    private static Discovery.Found found(String... records) {
        Discovery discovery = discover(records);
        assertThat(discovery).isInstanceOf(Discovery.Found.class);
        return (Discovery.Found) discovery;
    }

    /** Each as {@code name type mapping}. */
    private static List<String> columns(Discovery.Found found) {
        return found.schema().columns().stream()
                .map(c -> (c.name() + " " + c.type() + " " + c.mapping()).strip())
                .toList();
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }

    @Test
    void theLabsRecordsHaveTheSevenColumnsThatAwsFound() {
        Discovery.Found found = found(
                "{\"Distance\":30.25,\"HealthPoints\":151,\"Latitude\":40.75,\"Longitude\":-73.9,\"MagicPoints\":150,"
                        + "\"Name\":\"Shadowfax\",\"StatusTime\":\"2019-06-25 09:43:42.426\"}\n",
                "{\"Distance\":30,\"HealthPoints\":149,\"Latitude\":40,\"Longitude\":-73.9,\"MagicPoints\":150,"
                        + "\"Name\":\"Rocinante\",\"StatusTime\":\"2019-06-25 09:43:43\"}\n");

        assertThat(found.schema().format()).isEqualTo(new RecordFormat.Json("$"));
        assertThat(columns(found))
                .containsExactly(
                        "Distance DOUBLE $.Distance",
                        "HealthPoints INTEGER $.HealthPoints",
                        "Latitude DOUBLE $.Latitude",
                        "Longitude DOUBLE $.Longitude",
                        "MagicPoints INTEGER $.MagicPoints",
                        "Name VARCHAR(16) $.Name",
                        "StatusTime TIMESTAMP $.StatusTime");
        assertThat(found.rows())
                .containsExactly(
                        row("30.25", "151", "40.75", "-73.9", "150", "Shadowfax", "2019-06-25 09:43:42.426"),
                        row("30", "149", "40", "-73.9", "150", "Rocinante", "2019-06-25 09:43:43"));
    }

    /** The records and, but for the type of specversion, the schema of an application of 2021 that somebody published. */
    @Test
    void cloudEventsHaveTheColumnsThatAwsFound() {
        Discovery.Found found = found("""
                {
                    "specversion" : "1.0",
                    "type" : "com.github.pull_request.merged",
                    "source" : "https://github.com/cloudevents/spec/pull",
                    "subject" : "123",
                    "id" : "A234-1234-1235",
                    "time" : "2018-04-05T17:32:00Z",
                    "thing1" : "value",
                    "x-stuff" : 5,
                    "datacontenttype" : "text/xml",
                    "data" : "<much wow=\\"xml\\"/>"
                }
                """, """
                {
                    "specversion" : "1.0",
                    "type" : "com.github.pull_request.opened",
                    "comexampleextension1" : "value",
                    "comexampleothervalue" : 5
                }
                """);

        assertThat(columns(found))
                .containsExactly(
                        "specversion DOUBLE $.specversion",
                        "type VARCHAR(32) $.type",
                        "source VARCHAR(64) $.source",
                        "subject INTEGER $.subject",
                        "id VARCHAR(16) $.id",
                        "COL_time VARCHAR(32) $.time",
                        "thing1 VARCHAR(8) $.thing1",
                        "COL_xstuff INTEGER $.x-stuff",
                        "datacontenttype VARCHAR(8) $.datacontenttype",
                        "data VARCHAR(32) $.data",
                        "comexampleextension1 VARCHAR(8) $.comexampleextension1",
                        "comexampleothervalue INTEGER $.comexampleothervalue");
        assertThat(found.rows().get(1))
                .startsWith("1.0", "com.github.pull_request.opened", null, null)
                .endsWith("value", "5");
    }

    /** The example of docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-dis-ref.html. */
    @Test
    void aFileOfCsvHasTheColumnsOfItsFirstRow() {
        Discovery.Found found = found("year,month,state,producer_type,energy_source,units,consumption\r\n"
                + "2001,1,AK,TotalElectricPowerIndustry,Coal,ShortTons,47615\r\n"
                + "2001,1,AL,ElectricGeneratorsElectricUtilities,Coal,ShortTons,2987681");

        assertThat(found.schema().format()).isEqualTo(new RecordFormat.Csv("\r\n", ","));
        assertThat(columns(found))
                .containsExactly(
                        "COL_year INTEGER",
                        "COL_month INTEGER",
                        "state VARCHAR(4)",
                        "producer_type VARCHAR(64)",
                        "energy_source VARCHAR(4)",
                        "units VARCHAR(16)",
                        "consumption INTEGER");
        assertThat(found.rows())
                .containsExactly(
                        row(null, null, "state", "producer_type", "energy_source", "units", null),
                        row("2001", "1", "AK", "TotalElectricPowerIndustry", "Coal", "ShortTons", "47615"),
                        row("2001", "1", "AL", "ElectricGeneratorsElectricUtilities", "Coal", "ShortTons", "2987681"));
    }

    @ParameterizedTest
    @CsvSource({"',',a,x", "'\t',a,x", "'|',a,x", "';',a,'x,y'"})
    void rowsWithoutNamesAreNumberedAndTheDelimiterIsFound(String delimiter, String first, String second) {
        Discovery.Found found = found(
                String.join(delimiter, first, "1", "1.5", "2019-06-25\n"),
                String.join(delimiter, second, "2", "", "2019-06-25\n"));

        assertThat(found.schema().format()).isEqualTo(new RecordFormat.Csv("\n", delimiter));
        assertThat(columns(found)).containsExactly("COL_0 VARCHAR(4)", "COL_1 INTEGER", "COL_2 DOUBLE", "COL_3 DATE");
        assertThat(found.rows())
                .containsExactly(row(first, "1", "1.5", "2019-06-25"), row(second, "2", null, "2019-06-25"));
    }

    @Test
    void oneColumnThatIsNoTextTellsTheHeader() {
        assertThat(columns(found("name,age,town\nJohn,42,Anytown\n")))
                .containsExactly("name VARCHAR(4)", "age INTEGER", "town VARCHAR(8)");
        assertThat(columns(found("name,7,town\nJohn,42,Anytown\n")))
                .containsExactly("COL_0 VARCHAR(4)", "COL_1 INTEGER", "COL_2 VARCHAR(8)");
    }

    @Test
    void rowsOfTextsOnlyHaveNoHeader() {
        assertThat(columns(found("name,town\nJohn,Anytown\n"))).containsExactly("COL_0 VARCHAR(4)", "COL_1 VARCHAR(8)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 2; INTEGER",
                "1; 2147483648; BIGINT",
                "1; 9223372036854775808; DOUBLE",
                "1; 2.0; DOUBLE",
                "1e3; 2; DOUBLE",
                "3000000000; 2.5; DOUBLE",
                "true; false; BOOLEAN",
                "true; 1; VARCHAR(4)",
                "1; \"x\"; VARCHAR(4)",
                "123456; \"x\"; VARCHAR(8)",
                "\"1\"; \"2\"; INTEGER",
                "\"1\"; 2.5; DOUBLE",
                "\"007\"; \"1\"; VARCHAR(4)",
                "\"12e5\"; \"1\"; VARCHAR(4)",
                "\"true\"; \"false\"; VARCHAR(8)",
                "\"2019-06-25\"; \"2019-06-26\"; DATE",
                "\"2019-06-25\"; \"2019-06-25 01:02:03\"; TIMESTAMP",
                "\"2019-06-25T01:02:03\"; \"2019-06-25T01:02:03\"; VARCHAR(32)",
                "\"2019-06-25 01:02:03+02:00\"; \"2019-06-25 01:02:03Z\"; VARCHAR(32)",
                "\"2019-06-31\"; \"2019-06-30\"; VARCHAR(16)",
                "\"2019-06-30\"; \"soon\"; VARCHAR(16)",
                "null; null; VARCHAR(4)",
                "null; 1.5; DOUBLE",
                "\"\"; \"\"; VARCHAR(4)",
                "[1,2]; 1; VARCHAR(8)",
                "{\"a\":1}; 1; VARCHAR(8)"
            })
    void typesWiden(String first, String second, String type) {
        String[] records = {"{\"v\":" + first.strip() + "}", "{\"v\":" + second.strip() + "}"};
        assertThat(columns(found(records))).containsExactly("v " + type + " $.v");
        assertThat(columns(found(records[1], records[0]))).containsExactly("v " + type + " $.v");
    }

    @Test
    void lengthsArePowersOfTwo() {
        for (int[] length : new int[][] {
            {4, 4}, {5, 8}, {8, 8}, {9, 16}, {33, 64}, {65, 128}, {129, 256}, {300, 512}, {70_000, 65_534}
        }) {
            assertThat(columns(found("{\"v\":\"" + "x".repeat(length[0]) + "\"}")))
                    .containsExactly("v VARCHAR(" + length[1] + ") $.v");
        }
        assertThat(columns(found("{\"v\":\"\u20ac\u20ac\u20ac\ud83e\udd84\"}"))).containsExactly("v VARCHAR(8) $.v");
    }

    @Test
    void namesAreRewrittenAsDocumented() {
        String tooLong = "x".repeat(101);
        Discovery.Found found = found("{\"USER\":1,\"USER@DOMAIN\":1,\"1st\":1,\"" + tooLong
                + "\":1,\"a b\":1,\"a.b\":1,\"@@\":1," + "\"timestamp\":1,\"Values\":1,\"_ok1\":1,\"x']y\":1}");

        assertThat(columns(found))
                .containsExactly(
                        "COL_USER INTEGER $.USER",
                        "COL_USERDOMAIN INTEGER $.USER@DOMAIN",
                        "COL_1st INTEGER $.1st",
                        "COL_" + "x".repeat(96) + " INTEGER $." + tooLong,
                        "COL_ab INTEGER $.a b",
                        "COL_ab_2 INTEGER $['a.b']",
                        "COL_6 INTEGER $.@@",
                        "COL_timestamp INTEGER $.timestamp",
                        "COL_Values INTEGER $.Values",
                        "_ok1 INTEGER $._ok1",
                        "COL_xy INTEGER $.x']y");
        assertThat(found.rows()).containsExactly(row("1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1"));
    }

    @Test
    void nestedValuesAreColumnsUnderTheirOwnNames() {
        Discovery.Found found = found(
                "{\"data\":{\"id\":7,\"in\":{\"deep\":true}},\"metadata\":{\"timestamp\":\"x\",\"record-type\":\"y\",\"id\":8},\"nothing\":{}}");

        assertThat(columns(found))
                .containsExactly(
                        "id INTEGER $.data.id",
                        "deep BOOLEAN $.data.in.deep",
                        "COL_timestamp VARCHAR(4) $.metadata.timestamp",
                        "COL_recordtype VARCHAR(4) $.metadata.record-type",
                        "metadata_id INTEGER $.metadata.id",
                        "nothing VARCHAR(4) $.nothing");
        assertThat(found.rows()).containsExactly(row("7", "true", "x", "y", "8", "{}"));
    }

    @Test
    void oneArrayOfObjectsMakesRowsAndOthersAreTexts() {
        Discovery.Found found = found(
                "{\"name\":\"John\",\"tags\":[1,2],\"orders\":[{\"id\":1,\"parts\":[{\"p\":1}]},{\"id\":2.5}],\"more\":[{\"x\":1}],\"e\":[]}");

        assertThat(columns(found))
                .containsExactly(
                        "name VARCHAR(4) $.name",
                        "tags VARCHAR(8) $.tags[0:]",
                        "id DOUBLE $.orders[0:].id",
                        "parts VARCHAR(16) $.orders[0:].parts[0:]",
                        "more VARCHAR(16) $.more[0:]",
                        "e VARCHAR(4) $.e[0:]");
        assertThat(found.rows())
                .containsExactly(
                        row("John", "[1,2]", "1", "[{\"p\":1}]", "[{\"x\":1}]", "[]"),
                        row("John", "[1,2]", "2.5", null, "[{\"x\":1}]", "[]"));
    }

    @Test
    void anArrayOfObjectsIsRows() {
        Discovery.Found found = found("[{\"a\":1},{\"a\":2,\"b\":true}]");

        assertThat(columns(found)).containsExactly("a INTEGER $.a", "b BOOLEAN $.b");
        assertThat(found.rows()).containsExactly(row("1", null), row("2", "true"));
    }

    @Test
    void aFewRecordsThatAreNotJsonDoNotMatter() {
        Discovery.Found found = found("{\"a\":1}", "oops", "{\"a\":2}\n{\"a\":3}");

        assertThat(columns(found)).containsExactly("a INTEGER $.a");
        assertThat(found.rows()).containsExactly(row("1"), row("2"), row("3"));
    }

    @Test
    void whatLiesTooDeepOrIsTooMuchIsNoColumn() {
        int depth = 100_000;
        assertThat(columns(found("{\"a\":".repeat(depth) + "1" + "}".repeat(depth))))
                .hasSize(1);
        String wide = IntStream.range(0, 3000)
                .mapToObj(i -> "\"k" + i + "\":" + i)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        assertThat(found("{" + wide + "}").schema().columns()).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "{",
                "1",
                "\"x\"",
                "[1,2]",
                "{}",
                "null",
                "a line\nand another, with a comma\nand a third\n"
            })
    void whatSuggestsNothingSaysSo(String record) {
        assertThat(discover(record))
                .isEqualTo(new Discovery.None(
                        "The record sampled is neither a JSON object nor rows of CSV with the same number of columns; send such"
                                + " records, or set the schema yourself."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"b\":", "{a:1,b:2}", "\uFEFF{a:1,b:2}"})
    void brokenJsonIsNotTakenForCsv(String record) {
        assertThat(discover(record, record))
                .isEqualTo(new Discovery.None(
                        "The 2 records sampled are neither JSON objects nor rows of CSV with the same number of columns; send such"
                                + " records, or set the schema yourself."));
    }

    @Test
    void bytesThatAreNoTextSuggestNothing() {
        assertThat(SchemaDiscovery.of(List.of(new byte[] {'a', ',', (byte) 0xFF, '\n'})))
                .isInstanceOf(Discovery.None.class);
    }

    @Test
    void noRecordSuggestsNothing() {
        Discovery none = new Discovery.None("No record was sampled; start a producer and try again.");

        assertThat(discover()).isEqualTo(none);
        assertThat(discover("")).isEqualTo(none);
    }
}
