package wildrydes.athena.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.athena.Lake;

class OpenXJsonTest {

    @TempDir
    Path folder;

    private Lake lake(String columns, String content, String... properties) throws IOException {
        return new Lake(folder).table("t", Lake.OPENX_JSON, columns, properties).file("t", "f", content);
    }

    @Test
    void aPrettyPrintedObjectIsNone() throws IOException {
        assertThat(lake("name string", "{\n  \"name\": \"a\"\n}")
                        .query("SELECT * FROM t")
                        .problem())
                .isEqualTo("HIVE_CURSOR_ERROR: Row is not a valid JSON Object - "
                        + "JSONException: A JSONObject text must end with '}' at 2 [character 3 line 1]");
    }

    @Test
    void textThatEndsInQuotesIsSaidSo() throws IOException {
        assertThat(lake("name string", "{\"name\": \"a")
                        .query("SELECT * FROM t")
                        .problem())
                .isEqualTo("HIVE_CURSOR_ERROR: Row is not a valid JSON Object - "
                        + "JSONException: Unterminated string at 12 [character 13 line 1]");
    }

    @Test
    void malformedLinesAreRowsOfNullsWhereTheTableSaysSo() throws IOException {
        Lake lake =
                lake("name string", "{\"name\":\"a\"}\n{\"name\"\n{\"name\":\"b\"}", "ignore.malformed.json", "TRUE");

        assertThat(lake.query("SELECT name FROM t").lines()).containsExactly("a", "null", "b");
    }

    @Test
    void linesThatBeginNoObjectAreRowsOfNulls() throws IOException {
        assertThat(lake("name string", "name\n\n12\n")
                        .query("SELECT name FROM t")
                        .lines())
                .containsExactly("null", "null", "null");
    }

    @Test
    void noEncodingButUtf8IsRead() throws IOException {
        byte[] content = "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);
        for (String serde : List.of(Lake.OPENX_JSON, Lake.HIVE_JSON)) {
            Lake lake = new Lake(folder).table("t", serde, "name string").file("t", "f", content);
            assertThat(lake.query("SELECT name FROM t").problem())
                    .startsWith("HIVE_CURSOR_ERROR: Row is not a valid JSON Object - ");
        }
        byte[] marked = "\ufeff{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);
        assertThat(new Lake(folder)
                        .table("t", Lake.OPENX_JSON, "name string")
                        .file("t", "f", marked)
                        .query("SELECT name FROM t")
                        .lines())
                .containsExactly("null");
    }

    @Test
    void anArrayHoldsTheColumnsInOrder() throws IOException {
        assertThat(lake("a int, b string", "[1,\"x\",true]\n[2]")
                        .query("SELECT b, a FROM t")
                        .lines())
                .containsExactly("x|1", "null|2");
    }

    @Test
    void keysAreMappedAndTheirDotsReplaced() throws IOException {
        Lake lake = lake(
                "ts string, a_b string, Name string",
                "{\"time\":\"now\",\"a.b\":\"x\",\"NAME\":\"n\"}",
                "mapping.ts",
                "time",
                "dots.in.keys",
                "true");

        assertThat(lake.query("SELECT ts, a_b, name FROM t").lines()).containsExactly("now|x|n");
    }

    @Test
    void theCaseOfKeysMayCount() throws IOException {
        Lake lake = lake(
                "url string, upper string",
                "{\"url\":\"a\",\"URL\":\"b\"}",
                "case.insensitive",
                "false",
                "mapping.upper",
                "URL");

        assertThat(lake.query("SELECT url, upper FROM t").lines()).containsExactly("a|b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "int|\"12\"|12",
                "double|\"1.5\"|1.5",
                "string|{\"a\":[1,2]}|{\"a\":[1,2]}",
                "string|[1, 2]|[1,2]",
                "timestamp|1561455822|2019-06-25 09:43:42.000",
                "timestamp|\"1561455822426\"|2019-06-25 09:43:42.426",
                "timestamp|\"2019-06-25T09:43:42.426Z\"|2019-06-25 09:43:42.426",
                "boolean|\"True\"|true",
                "string|'single'|single",
                "binary|\"Zm9v\"|66 6f 6f"
            })
    void aValueFitsItsColumn(String type, String json, String expected) throws IOException {
        assertThat(lake("v " + type, "{\"v\":" + json + "}")
                        .query("SELECT v FROM t")
                        .lines())
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "int|\"abc\"|For input string: \"abc\" (column v)",
                "int|[1]|JSON array can not be coerced to a INTEGER (column v)",
                "bigint|{\"a\":1}|JSON object can not be coerced to a BIGINT (column v)"
            })
    void aValueThatDoesNotFitEndsTheQuery(String type, String json, String why) throws IOException {
        assertThat(lake("v " + type, "{\"v\":" + json + "}")
                        .query("SELECT v FROM t")
                        .problem())
                .isEqualTo("HIVE_BAD_DATA: Error Parsing a column in the table: " + why);
    }
}
