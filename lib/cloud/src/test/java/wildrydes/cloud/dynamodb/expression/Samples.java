package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.wire.ServiceError;

/** Values and refusals in short. */
final class Samples {

    private Samples() {}

    /** A text, a number, a truth, a list, a map, bytes; or null as DynamoDB has it. */
    static AttributeValue value(Object of) {
        if (of instanceof AttributeValue ready) {
            return ready;
        }
        if (of instanceof Number number) {
            return AttributeValue.fromN(number.toString());
        }
        if (of instanceof Boolean truth) {
            return AttributeValue.fromBool(truth);
        }
        if (of instanceof byte[] bytes) {
            return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
        }
        if (of instanceof List<?> elements) {
            return AttributeValue.fromL(elements.stream().map(Samples::value).toList());
        }
        if (of instanceof Map<?, ?> attributes) {
            Map<String, AttributeValue> all = new LinkedHashMap<>();
            attributes.forEach((name, part) -> all.put((String) name, value(part)));
            return AttributeValue.fromM(all);
        }
        return AttributeValue.fromS((String) of);
    }

    static final AttributeValue NOTHING = AttributeValue.fromNul(true);

    static AttributeValue texts(String... elements) {
        return AttributeValue.fromSs(List.of(elements));
    }

    static AttributeValue numbers(String... elements) {
        return AttributeValue.fromNs(List.of(elements));
    }

    static AttributeValue bytes(String... elements) {
        List<SdkBytes> all = new ArrayList<>();
        for (String element : elements) {
            all.add(SdkBytes.fromUtf8String(element));
        }
        return AttributeValue.fromBs(all);
    }

    /** Attributes from names and values by turns. */
    static Map<String, AttributeValue> item(Object... namesAndValues) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return item;
    }

    static void refused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ServiceError.class, error -> {
                    assertThat(error.code()).isEqualTo("ValidationException");
                    assertThat(error.status()).isEqualTo(400);
                })
                .hasMessage(sentence);
    }
}
