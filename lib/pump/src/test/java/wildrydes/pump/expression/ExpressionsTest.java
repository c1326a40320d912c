package wildrydes.pump.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.pump.type.SqlType;

/** The examples of the SQL reference, and more of their kind; each file of them says from which pages. */
class ExpressionsTest {

    /** A line: an expression, what it gives or the sentence of its error, and perhaps its type. */
    private record Example(
            String expression,
            @Nullable String value,
            @Nullable String error,
            @Nullable String type) {

        static Example of(String line) {
            int failure = line.indexOf(" !! ");
            if (failure >= 0) {
                return new Example(
                        line.substring(0, failure).strip(),
                        null,
                        line.substring(failure + 4).strip(),
                        null);
            }
            int result = line.indexOf(" -> ");
            int type = line.indexOf(" :: ", Math.max(result, 0));
            String value =
                    line.substring(result + 4, type < 0 ? line.length() : type).strip();
            return new Example(
                    line.substring(0, result).strip(),
                    value,
                    null,
                    type < 0 ? null : line.substring(type + 4).strip());
        }

        void check() {
            if (error != null) {
                assertThatThrownBy(
                                () -> Sample.SQL.compile(expression).value(Sample.ROWTIME, Sample.MOMENT, Sample.row()))
                        .as(expression)
                        .isInstanceOf(RuntimeException.class)
                        .hasMessage(error);
                return;
            }
            Sql.Compiled compiled = Sample.SQL.compile(expression);
            Object result = compiled.value(Sample.ROWTIME, Sample.MOMENT, Sample.row());
            assertThat(Printed.value(result, compiled.type())).as(expression).isEqualTo(value);
            if (type != null) {
                assertThat(Printed.type(compiled.type())).as(expression).isEqualTo(type);
            }
            classIsThatOfTheType(compiled, result);
        }

        private void classIsThatOfTheType(Sql.Compiled compiled, @Nullable Object result) {
            SqlType column = Printed.columnType(compiled.type());
            if (result != null && column != null) {
                assertThat(result).as(expression).isInstanceOf(column.name().valueClass());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers", "strings", "times", "casts", "logic", "logs"})
    void givesWhatTheReferenceSays(String file) throws IOException {
        List<Example> examples = lines(file).map(Example::of).toList();
        assertThat(examples).hasSizeGreaterThan(20);
        assertAll(examples.stream().<Executable>map(e -> e::check));
    }

    @Test
    void isNullOfNull() throws IOException {
        assertAll(lines("nulls")
                .<Executable>map(expression -> () -> assertThat(
                                Sample.SQL.compile(expression).value(Sample.ROWTIME, Sample.MOMENT, Sample.nulls()))
                        .as(expression)
                        .isNull()));
    }

    private static Stream<String> lines(String file) throws IOException {
        try (InputStream in = ExpressionsTest.class.getResourceAsStream(file + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        }
    }
}
