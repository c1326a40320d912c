package wildrydes.cloud.glue.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.Column;

class PartitionFilterTest {

    private static final List<Column> KEYS = List.of(
            key("n", "int"),
            key("s", "string"),
            key("d", "date"),
            key("t", "timestamp"),
            key("m", "decimal(10,2)"),
            key("f", "float"));

    private static Column key(String name, String type) {
        return Column.builder().name(name).type(type).build();
    }

    private static boolean test(String expression, String... values) {
        String[] all = {"2", "two", "2026-03-02", "2026-03-02 09:15:00", "2.6", "1.5"};
        System.arraycopy(values, 0, all, 0, values.length);
        return PartitionFilter.of(expression, KEYS).test(Arrays.asList(all));
    }

    /** The list is getmoto/moto's, whose authors tried it at AWS. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "n = 2",
                "n = '2'",
                "n IN (2)",
                "n in (6, '4', 2)",
                "n between 2 AND 2",
                "n > 1 AND n < 3",
                "n >= 2 and n <> 3",
                "(n) = ((2)) (OR) (((n))) = (2)",
                "n IS NOT NULL and n = 2",
                "n not IN (1, 3)",
                "n NOT BETWEEN 1 AND 1 and n NOT BETWEEN 3 AND 3",
                "m = 2.6",
                "m = '2.60'",
                "m between 2 AND 3e10",
                "s = 'two'",
                "s LIKE 't_o'",
                "s LIKE '%wo'",
                "s NOT LIKE '%e' AND s not like '_'",
                "s between 'twn' AND 'twp'",
                "d >= '2026-03-01' AND d < '2026-03-03'",
                "t > '2026-03-02 09:14:59.9'",
                "N = 2 AND NOT (s = 'x' OR s = 'y')",
                "(n = 1) OR (n = 2)",
                "n != 3",
                "`n` = 2"
            })
    void theRightPartitionIsChosen(String expression) {
        assertThat(test(expression)).isTrue();
        assertThat(test("NOT (" + expression + ")")).isFalse();
    }

    @Test
    void hivesDefaultPartitionIsNull() {
        String none = "__HIVE_DEFAULT_PARTITION__";

        assertThat(test("n IS NULL", none)).isTrue();
        assertThat(test("n = 2", none)).isFalse();
        assertThat(test("n <> 2", none)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x = 1                  | Invalid partition expression!",
                "n = 'two'              | \"two\" is not an integer.",
                "n in (2.5)             | \"2.5\" is not an integer.",
                "m = 'two'              | two is not a decimal.",
                "d = '2026-02-30'       | 2026-02-30 is not a date.",
                "t = '2026-03-02'       | Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff] 2026-03-02 is not a timestamp.",
                "n LIKE '2'             | Integral data type doesn't support operation 'LIKE'",
                "d LIKE '2%'            | Date data type doesn't support operation 'LIKE'",
                "f = 1.5                | Unknown type : 'float'",
                "n =                    | Unsupported expression 'n ='",
                "n = 2 AND              | Unsupported expression 'n = 2 AND'",
                "(n = 2                 | Unsupported expression '(n = 2'",
                "n = 2)                 | Unsupported expression 'n = 2)'",
                "n = two                | Unsupported expression 'n = two'",
                "s = 'two               | Unsupported expression 's = 'two'",
                "2 = n                  | Invalid partition expression!",
                "n IN ()                | Unsupported expression 'n IN ()'"
            })
    void whatIsNoneIsRefusedInWords(String expression, String sentence) {
        assertThatThrownBy(() -> test(expression))
                .isInstanceOf(FilterException.class)
                .hasMessage(sentence);
    }

    @Test
    void endlessNestingIsRefused() {
        String deep = "(".repeat(5000) + "n = 2" + ")".repeat(5000);

        assertThatThrownBy(() -> test(deep)).isInstanceOf(FilterException.class).hasMessageStartingWith("Unsupported");
        assertThatThrownBy(() -> test("NOT ".repeat(5000) + "n = 2")).isInstanceOf(FilterException.class);
    }

    /** An expression with what it means for n = 2 and s = two. */
    private record Meant(String text, boolean value) {}

    @Property(tries = 500)
    void anyExpressionMeansWhatItsPartsMean(@ForAll("expressions") Meant expression) {
        assertThat(test(expression.text())).as(expression.text()).isEqualTo(expression.value());
    }

    @Provide
    static Arbitrary<Meant> expressions() {
        return nested(4);
    }

    private static Arbitrary<Meant> nested(int depth) {
        Arbitrary<Meant> simple = Arbitraries.of(
                new Meant("n = 2", true),
                new Meant("n <> 2", false),
                new Meant("n < 10", true),
                new Meant("n BETWEEN 3 AND 20", false),
                new Meant("s IN ('one', 'two')", true),
                new Meant("s LIKE 'o%'", false),
                new Meant("(s) > 'three'", true));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<Meant> inner = nested(depth - 1);
        Arbitrary<Meant> and = Combinators.combine(inner, inner)
                .as((a, b) -> new Meant("(" + a.text() + ") AND (" + b.text() + ")", a.value() && b.value()));
        Arbitrary<Meant> or = Combinators.combine(inner, inner)
                .as((a, b) -> new Meant("(" + a.text() + ") or (" + b.text() + ")", a.value() || b.value()));
        Arbitrary<Meant> loose = Combinators.combine(simple, simple, simple)
                .as((a, b, c) -> new Meant(
                        a.text() + " OR " + b.text() + " AND " + c.text(), a.value() || b.value() && c.value()));
        Arbitrary<Meant> not = inner.map(a -> new Meant("NOT (" + a.text() + ")", !a.value()));
        return Arbitraries.oneOf(simple, and, or, loose, not);
    }

    @Property(tries = 2000)
    void anyTextIsReadOrRefused(@ForAll("texts") String text) {
        try {
            test(text);
        } catch (FilterException refused) {
            assertThat(refused).hasMessageMatching("(?s)(Un|Invalid|\"|.* is not|Timestamp|Integral|Decimal|Date).*");
        }
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "n",
                        " s ",
                        "=",
                        "<",
                        ">=",
                        "<>",
                        "(",
                        ")",
                        " AND ",
                        " or ",
                        " NOT ",
                        " IN ",
                        " LIKE ",
                        " BETWEEN ",
                        " IS ",
                        " NULL ",
                        "2",
                        "'two'",
                        "'",
                        "%",
                        ",",
                        "-1.5e3",
                        " f ",
                        "`d`",
                        "\u2028",
                        "!")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
