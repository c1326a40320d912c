package wildrydes.cloud.dynamodb.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.wire.ServiceError;

/** What statements are read and refused; the cases that paritysuite/dynamodb-conformance holds against AWS. */
class StatementParserTest {

    private static final String MALFORMED = "Statement wasn't well formed, can't be processed: ";

    private static Statement parsed(String statement) {
        return StatementParser.parse(statement, List.of());
    }

    private static void refused(String statement, String sentence) {
        assertThatThrownBy(() -> parsed(statement))
                .isInstanceOf(ServiceError.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM \"T\" WHERE pk = 1 foo",
                "SELECT * FROM \"T\" WHERE pk = 1 e5",
                "INSERT INTO \"T\" VALUE {'pk': 970001} foo",
                "UPDATE \"T\" SET a = 9 WHERE pk = 970002 foo",
                "DELETE FROM \"T\" WHERE pk = 970003 foo",
                "SELECT * FROM \"T\" WHERE pk = 1)",
                "DELETE FROM \"T\" WHERE pk = 970004 ORDER BY pk",
                "SELECT * FROM \"T\" ORDER BY pk WHERE pk = 1",
                "INSERT INTO \"T\" t VALUE {'pk': 'x'}",
            })
    void nothingMayBeLeft(String statement) {
        refused(statement, MALFORMED + "Unexpected token after expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM \"T\" WHERE pk = 1e2147483648",
                "SELECT * FROM \"T\" WHERE pk = 1e99999999999",
                "SELECT * FROM \"T\" WHERE pk = 1.5e-2147483647",
                "SELECT * FROM \"T\" WHERE pk = 1 # note",
                "SELECT * FROM \"T\" WHERE pk = 1 /* note",
                "SELECT * FROM \"T\" WHERE pk = 'x",
            })
    void someTextsAreNoStatements(String statement) {
        refused(statement, MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM \"T\" t WHERE pk = 'x'",
                "SELECT * FROM \"T\" AS t WHERE pk = 'x'",
                "UPDATE \"T\" t SET a = 3 WHERE pk = 'x'",
                "DELETE FROM \"T\" t WHERE pk = 'x'",
            })
    void tablesHaveNoOtherNames(String statement) {
        refused(statement, "Aliasing is not supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM T WHERE pk = 1e126 | Number overflow. Attempting to store a number with magnitude larger than supported range under root",
                "SELECT * FROM T WHERE pk = 1e-131 | Number underflow. Attempting to store a number with magnitude smaller than supported range under root",
                "UPDATE T SET a = -1e126 WHERE pk = 1 | Number overflow. Attempting to store a number with magnitude larger than supported range under root",
                "INSERT INTO T VALUE {'pk': 1e126} | Number overflow. Attempting to store a number with magnitude larger than supported range under root",
                "INSERT INTO T VALUE {'pk': 1, 'm': {'x': 1e126}} | Number overflow. Attempting to store a number with magnitude larger than supported range under root.x",
                "INSERT INTO T VALUE {'pk': 1, 'l': [1, 1e126]} | Number overflow. Attempting to store a number with magnitude larger than supported range under root[1]",
                "SELECT * FROM T WHERE pk = 123456789012345678901234567890123456789 | Attempting to store more than 38 significant digits in a Number under root",
            })
    void numbersHaveBounds(String statement, String sentence) {
        refused(statement, sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE FROM T WHERE pk = 'x' RETURNING MODIFIED OLD *, MODIFIED OLD",
        "DELETE FROM T WHERE pk = 'x' RETURNING ALL NEW *, ALL NEW",
        "DELETE FROM T WHERE pk = 'x' RETURNING MODIFIED NEW *, MODIFIED NEW",
    })
    void whatIsDeletedIsToldWhole(String statement, String returning) {
        refused(
                statement,
                "Invalid returning clause: RETURNING " + returning
                        + " *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }

    @Test
    void otherTextsAreRefusedToo() {
        refused("SELECTT * FROMM \"T\"", MALFORMED + "Unexpected term");
        refused("", MALFORMED + "Unexpected term");
        refused("SELECT l[-1] FROM T", "List index is not within the allowable range; index: [-1]");
        refused(
                "SELECT * FROM T WHERE a IS GRAPH",
                "Unsupported data type for IS operator: GRAPH. Supported data types are "
                        + "[MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]");
        refused("SELECT * FROM T WHERE " + "(".repeat(8000), MALFORMED);
        refused("SELECT * FROM T WHERE " + "NOT ".repeat(2000) + "a = 1", MALFORMED);
        refused("INSERT INTO T VALUE {'a': " + "[".repeat(8000), MALFORMED);
    }

    @Test
    void commentsAndQuotesAreReadAsSql() {
        Statement.Select select = (Statement.Select)
                parsed("-- first\nselect \"a\"\"b\", c /* both */ from \"T\".\"i\" where d = 'it''s' -- last");
        assertThat(select.table()).isEqualTo("T");
        assertThat(select.index()).isEqualTo("i");
        assertThat(select.places()).containsExactly(new Place(List.of("a\"b")), new Place(List.of("c")));
        assertThat(select.where())
                .isEqualTo(new Where.Compared(
                        "=", new Term.At(new Place(List.of("d"))), new Term.Given(AttributeValue.fromS("it's"))));
    }
}
