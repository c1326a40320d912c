package wildrydes.cloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.cloud.wire.ServiceError;

/** Numbers. */
class NumbersTest {

    private static final String OVERFLOW =
            "Number overflow. Attempting to store a number with magnitude larger than supported range";
    private static final String UNDERFLOW =
            "Number underflow. Attempting to store a number with magnitude smaller than supported range";
    private static final String DIGITS = "Attempting to store more than 38 significant digits in a Number";

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0e1000, 0",
        "00042, 42",
        "1.0, 1",
        "3.1400, 3.14",
        "1.5E2, 150",
        "1e+5, 100000",
        ".123, 0.123",
        "+3, 3",
        "5., 5",
        "-17e-3, -0.017",
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    })
    void numbersAreGivenBackPlainly(String text, String plain) {
        assertThat(Numbers.text(Numbers.parse(text))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9999999999999999999999999999999999999E+125", "-1e-130", "1E-130", "-9.9e125"})
    void theLargestAndTheSmallestAreNumbers(String text) {
        assertThat(Numbers.parse(text)).isEqualByComparingTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "dog",
                "-dog",
                " 1",
                "1 ",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "--1",
                "0x10",
                "1e5x",
                "\u0661",
                "1_000",
                "1f"
            })
    void whatIsNoNumberIsNamed(String text) {
        refused(text, "The parameter cannot be converted to a numeric value: " + text);
    }

    @Test
    void anEmptyTextIsNoNumber() {
        refused("", "The parameter cannot be converted to a numeric value");
    }

    @Test
    void magnitudesHaveBounds() {
        refused("1e126", OVERFLOW);
        refused("-1e126", OVERFLOW);
        refused("1e99999999999999999999", OVERFLOW);
        refused("1e-131", UNDERFLOW);
        refused("-0.9e-130", UNDERFLOW);
        refused("1e-99999999999999999999", UNDERFLOW);
    }

    @Test
    void thereAreAtMost38Digits() {
        refused("123456789012345678901234567890123456789", DIGITS);
        refused("-1.23456789012345678901234567890123456789", DIGITS);
        assertThat(Numbers.parse("0001234567890123456789012345678901234567800").precision())
                .isEqualTo(38);
    }

    @Test
    void resultsWithTooManyDigitsAreTooLargeInAwsWords() {
        assertThat(Numbers.result(new BigDecimal("10000000000000000000001.000")))
                .isEqualTo(new BigDecimal("10000000000000000000001"));
        assertThatThrownBy(() -> Numbers.result(new BigDecimal("1e50").add(BigDecimal.ONE)))
                .hasMessage(OVERFLOW);
        assertThatThrownBy(() -> Numbers.result(new BigDecimal("1.8e126"))).hasMessage(OVERFLOW);
        assertThatThrownBy(() -> Numbers.result(new BigDecimal("1e-131"))).hasMessage(UNDERFLOW);
        assertThat(Numbers.result(new BigDecimal("0.000"))).isEqualTo(BigDecimal.ZERO);
    }

    private static void refused(String text, String sentence) {
        assertThatThrownBy(() -> Numbers.parse(text))
                .isInstanceOfSatisfying(ServiceError.class, error -> {
                    assertThat(error.code()).isEqualTo("ValidationException");
                    assertThat(error.status()).isEqualTo(400);
                })
                .hasMessage(sentence);
    }
}
