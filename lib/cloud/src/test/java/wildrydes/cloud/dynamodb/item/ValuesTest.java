package wildrydes.cloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values: which there are, equality, order, sizes. */
class ValuesTest {

    private static final String INVALID = "One or more parameter values were invalid: ";

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(String number) {
        return AttributeValue.fromN(number);
    }

    private static AttributeValue bytes(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return AttributeValue.fromB(SdkBytes.fromByteArray(all));
    }

    static Stream<Arguments> invalid() {
        SdkBytes b = SdkBytes.fromUtf8String("b");
        String empty = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
        return Stream.of(
                Arguments.of(AttributeValue.builder().build(), empty),
                Arguments.of(
                        AttributeValue.fromL(List.of(AttributeValue.builder().build())), empty),
                Arguments.of(
                        AttributeValue.fromM(
                                Map.of("a", AttributeValue.builder().build())),
                        empty),
                Arguments.of(
                        AttributeValue.builder().s("a").n("1").build(),
                        "Supplied AttributeValue has more than one datatypes set, "
                                + "must contain exactly one of the supported datatypes"),
                Arguments.of(
                        AttributeValue.builder().s("a").n("b").build(),
                        "The parameter cannot be converted to a numeric value: b"),
                Arguments.of(number(""), "The parameter cannot be converted to a numeric value"),
                Arguments.of(
                        AttributeValue.fromNul(false),
                        INVALID + "Null attribute value types must have the value of true"),
                Arguments.of(AttributeValue.fromSs(List.of()), INVALID + "An string set  may not be empty"),
                Arguments.of(AttributeValue.fromNs(List.of()), INVALID + "An number set  may not be empty"),
                Arguments.of(AttributeValue.fromBs(List.of()), INVALID + "Binary sets should not be empty"),
                Arguments.of(
                        AttributeValue.fromSs(List.of("a", "a")),
                        INVALID + "Input collection [a, a] contains duplicates."),
                Arguments.of(AttributeValue.fromNs(List.of("1", "1.0")), "Input collection contains duplicates"),
                Arguments.of(
                        AttributeValue.fromBs(List.of(b, b)),
                        INVALID + "Input collection [Yg==, Yg==]of type BS contains duplicates."));
    }

    @ParameterizedTest
    @MethodSource
    void invalid(AttributeValue value, String sentence) {
        assertThatThrownBy(() -> Values.checked(value)).hasMessage(sentence);
        assertThatThrownBy(() -> Values.checked(Map.of("a", value))).hasMessage(sentence);
    }

    @Test
    void numbersAreKeptInOneForm() {
        AttributeValue nested = AttributeValue.fromL(List.of(
                AttributeValue.fromM(Map.of("n", number("1.50"))), AttributeValue.fromNs(List.of("01", "2e1"))));
        assertThat(Values.checked(nested))
                .isEqualTo(AttributeValue.fromL(List.of(
                        AttributeValue.fromM(Map.of("n", number("1.5"))), AttributeValue.fromNs(List.of("1", "20")))));
    }

    @Test
    void emptyTextsAndBytesAreValues() {
        assertThat(Values.checked(text(""))).isEqualTo(text(""));
        assertThat(Values.checked(bytes())).isEqualTo(bytes());
        assertThat(Values.checked(AttributeValue.fromSs(List.of("")))).isEqualTo(AttributeValue.fromSs(List.of("")));
        assertThatThrownBy(() -> Values.checkNotEmpty("pk", text("")))
                .hasMessage("One or more parameter values are not valid. The AttributeValue for a key attribute "
                        + "cannot contain an empty string value. Key: pk");
        assertThatThrownBy(() -> Values.checkNotEmpty("pk", bytes()))
                .hasMessage("One or more parameter values are not valid. The AttributeValue for a key attribute "
                        + "cannot contain an empty binary value. Key: pk");
    }

