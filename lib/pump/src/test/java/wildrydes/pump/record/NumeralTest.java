package wildrydes.pump.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Numbers against the JDK's own conversions. */
class NumeralTest {

    private final Numeral numeral = new Numeral();

    private void scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(numeral.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }

    @Property(tries = 20_000)
    void doublesAreTheNearest(@ForAll double value) {
        scan(Double.toString(value));

        assertThat(numeral.toDouble()).isEqualTo(value);
    }

    @Property(tries = 20_000)
    void textsBecomeTheNearestDoubleAndFloat(@ForAll("numbers") String text) {
        scan(text);

        double wide = Double.parseDouble(text);
        assertThat(numeral.toDouble()).isEqualTo(Double.isInfinite(wide) ? Refusal.TOO_LARGE : (Object) wide);
        float narrow = Float.parseFloat(text);
        assertThat(numeral.toFloat()).isEqualTo(Float.isInfinite(narrow) ? Refusal.TOO_LARGE : (Object) narrow);
    }

    /** Sums of a float and half of its last digit lie in the middle between two; a digit more or less decides. */
    @Property(tries = 5_000)
    void whatLiesNearTheMiddleBetweenTwoFloatsIsRoundedOnce(
            @ForAll("floats") float value, @ForAll("sides") String side) {
        BigDecimal middle =
                new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).divide(new BigDecimal(2));
        String text = middle.add(new BigDecimal(side)).toPlainString();
        scan(text);

        assertThat(numeral.toFloat()).isEqualTo(Float.parseFloat(text));
        assertThat(numeral.toDouble()).isEqualTo(Double.parseDouble(text));
    }

    @Property(tries = 20_000)
    void integersAndDecimalsAreExactOrRefused(@ForAll("numbers") String text) {
        scan(text);
        BigDecimal exact = new BigDecimal(text);
        boolean whole = exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0;

        boolean isLong = whole
                && exact.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                && exact.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
        assertThat(numeral.integer(Long.MAX_VALUE) instanceof Long).isEqualTo(isLong);
        if (isLong) {
            assertThat(numeral.integer(Long.MAX_VALUE)).isEqualTo(exact.longValueExact());
        }
        boolean isShort = isLong && exact.longValueExact() == (short) exact.longValueExact();
        assertThat(numeral.integer(Short.MAX_VALUE) instanceof Long).isEqualTo(isShort);

        boolean isDecimal = exact.abs().compareTo(new BigDecimal("1e15")) < 0
                && (exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 4);
        Object decimal = numeral.decimal(19, 4);
        assertThat(decimal instanceof BigDecimal).isEqualTo(isDecimal);
        if (isDecimal) {
            assertThat(decimal).isEqualTo(exact.setScale(4));
        }
        assertThat(numeral.isZero()).isEqualTo(exact.signum() == 0);
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> digits = Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(22),
                Arbitraries.of("0", "000", "9223372036854775807", "9223372036854775808", "32767", "32768", "1000000"));
        Arbitrary<String> whole = digits.map(d -> d.replaceFirst("^0+(?=.)", ""));
        Arbitrary<String> fraction = digits.map(d -> "." + d).injectNull(0.4).map(f -> f == null ? "" : f);
        Arbitrary<String> exponent = Arbitraries.integers().between(-340, 340).map(e -> "e" + e);
        Arbitrary<String> small = Arbitraries.integers().between(-25, 25).map(e -> "E" + (e < 0 ? e : "+" + e));
        Arbitrary<String> power =
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just("")), Tuple.of(2, small), Tuple.of(1, exponent));
        return Combinators.combine(Arbitraries.of("", "-"), whole, fraction, power)
                .as((sign, w, f, e) -> sign + w + f + e);
    }

    @Provide
    Arbitrary<Float> floats() {
        int least = Float.floatToIntBits(1e-30f);
        int most = Float.floatToIntBits(1e30f);
        return Arbitraries.integers().between(least, most).map(Float::intBitsToFloat);
    }

    @Provide
    Arbitrary<String> sides() {
        return Arbitraries.of("0", "1e-60", "-1e-60");
    }
}
