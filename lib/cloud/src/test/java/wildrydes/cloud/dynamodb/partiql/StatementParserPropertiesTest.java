package wildrydes.cloud.dynamodb.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.wire.ServiceError;

/** What holds of all statements. */
class StatementParserPropertiesTest {

    @Property(tries = 2000)
    void anyTextIsReadOrRefused(@ForAll("texts") String text) {
        try {
            StatementParser.parse(text, List.of(AttributeValue.fromS("x")));
        } catch (ServiceError refused) {
            assertThat(refused.code()).isEqualTo("ValidationException");
        }
    }

    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "SELECT ",
                "* ",
                " FROM ",
                "T ",
                " WHERE ",
                "a",
                "b",
                ".",
                "[0]",
                "=",
                "1",
                "'x'",
                "\"y\"",
                "?",
                " AND ",
                " OR ",
                " NOT ",
                "(",
                ")",
                " IN ",
                "[",
                "]",
                "{",
                "}",
                ":",
                ",",
                "<<",
                ">>",
                "INSERT INTO T VALUE ",
                "UPDATE T SET ",
                " REMOVE ",
                "DELETE FROM T ",
                " RETURNING ALL OLD *",
                " IS MISSING",
                " BETWEEN ",
                "size(",
                "begins_with(",
                "--",
                "/*",
                "*/",
                "\n",
                "1e5",
                "-",
                "+",
                ";",
                "'",
                "#",
                "\u00fc");
        Arbitrary<String> sentences = words.list().ofMaxSize(25).map(all -> String.join("", all));
        return Arbitraries.oneOf(
                Arbitraries.strings(), sentences, sentences.map(rest -> "SELECT * FROM T WHERE " + rest));
    }
}
