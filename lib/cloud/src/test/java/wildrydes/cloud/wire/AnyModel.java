package wildrydes.cloud.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Objects of any of the SDK's model classes, with every member present, absent or empty. */
final class AnyModel {

    /** Characters that every protocol but XML carries. */
    static final String ALL = "azAZ09_.-/:\"\\\u0000\u001f\u00e4\u20ac\uffff";
    /** Characters that XML carries too. */
    static final String XML = "azAZ09_.-/:\"\\<>&'% +=\n\r\t\u00e4\u20ac";

    /** Characters that headers carry everywhere; a comma would part lists. */
    private static final String HEADER = "azAZ09_.-/:<>&'%+=";
    /** Characters for paths and query strings. */
    private static final String QUERY = "azAZ09_-:\"<>&'%+= ~*()\u00e4\u20ac";

    /** Members on which clients or the network act by themselves; null for those that a test leaves out. */
    private static final Map<String, Arbitrary<?>> FIXED = fixed();

    private static Map<String, Arbitrary<?>> fixed() {
        Map<String, Arbitrary<?>> fixed = new HashMap<>();
        fixed.put("Bucket", Arbitraries.just("herd"));
        fixed.put("DestinationBucket", Arbitraries.just("herd"));
        fixed.put("CopySource", Arbitraries.just("herd/unicorn"));
        for (String name : List.of(
                "ContentLength",
                "ContentMD5",
                "ContentEncoding",
                "ChecksumAlgorithm",
                "ChecksumMode",
                "ChecksumCRC32",
                "ChecksumCRC32C",
                "ChecksumCRC64NVME",
                "ChecksumSHA1",
                "ChecksumSHA256",
                "BucketRegion",
                "SourceBucket",
                "SourceKey",
                "SourceVersionId",
                "Expires",
                "ExpiresString",
                "ResponseStream")) {
            fixed.put(name, Arbitraries.just(null));
        }
        return fixed;
    }

    private final String characters;
    private final int leastLength;
    private final boolean wholeSeconds;

    private AnyModel(String characters, int leastLength, boolean wholeSeconds) {
        this.characters = characters;
        this.leastLength = leastLength;
        this.wholeSeconds = wholeSeconds;
    }

    static <T> Arbitrary<T> of(Class<T> model) {
        return of(model, ALL);
    }

    /** @param characters those that texts are made of */
    static <T> Arbitrary<T> of(Class<T> model, String characters) {
        return new AnyModel(characters, 0, false)
                .structure(() -> builder(model))
                .map(model::cast);
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
        List<Arbitrary<Object>> values = members.stream().map(this::member).toList();
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

    private Arbitrary<Object> member(SdkField<?> field) {
        Arbitrary<?> fixed = FIXED.get(field.memberName());
        boolean structure = field.marshallingType().getKnownType() == MarshallingKnownType.SDK_POJO;
        if (fixed != null && !structure) {
            return fixed.map(value -> (Object) value);
        }
        boolean required = field.containsTrait(RequiredTrait.class)
                || field.location() == MarshallLocation.GREEDY_PATH
                || field.location() == MarshallLocation.PATH
                || field.location() == MarshallLocation.STATUS_CODE;
        Arbitrary<Object> values = switch (field.location()) {
            case PAYLOAD -> value(field);
            case STATUS_CODE -> Arbitraries.of(200, 201, 202);
            case HEADER -> new AnyModel(HEADER, 1, true).value(field);
            case QUERY_PARAM -> new AnyModel(QUERY, 1, true).value(field);
            default -> new AnyModel(QUERY, 1, true).value(field);
        };
        return required ? values : values.injectNull(0.3);
    }

    /** Dates in the form of HTTP have no milliseconds. */
    private static boolean httpDate(SdkField<?> field) {
        TimestampFormatTrait trait = field.getTrait(TimestampFormatTrait.class);
        return trait != null && trait.format() == TimestampFormatTrait.Format.RFC_822;
    }

    private Arbitrary<Object> value(SdkField<?> field) {
        Arbitrary<?> values = switch (field.marshallingType().getKnownType()) {
            // the SDK writes attributes without escaping them
            case STRING ->
                field.containsTrait(XmlAttributeTrait.class) ? Arbitraries.of("Group", "CanonicalUser") : text();
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
                        .map(Instant::ofEpochMilli)
                        .map(instant ->
                                wholeSeconds || httpDate(field) ? instant.truncatedTo(ChronoUnit.SECONDS) : instant);
            case SDK_BYTES ->
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(SdkBytes::fromByteArray);
            case SDK_POJO -> structure(field.constructor());
            case LIST ->
                value(field.getTrait(ListTrait.class).memberFieldInfo())
                        .list()
                        .ofMinSize(leastLength)
                        .ofMaxSize(3);
            case MAP ->
                Arbitraries.maps(
                                leastLength == 0 ? text() : Arbitraries.of("a", "b-c", "d"),
                                value(field.getTrait(MapTrait.class).valueFieldInfo()))
                        .ofMaxSize(3);
            default -> throw new IllegalArgumentException(field.memberName());
        };
        return values.map(value -> (Object) value);
    }

    /** Texts of all planes, without lone surrogates, which no client can send. */
    private Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars(characters)
                .ofMinLength(leastLength)
                .ofMaxLength(12)
                .flatMap(text -> Arbitraries.of("", leastLength == 0 ? "\uD83E\uDD84" : "")
                        .map(unicorn -> text + unicorn));
    }
}
