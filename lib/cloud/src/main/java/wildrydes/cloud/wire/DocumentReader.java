package wildrydes.cloud.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads a JSON or CBOR document straight into the builders of the SDK's model classes. */
final class DocumentReader {

    /** What JSON has no numbers for travels as text. */
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final Dialect dialect;

    DocumentReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Fills a request's builder.
     *
     * @throws MalformedBody where the body is not a document of the dialect
     * @throws ServiceError with code SerializationException where a value has the wrong type
     */
    void fill(SdkPojo builder, byte[] body) {
        try (JsonParser parser = dialect.factory().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedBody("The request body is no " + dialect.name() + " object.");
            }
            fill(builder, Structure.of(builder), parser);
            if (parser.nextToken() != null) {
                throw new MalformedBody("The request body goes on after its " + dialect.name() + " object.");
            }
        } catch (JsonProcessingException e) {
            throw new MalformedBody("The request body is not " + dialect.name() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedBody("The request body is not " + dialect.name() + ": " + e.getMessage());
        }
    }

    private void fill(SdkPojo builder, Structure structure, JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            Member member = structure.member(name);
            if (member == null) {
                parser.skipChildren(); // AWS ignores members that it does not know
            } else if (token != JsonToken.VALUE_NULL) {
                member.set(builder, value(parser, token, member.shape()));
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new MalformedBody("The request body is not " + dialect.name() + ": a member's name is no text.");
        }
    }

    private @Nullable Object value(JsonParser parser, @Nullable JsonToken token, Shape shape) throws IOException {
        if (token == null) {
            throw new MalformedBody("The request body is not " + dialect.name() + ": it ends too early.");
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (shape instanceof Shape.Scalar scalar) {
            return scalar(parser, token, scalar);
        }
        if (shape instanceof Shape.ListOf list) {
            return list(parser, token, list.element());
        }
        if (shape instanceof Shape.StructureOf structure) {
            if (token != JsonToken.START_OBJECT) {
                throw Mismatch.notAStructure(token);
            }
            SdkPojo builder = structure.newBuilder();
            fill(builder, structure.of(builder), parser);
            return ((Buildable) builder).build();
        }
        return map(parser, token, ((Shape.MapOf) shape).value());
    }

    private List<@Nullable Object> list(JsonParser parser, JsonToken token, Shape element) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw Mismatch.notAList(token);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            list.add(value(parser, next, element));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(JsonParser parser, JsonToken token, Shape value) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            throw Mismatch.notAMap(token);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            map.put(name, value(parser, parser.nextToken(), value));
        }
        return map;
    }

    private Object scalar(JsonParser parser, JsonToken token, Shape.Scalar shape) throws IOException {
        return switch (shape.type()) {
            case STRING -> {
                if (token != JsonToken.VALUE_STRING) {
                    throw Mismatch.scalar(token, "an String");
                }
                yield parser.getText();
            }
            case SDK_BYTES -> dialect.readBlob(parser, token);
            case INSTANT -> dialect.readInstant(parser, token, shape);
            case BOOLEAN -> truth(parser, token);
            case INTEGER -> (int) whole(parser, token, "an Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(parser, token, "an Long", Long.MIN_VALUE, Long.MAX_VALUE);
            case SHORT -> (short) whole(parser, token, "an Short", Short.MIN_VALUE, Short.MAX_VALUE);
            case BYTE -> (byte) whole(parser, token, "an Byte", Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DOUBLE -> fraction(parser, token, "an Double");
            case FLOAT -> (float) fraction(parser, token, "an Float");
            case BIG_DECIMAL -> {
                if (!token.isNumeric()) {
                    throw Mismatch.scalar(token, "an BigDecimal");
                }
                yield parser.getDecimalValue();
            }
            default -> throw new IllegalStateException("No scalar: " + shape);
        };
    }

    private static boolean truth(JsonParser parser, JsonToken token) throws IOException {
        if (token.isBoolean()) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_STRING) {
            String text = parser.getText().toUpperCase(Locale.ROOT);
            return switch (text) {
                case "TRUE", "YES", "1" -> true;
                case "FALSE", "NO", "0" -> false;
                default -> throw Mismatch.error("'" + text + "' can not be converted to an Boolean");
            };
        }
        throw Mismatch.scalar(token, "an Boolean");
    }

    private static long whole(JsonParser parser, JsonToken token, String target, long least, long most)
            throws IOException {
        if (!token.isNumeric()) {
            throw Mismatch.scalar(token, target);
        }
        long value;
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            value = parser.getLongValue();
        } else {
            BigDecimal decimal = parser.getDecimalValue();
            if ((long) decimal.precision() - decimal.scale() > 18) {
                throw Mismatch.scalar(token, target);
            }
            value = decimal.longValue();
        }
        if (value < least || value > most) {
            throw Mismatch.scalar(token, target);
        }
        return value;
    }

    private static double fraction(JsonParser parser, JsonToken token, String target) throws IOException {
        if (token == JsonToken.VALUE_STRING && NO_NUMBERS.contains(parser.getText())) {
            return Double.parseDouble(parser.getText());
        }
        if (!token.isNumeric()) {
            throw Mismatch.scalar(token, target);
        }
        return parser.getDoubleValue();
    }
}
