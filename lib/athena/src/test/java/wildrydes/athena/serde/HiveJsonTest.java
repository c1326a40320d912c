package wildrydes.athena.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.athena.Lake;

class HiveJsonTest {

    private static final String COLUMNS =
            "Name string, StatusTime timestamp, Latitude float, Longitude float, Distance float, HealthPoints int, MagicPoints int";

    private static final String ONE =
            "{\"Name\":\"Shadowfax\",\"StatusTime\":\"2019-06-25 09:43:42.426\",\"Distance\":68.07035529343204,\"MagicPoints\":1452,\"HealthPoints\":6388,\"Latitude\":40.75845068814572,\"Longitude\":-73.96259685474816}";
    private static final String TWO =
            "{\"Name\":\"Bucephalus\",\"StatusTime\":\"2019-06-25 09:43:43.423\",\"Distance\":30,\"MagicPoints\":1453,\"HealthPoints\":1403,\"Latitude\":40.5,\"Longitude\":-73.25}";

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void aLake() {
        lake = new Lake(folder).table("wildrydes", Lake.HIVE_JSON, COLUMNS);
    }

    @Test
    void aLineIsARow() throws IOException {
        lake.file("wildrydes", "rides", ONE + "\n" + TWO + "\n");

        assertThat(lake.query("SELECT * FROM wildrydes").lines())
                .containsExactly(
                        "Shadowfax|2019-06-25 09:43:42.426|40.75845|-73.96259|68.07036|6388|1452",
                        "Bucephalus|2019-06-25 09:43:43.423|40.5|-73.25|30.0|1403|1453");
    }

    @Test
    void theFirstObjectOfALineIsTheRow() throws IOException {
        lake.file("wildrydes", "rides", ONE + TWO + ONE);

        assertThat(lake.query("SELECT name FROM wildrydes").lines()).containsExactly("Shadowfax");
        assertThat(lake.query("SELECT count(*) FROM wildrydes").lines()).containsExactly("1");
    }

    @Test
    void aPrettyPrintedObjectIsNone() throws IOException {
        lake.file("wildrydes", "rides", "{\n    \"Name\": \"Shadowfax\"\n}\n");

        assertThat(lake.query("SELECT * FROM wildrydes").problem())
                .isEqualTo("HIVE_CURSOR_ERROR: Row is not a valid JSON Object - JsonParseException: "
                        + "Unexpected end-of-input: expected close marker for OBJECT");
        assertThat(lake.query("SELECT count(*) FROM wildrydes").problem()).startsWith("HIVE_CURSOR_ERROR: Row is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[" + ONE + "]", "", "12", "null", "\"Name\": \"Shadowfax\"", "}"})
    void anythingButAnObjectIsAnError(String line) throws IOException {
        lake.file("wildrydes", "rides", line + "\n");

        assertThat(lake.query("SELECT * FROM wildrydes").problem())
                .startsWith("HIVE_CURSOR_ERROR: Row is not a valid JSON Object - ");
    }

    @Test
    void keysAreFoundInAnyCaseAndUnknownOnesPassedOver() throws IOException {
        lake.file("wildrydes", "rides", "{\"NAME\":\"a\",\"extra\":{\"Name\":[1,{\"x\":2}]},\"healthpoints\":1}\n{}\n");

        assertThat(lake.query("SELECT name, healthpoints, magicpoints FROM wildrydes")
                        .lines())
                .containsExactly("a|1|null", "null|null|null");
    }