    @Test
    void valuesLieAtMost32LevelsDeep() {
        AttributeValue value = text("leaf");
        for (int level = 0; level < 31; level++) {
            value = level % 2 == 0 ? AttributeValue.fromM(Map.of("n", value)) : AttributeValue.fromL(List.of(value));
        }
        assertThat(Values.checked(value)).isEqualTo(value);
        AttributeValue deeper = AttributeValue.fromL(List.of(value));
        String sentence = "Nesting Levels have exceeded supported limits: "
                + "Attributes in the item have nested levels beyond supported limit";
        assertThatThrownBy(() -> Values.checked(deeper)).hasMessage(sentence);
        assertThatThrownBy(() -> Values.checkDepth(Map.of("a", deeper))).hasMessage(sentence);
    }

    @Test
    void setsAreEqualWhateverTheirOrder() {
        AttributeValue one = AttributeValue.fromM(Map.of("s", AttributeValue.fromSs(List.of("a", "b"))));
        AttributeValue other = AttributeValue.fromM(Map.of("s", AttributeValue.fromSs(List.of("b", "a"))));
        assertThat(Values.equal(one, other)).isTrue();
        assertThat(Values.equal(AttributeValue.fromL(List.of(one)), AttributeValue.fromL(List.of(other))))
                .isTrue();
        assertThat(Values.equal(AttributeValue.fromSs(List.of("1")), AttributeValue.fromNs(List.of("1"))))
                .isFalse();
        assertThat(Values.equal(AttributeValue.fromSs(List.of("a")), AttributeValue.fromSs(List.of("a", "b"))))
                .isFalse();
        assertThat(Values.equal(text("1"), number("1"))).isFalse();
    }

    @Test
    void textsNumbersAndBytesHaveAnOrder() {
        assertThat(Values.compare(text("\ue000"), text("\ud800\udc00"))).isNegative();
        assertThat(Values.compare(number("10"), number("9"))).isPositive();
        assertThat(Values.compare(number("-10"), number("-9"))).isNegative();
        assertThat(Values.compare(bytes(0x80), bytes(0x7f))).isPositive();
        assertThatThrownBy(() -> Values.compare(text("1"), number("1")))
                .hasMessage("Values of the types S and N have no order.");
        assertThatThrownBy(() -> Values.compare(AttributeValue.fromBool(true), AttributeValue.fromBool(false)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of(text("hello"), 5),
                Arguments.of(text("\u00e9\u20ac\ud83e\udd84"), 9),
                Arguments.of(bytes(1, 2, 3), 3),
                Arguments.of(AttributeValue.fromBool(true), 1),
                Arguments.of(AttributeValue.fromNul(true), 1),
                Arguments.of(number("0"), 1),
                Arguments.of(number("1"), 2),
                Arguments.of(number("-1"), 3),
                Arguments.of(number("123"), 3),
                Arguments.of(number("12.3"), 3),
                Arguments.of(number("1e125"), 2),
                Arguments.of(number("11e124"), 2),
                Arguments.of(number("11111e121"), 4),
                Arguments.of(number("1111111e119"), 5),
                Arguments.of(number("1".repeat(38) + "e88"), 20),
                Arguments.of(AttributeValue.fromSs(List.of("a", "bc")), 3),
                Arguments.of(AttributeValue.fromNs(List.of("1", "123")), 5),
                Arguments.of(AttributeValue.fromL(List.of()), 3),
                Arguments.of(AttributeValue.fromL(List.of(text("a"), number("1"))), 8),
                Arguments.of(AttributeValue.fromM(Map.of("ab", text("c"))), 7));
    }

    @ParameterizedTest
    @MethodSource
    void sizes(AttributeValue value, int size) {
        assertThat(Sizes.value(value)).isEqualTo(size);
        assertThat(Sizes.attribute("\u00e9", value)).isEqualTo(size + 2);
        assertThat(Sizes.item(Map.of("n", value, "m", text("x")))).isEqualTo(size + 3);
    }
}
