package wildrydes.cloud.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Objects of any of the SDK's model classes, with every member present, absent or empty. */
final class AnyModel {

    /** Characters that every protocol but XML carries. */
    static final String ALL = "azAZ09_.-/:\"\\\u0000\u001f\u00e4\u20ac\uffff";
    /** Characters that XML carries too. */
    static final String XML = "azAZ09_.-/:\"\\<>&'% +=\n\r\t\u00e4\u20ac";

    private final String characters;

    private AnyModel(String characters) {
        this.characters = characters;
    }

    static <T> Arbitrary<T> of(Class<T> model) {
        return of(model, ALL);
    }

    /** @param characters those that texts are made of */
    static <T> Arbitrary<T> of(Class<T> model, String characters) {
        return new AnyModel(characters).structure(() -> builder(model)).map(model::cast);
    }

    static SdkPojo builder(Class<?> model) {
        try {
            return (SdkPojo) model.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Arbitrary<Object> structure(Supplier<SdkPojo> constructor) {
        List<SdkField<?>> members = constructor.get().sdkFields();
        List<Arbitrary<Object>> values =
                members.stream().map(member -> value(member).injectNull(0.3)).toList();
        return Combinators.combine(values).as(chosen -> {
            SdkPojo builder = constructor.get();
            for (int i = 0; i < chosen.size(); i++) {
                if (chosen.get(i) != null) {
                    members.get(i).set(builder, chosen.get(i));
                }
            }
            return ((Buildable) builder).build();
        });
    }

    private Arbitrary<Object> value(SdkField<?> field) {
        Arbitrary<?> values = switch (field.marshallingType().getKnownType()) {
            case STRING -> text();
            case INTEGER -> Arbitraries.integers();
            case LONG -> Arbitraries.longs();
            case SHORT -> Arbitraries.shorts();
            case BYTE -> Arbitraries.bytes();
            case FLOAT -> Arbitraries.floats();
            case DOUBLE -> Arbitraries.doubles();
            case BIG_DECIMAL -> Arbitraries.bigDecimals().between(BigDecimal.valueOf(-1e9), BigDecimal.valueOf(1e9));
            case BOOLEAN -> Arbitraries.of(true, false);
            case INSTANT ->
                Arbitraries.longs()
                        .between(-62_135_596_800_000L, 253_402_300_799_999L)
                        .map(Instant::ofEpochMilli);
            case SDK_BYTES ->
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(SdkBytes::fromByteArray);
            case SDK_POJO -> structure(field.constructor());
            case LIST ->
                value(field.getTrait(ListTrait.class).memberFieldInfo()).list().ofMaxSize(3);
            case MAP ->
                Arbitraries.maps(text(), value(field.getTrait(MapTrait.class).valueFieldInfo()))
                        .ofMaxSize(3);
            default -> throw new IllegalArgumentException(field.memberName());
        };
        return values.map(value -> (Object) value);
    }

    /** Texts of all planes, without lone surrogates, which no client can send. */
    private Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars(characters)
                .ofMaxLength(12)
                .flatMap(text -> Arbitraries.of("", "\uD83E\uDD84").map(unicorn -> text + unicorn));
    }
}
