package wildrydes.pump.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongBinaryOperator;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** What holds for all values. */
class AlgebraTest {

    private static final long FIRST = -62_135_596_800_000L;
    private static final long LAST = 253_402_300_799_999L;

    @Property(tries = 300)
    void stepIsTheLargestMultiple(
            @ForAll @LongRange(min = FIRST, max = LAST) long time, @ForAll @IntRange(min = 1) int width) {
        long step = Times.step(time, width);

        assertThat(step % width).isZero();
        assertThat(step).isLessThanOrEqualTo(time).isGreaterThan(time - width);
    }

    @Property(tries = 300)
    void stepOfMonthsIsAMultipleToo(
            @ForAll @LongRange(min = 0, max = LAST) long time, @ForAll @IntRange(min = 1, max = 600) int months) {
        LocalDateTime step = at(Times.stepMonths(time, months));

        long since = ChronoUnit.MONTHS.between(LocalDateTime.of(1970, 1, 1, 0, 0), step);
        assertThat(since % months).isZero();
        assertThat(step).isBeforeOrEqualTo(at(time)).isAfter(at(time).minusMonths(months));
    }

    @Property(tries = 300)
    void floorAndCeilAreJavas(@ForAll @LongRange(min = FIRST, max = LAST - Times.DAY) long time) {
        for (TimeUnit unit : new TimeUnit[] {TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.DAY}) {
            ChronoUnit java = ChronoUnit.valueOf(unit == TimeUnit.DAY ? "DAYS" : unit.name() + "S");
            LocalDateTime floor = at(time).truncatedTo(java);

            assertThat(at(Times.floor(time, unit))).isEqualTo(floor);
            assertThat(at(Times.ceil(time, unit))).isEqualTo(floor.equals(at(time)) ? floor : floor.plus(1, java));
        }
        assertThat(at(Times.floor(time, TimeUnit.MONTH)))
                .isEqualTo(at(time).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS));
    }

    @Property(tries = 300)
    void monthsAreAddedAsJavaDoes(
            @ForAll @LongRange(min = FIRST, max = LAST) long time,
            @ForAll @IntRange(min = -2000, max = 2000) int months) {
        LocalDateTime sum = at(time).plusMonths(months);
        Assume.that(sum.getYear() >= 1 && sum.getYear() <= 9999);

        assertThat(at(Times.plusMonths(time, months))).isEqualTo(sum);
    }

    @Property(tries = 300)
    void timesComeBackFromText(@ForAll @LongRange(min = FIRST, max = LAST) long time) {
        int date = (int) Math.floorDiv(time, Times.DAY);
        int ofDay = (int) (Math.floorMod(time, Times.DAY) / 1_000 * 1_000);
        TimeFormat format = TimeFormat.of("yyyy-MM-dd HH:mm:ss.SSS");

        assertThat(TimeText.toTimestamp(TimeText.timestamp(time))).isEqualTo(time);
        assertThat(TimeText.toDate(TimeText.date(date))).isEqualTo(date);
        assertThat(TimeText.toTime(TimeText.time(ofDay))).isEqualTo(ofDay);
        assertThat(format.parse(format.print(time))).isEqualTo(time);
    }

    @Property(tries = 300)
    void intervalsComeBackFromText(@ForAll @LongRange(min = -LAST, max = LAST) long millis) {
        assertThat(IntervalText.toMillis(
                        IntervalText.ofMillis(millis, TimeUnit.DAY, TimeUnit.SECOND), TimeUnit.DAY, TimeUnit.SECOND))
                .isEqualTo(millis);
    }

    @Property
    void arithmeticIsExactOrAnError(@ForAll long a, @ForAll long b) {
        check(Arithmetic::add, a, b, big(a).add(big(b)));
        check(Arithmetic::subtract, a, b, big(a).subtract(big(b)));
        check(Arithmetic::multiply, a, b, big(a).multiply(big(b)));
        if (b != 0) {
            check(Arithmetic::divide, a, b, big(a).divide(big(b)));
            check(Arithmetic::modulo, a, b, big(a).remainder(big(b)));
        }
    }

    private static void check(LongBinaryOperator operator, long a, long b, BigInteger exact) {
        if (exact.bitLength() > 63) {
            assertThatThrownBy(() -> operator.applyAsLong(a, b))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("Value " + exact + " is out of range for BIGINT");
        } else {
            assertThat(operator.applyAsLong(a, b)).isEqualTo(exact.longValueExact());
        }
    }

    @Property
    void numbersAreRoundedHalfAwayFromZero(@ForAll double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(0, RoundingMode.HALF_UP);

        if (rounded.toBigInteger().bitLength() > 63) {
            assertThatThrownBy(() -> Conversions.toBigint(value))
                    .hasMessage("Value " + value + " is out of range for BIGINT");
        } else {
            assertThat(Conversions.toBigint(value)).isEqualTo(rounded.longValueExact());
            assertThat(Conversions.toBigint(new BigDecimal(value))).isEqualTo(rounded.longValueExact());
        }
    }

    @Property(tries = 300)
    void numbersComeBackFromText(@ForAll long whole, @ForAll double real, @ForAll BigDecimal decimal) {
        assertThat(Conversions.toBigint(Conversions.toNumber(Long.toString(whole), "BIGINT")))
                .isEqualTo(whole);
        assertThat(Conversions.toNumber(Double.toString(real), "DOUBLE").doubleValue() + 0.0)
                .isEqualTo(real + 0.0);
        assertThat(Conversions.toNumber(decimal.toPlainString(), "DECIMAL")).isEqualByComparingTo(decimal);
    }

    @Property(tries = 300)
    void substringIsJavas(
            @ForAll @StringLength(max = 12) String text,
            @ForAll @IntRange(min = -5, max = 20) int start,
            @ForAll @IntRange(max = 20) int length) {
        StringBuilder expected = new StringBuilder();
        for (int position = start; position < start + length; position++) {
            if (position >= 1 && position <= text.length()) {
                expected.append(text.charAt(position - 1));
            }
        }

        assertThat(Texts.substring(text, start, length)).isEqualTo(expected.toString());
    }

    @Property(tries = 1000)
    void likeIsItsRegularExpression(
            @ForAll @StringLength(max = 10) @CharRange(from = 'a', to = 'b') String text,
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'd') String letters) {
        String pattern = letters.replace('c', '%').replace('d', '_');
        String regex = pattern.replace("%", ".*").replace("_", ".");

        assertThat(LikePattern.of(pattern, null).matches(text)).isEqualTo(Pattern.matches(regex, text));
        assertThat(SimilarPattern.of(pattern, null).matches(text)).isEqualTo(Pattern.matches(regex, text));
    }

    @Property(tries = 300)
    void aStringIsCutBetweenItsCharacters(
            @ForAll @StringLength(max = 12) String text, @ForAll @IntRange(max = 12) int length) {
        String cut = Conversions.cut(text, length);

        assertThat(text).startsWith(cut);
        assertThat(cut.length()).isBetween(Math.min(text.length(), length) - 1, length);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static LocalDateTime at(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1_000), Math.floorMod(millis, 1_000) * 1_000_000, ZoneOffset.UTC);
    }
}