    @Test
    void theLastOfTwoEqualKeysCounts() throws IOException {
        lake.file("wildrydes", "rides", "{\"Name\":\"a\",\"name\":\"b\"}");

        assertThat(lake.query("SELECT name FROM wildrydes").lines()).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "boolean|true|true",
                "boolean|\"TRUE\"|true",
                "boolean|\"yes\"|false",
                "boolean|1|false",
                "tinyint|-128|-128",
                "smallint|32767|32767",
                "int|2147483647|2147483647",
                "int|1.9|1",
                "bigint|9223372036854775807|9223372036854775807",
                "float|40.75845068814572|40.75845",
                "float|1e10|1.0E10",
                "double|40.75845068814572|40.75845068814572",
                "double|3|3.0",
                "decimal(5,2)|1.005|1.01",
                "decimal(38,1)|12345678901234567890123456789012345.67|12345678901234567890123456789012345.7",
                "string|12.50|12.50",
                "string|true|true",
                "string|\"é 🦄\"|é 🦄",
                "varchar(3)|\"abcdef\"|abc",
                "date|\"2019-06-25\"|2019-06-25",
                "timestamp|\"2019-06-25 09:43:42\"|2019-06-25 09:43:42.000",
                "timestamp|\"2019-06-25 09:43:42.4265\"|2019-06-25 09:43:42.427",
                "timestamp|\"1900-01-01 00:00:00.001\"|1900-01-01 00:00:00.001",
                "binary|\"foo\"|66 6f 6f",
                "array<int>|[1, null, 3]|[1, null, 3]",
                "map<string,int>|{\"a\":1,\"b\":null}|{a=1, b=null}",
                "map<int,string>|{\"7\":\"x\"}|{7=x}",
                "struct<a:int,b:array<string>>|{\"B\":[\"x\"],\"a\":1,\"c\":{}}|{a=1, b=[x]}",
                "array<struct<k:string>>|[{\"k\":\"v\"},null,{}]|[{k=v}, null, {k=null}]",
                "map<string,map<string,double>>|{\"a\":{\"b\":1.5}}|{a={b=1.5}}",
                "int|null|null",
                "array<int>|[]|[]"
            })
    void aValueFitsItsColumn(String type, String json, String expected) throws IOException {
        lake.table("t", Lake.HIVE_JSON, "v " + type).file("t", "f", "{\"v\":" + json + "}");

        assertThat(lake.query("SELECT v FROM t").lines()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "int|\"12\"|Current token (VALUE_STRING) not numeric, can not use numeric value accessors (column v)",
                "int|true|Current token (VALUE_TRUE) not numeric, can not use numeric value accessors (column v)",
                "int|2147483648|Numeric value (2147483648) out of range of int (-2147483648 - 2147483647) (column v)",
                "tinyint|128|Numeric value (128) out of range of Java byte (column v)",
                "timestamp|\"2019-06-25T09:43:42Z\"|Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff] (column v)",
                "timestamp|\"2019-02-30 00:00:00\"|Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff] (column v)",
                "string|{\"a\":1}|Invalid JSON: varchar value must be a scalar json value (column v)",
                "array<int>|{}|Expected JSON array for a column of type array(integer) (column v)",
                "struct<a:int>|[1]|Expected JSON object for a column of type row(a integer) (column v)",
                "decimal(3,1)|1234.5|Cannot convert '1234.5' to decimal(3,1) (column v)"
            })
    void aValueThatDoesNotFitEndsTheQuery(String type, String json, String why) throws IOException {
        lake.table("t", Lake.HIVE_JSON, "v " + type).file("t", "f", "{\"v\":" + json + "}");

        assertThat(lake.query("SELECT v FROM t").problem())
                .isEqualTo("HIVE_BAD_DATA: Error Parsing a column in the table: " + why);
    }

    @Test
    void aCharIsFilledUp() throws IOException {
        lake.table("t", Lake.HIVE_JSON, "v char(5)").file("t", "f", "{\"v\":\"ab\"}");

        assertThat(lake.query("SELECT v FROM t").lines()).containsExactly("ab   ");
    }

    @Test
    void timestampFormatsAreTriedInOrder() throws IOException {
        lake.table(
                        "t",
                        Lake.HIVE_JSON,
                        "v timestamp",
                        "timestamp.formats",
                        "yyyy-MM-dd'T'HH:mm:ss.SSSZZ,dd/MM/yyyy,millis")
                .file(
                        "t",
                        "f",
                        "{\"v\":\"2019-06-25T09:43:42.426+02:00\"}\n{\"v\":\"25/06/2019\"}\n{\"v\":1561455822426}\n{\"v\":\"2019-06-25 09:43:42\"}");

        assertThat(lake.query("SELECT v FROM t").lines())
                .containsExactly(
                        "2019-06-25 07:43:42.426",
                        "2019-06-25 00:00:00.000",
                        "2019-06-25 09:43:42.426",
                        "2019-06-25 09:43:42.000");
    }

    @Test
    void whatIsNoUtf8BecomesAReplacementCharacter() throws IOException {
        byte[] line = "{\"Name\":\"caf?\"}".getBytes(StandardCharsets.ISO_8859_1);
        line[line.length - 3] = (byte) 0xE9;
        lake.file("wildrydes", "rides", line);

        assertThat(lake.query("SELECT name FROM wildrydes").lines()).containsExactly("caf\uFFFD");
    }

    @Test
    void aColumnIsAlsoFoundByItsPlace() throws IOException {
        lake.file("wildrydes", "rides", "{\"_col0\":\"a\",\"_col6\":5}");

        assertThat(lake.query("SELECT magicpoints, name FROM wildrydes").lines())
                .containsExactly("5|a");
    }
}
