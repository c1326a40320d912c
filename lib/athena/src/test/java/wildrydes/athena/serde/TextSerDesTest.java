package wildrydes.athena.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildrydes.athena.Lake;

class TextSerDesTest {

    @TempDir
    Path folder;

    private Lake lake(String serde, String columns, String content, String... properties) throws IOException {
        return new Lake(folder).table("t", serde, columns, properties).file("t", "f", content);
    }

    @Test
    void delimitedValuesThatDoNotFitAreNull() throws IOException {
        Lake lake = lake(
                Lake.TEXT,
                "a int, b string, c double, d date, e timestamp, f boolean",
                "1,x,1.5,2019-06-25,2019-06-25 09:43:42.1,true\nx,,y,z,2019,maybe\n7\n",
                "field.delim",
                ",");

        assertThat(lake.query("SELECT * FROM t").lines())
                .containsExactly(
                        "1|x|1.5|2019-06-25|2019-06-25 09:43:42.100|true",
                        "null||null|null|null|null",
                        "7|null|null|null|null|null");
    }

    @Test
    void delimitersHaveHivesDefaults() throws IOException {
        Lake lake = lake(
                Lake.TEXT,
                "a string, b array<int>, c map<string,int>, d struct<x:int,y:string>",
                "a\u00011\u00022\u0001k\u00037\u0002l\u00038\u00019\u0002z\n\\N\u0001\u0001\u0001\n");

        assertThat(lake.query("SELECT * FROM t").lines())
                .containsExactly("a|[1, 2]|{k=7, l=8}|{x=9, y=z}", "null|[]|{}|{x=null, y=null}");
    }

    @Test
    void delimitersMayBeNumbersAndEscaped() throws IOException {
        Lake lake = lake(
                Lake.TEXT,
                "a string, b string, c array<string>",
                "x\\\ty\tNULL\tp;q\n",
                "field.delim",
                "9",
                "escape.delim",
                "\\",
                "serialization.null.format",
                "NULL",
                "collection.delim",
                ";");

        assertThat(lake.query("SELECT * FROM t").lines()).containsExactly("x\ty|null|[p, q]");
    }

    @Test
    void aTableWithoutASerDeIsText() throws IOException {
        assertThat(lake("", "a string", "whole line, with commas\n")
                        .query("SELECT * FROM t")
                        .lines())
                .containsExactly("whole line, with commas");
    }

    @Test
    void headerLinesAreSkipped() throws IOException {
        Lake lake = lake(Lake.TEXT, "a int", "title\na\n1\n2\n", "field.delim", ",", "skip.header.line.count", "2");

        assertThat(lake.query("SELECT a FROM t").lines()).containsExactly("1", "2");
    }

    @Test
    void aWrongNumberOfHeaderLinesIsSaidSo() throws IOException {
        assertThat(lake(Lake.TEXT, "a int", "1", "skip.header.line.count", "one")
                        .query("SELECT a FROM t")
                        .problem())
                .isEqualTo("HIVE_INVALID_METADATA: Invalid value for skip.header.line.count property: one");
    }

    @Test
    void quotedValuesKeepSeparatorsAndQuotes() throws IOException {
        Lake lake = lake(
                Lake.OPEN_CSV,
                "a string, b int, c timestamp, d date, e boolean, f double",
                "\"x, \"\"y\"\" \\\"z\\\"\",7,1579059880000,18276,TRUE,1.5\nplain,\"8\",\"0\",\"0\",false,2\n");

        assertThat(lake.query("SELECT * FROM t").lines())
                .containsExactly(
                        "x, \"y\" \"z\"|7|2020-01-15 03:44:40.000|2020-01-15|true|1.5",
                        "plain|8|1970-01-01 00:00:00.000|1970-01-01|false|2.0");
    }

    @Test
    void quotedValuesHaveOtherCharactersByProperties() throws IOException {
        Lake lake = lake(
                Lake.OPEN_CSV,
                "a string, b string",
                "'x;''y';z\n",
                "separatorChar",
                ";",
                "quoteChar",
                "'",
                "escapeChar",
                "\\");

        assertThat(lake.query("SELECT * FROM t").lines()).containsExactly("x;'y|z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "int||''|For input string: \"\"",
                "int|abc|'abc'|For input string: \"abc\"",
                "timestamp|2019-06-25 09:43:42|'2019-06-25 09:43:42'|For input string: \"2019-06-25 09:43:42\""
            })
    void aQuotedValueThatDoesNotFitEndsTheQuery(String type, String value, String shown, String why)
            throws IOException {
        String text = value == null ? "" : value;
        assertThat(lake(Lake.OPEN_CSV, "a string, v " + type, "x," + text + "\n")
                        .query("SELECT v FROM t")
                        .problem())
                .isEqualTo("HIVE_BAD_DATA: Error parsing field value " + shown + " for field 1: " + why);
    }

    @Test
    void groupsOfAPatternAreColumns() throws IOException {
        Lake lake = lake(
                Lake.REGEX,
                "method string, status int, path string",
                "GET 200 /index.html\nnothing\nPUT x /a b\n",
                "input.regex",
                "([A-Z]+) (\\w+) (.*)");

        assertThat(lake.query("SELECT path, status, method FROM t").lines())
                .containsExactly("/index.html|200|GET", "null|null|null", "/a b|null|PUT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe|Parquet",
                "org.apache.hadoop.hive.ql.io.orc.OrcSerde|ORC",
                "com.amazon.ionhiveserde.IonHiveSerDe|Amazon Ion",
                "com.example.OtherSerDe|the format of com.example.OtherSerDe"
            })
    void whatIsNotReadIsRefusedInWords(String serde, String format) throws IOException {
        assertThat(lake(serde, "a string", "x").query("SELECT * FROM t").problem())
                .isEqualTo("NOT_SUPPORTED: Table default.t has " + format
                        + ", which this local Athena does not read. Use a JSON or CSV SerDe, and files of that kind.");
    }
}
