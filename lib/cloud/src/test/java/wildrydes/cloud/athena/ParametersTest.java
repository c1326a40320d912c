package wildrydes.cloud.athena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of parameters, as aoyagikouhei/athena-local has measured them. */
class ParametersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'abc'",
                "1 + 1",
                "DATE '2020-01-01'",
                "NULL",
                "now()",
                "nosuchfunc(1)",
                "1 OR 1=1",
                "-5",
                "1.5e3",
                "'it''s'",
                "true",
                "ARRAY[1, 2]",
                "timestamp '2026-03-02 09:14:36'",
                "CAST('1' AS integer)",
                "(1)",
                "current_date",
                "date_add('day', -1, current_timestamp)",
                ".5"
            })
    void expressionsStayAsTheyAre(String value) {
        assertThat(Parameters.literal(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc def",
                "it's",
                "123e4567-e89b-12d3-a456-426614174000",
                "abc",
                "x + 1",
                "t.x",
                "2026-03-02 09:14:36",
                "(1",
                "1)",
                "",
                "Shadowfax",
                "a, b",
                "1, 2",
                "1 -",
                "'open",
                "#",
                "2026/03/02/09x"
            })
    void everythingElseIsAText(String value) {
        assertThat(Parameters.literal(value)).isEqualTo("'" + value.replace("'", "''") + "'");
    }

    @Test
    void theListBehindUsingIsSplitAtItsOwnCommas() {
        assertThat(Parameters.split("1, 'a, b', concat('(', x(1, 2)), ARRAY[1, 2]"))
                .containsExactly("1", "'a, b'", "concat('(', x(1, 2))", "ARRAY[1, 2]");
    }

    @Test
    void placesAreCountedOutsideOfTextsAndComments() {
        assertThat(Parameters.places("SELECT ?, '?', \"?\" -- ?\n FROM t /* ? */ WHERE a = ?"))
                .isEqualTo(2);
        assertThat(Parameters.places("SELECT 1 -- ?")).isZero();
        assertThat(Parameters.places("SELECT 'open ?")).isZero();
    }
}
