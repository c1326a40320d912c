package wildrydes.cloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.ScalarType;

/** Keys as bytes. */
class KeyBytesTest {

    @Property
    void bytesOfNumbersAreInTheOrderOfNumbers(@ForAll("numbers") BigDecimal one, @ForAll("numbers") BigDecimal other) {
        assertThat(Integer.signum(Arrays.compareUnsigned(bytes(one), bytes(other))))
                .isEqualTo(one.compareTo(other));
    }

    @Property
    void numbersComeBackFromTheirBytes(@ForAll("numbers") BigDecimal number) {
        AttributeValue back = KeyBytes.value(ScalarType.N, bytes(number));
        assertThat(new BigDecimal(back.n())).isEqualByComparingTo(number);
        assertThat(back.n()).isEqualTo(Numbers.text(number));
    }

    @Property
    void bytesOfTextsAreInTheOrderOfTheirCodePoints(@ForAll String one, @ForAll String other) {
        AttributeValue first = AttributeValue.fromS(wellFormed(one));
        AttributeValue second = AttributeValue.fromS(wellFormed(other));
        assertThat(Integer.signum(Arrays.compareUnsigned(KeyBytes.of(first), KeyBytes.of(second))))
                .isEqualTo(Integer.signum(Arrays.compare(
                        first.s().codePoints().toArray(),
                        second.s().codePoints().toArray())));
        assertThat(KeyBytes.value(ScalarType.S, KeyBytes.of(first))).isEqualTo(first);
    }

    @Property
    void firstPartsOfLongerKeysKeepTheirOrderWhateverFollows(
            @ForAll byte[] one, @ForAll byte[] other, @ForAll byte[] afterOne, @ForAll byte[] afterOther) {
        int order = Arrays.compareUnsigned(
                joined(KeyBytes.ended(one), afterOne), joined(KeyBytes.ended(other), afterOther));
        int parts = Arrays.compareUnsigned(one, other);
        assertThat(Integer.signum(order))
                .isEqualTo(Integer.signum(parts == 0 ? Arrays.compareUnsigned(afterOne, afterOther) : parts));
    }

    @Example
    void bytesStayAsTheyAre() {
        AttributeValue value = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 127}));
        assertThat(KeyBytes.of(value)).containsExactly(0, -1, 127);
        assertThat(KeyBytes.value(ScalarType.B, KeyBytes.of(value))).isEqualTo(value);
    }

    @Example
    void thereAreNoKeysOfOtherTypes() {
        assertThatThrownBy(() -> KeyBytes.of(AttributeValue.fromBool(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A key has no value of type BOOL.");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(BigDecimal number) {
        return KeyBytes.of(AttributeValue.fromN(number.toString()));
    }

    private static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().filter(point -> point < 0xd800 || point > 0xdfff).forEach(whole::appendCodePoint);
        return whole.toString();
    }

    @Provide
    static Arbitrary<BigDecimal> numbers() {
        Arbitrary<BigInteger> digits = Arbitraries.integers()
                .between(1, 38)
                .flatMap(count -> Arbitraries.bigIntegers()
                        .between(
                                BigInteger.TEN.pow(count).negate().add(BigInteger.ONE),
                                BigInteger.TEN.pow(count).subtract(BigInteger.ONE)));
        return Combinators.combine(digits, Arbitraries.integers().between(-130, 125), Arbitraries.of(true, false))
                .as((unscaled, magnitude, near) -> {
                    int length = new BigDecimal(unscaled).precision();
                    return new BigDecimal(unscaled, length - 1 - (near ? magnitude % 4 : magnitude));
                });
    }
}
