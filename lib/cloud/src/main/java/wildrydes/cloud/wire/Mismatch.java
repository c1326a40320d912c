package wildrydes.cloud.wire;

import com.fasterxml.jackson.core.JsonToken;

/**
 * AWS's sentences for a value of the wrong type, as mhart/kinesalite ({@code validations/index.js}) records them; they name
 * the Java class that AWS's own server parsed.
 */
final class Mismatch {

    private Mismatch() {}

    static ServiceError error(String sentence) {
        return new ServiceError("SerializationException", 400, sentence);
    }

    /** A scalar where another was expected; {@code target} with its article, for example {@code an Integer}. */
    static ServiceError scalar(JsonToken token, String target) {
        return switch (token) {
            case START_ARRAY -> list();
            case START_OBJECT -> structure();
            default -> error("class " + javaClass(token) + " can not be converted to " + target);
        };
    }

    static ServiceError list() {
        return error("Start of list found where not expected");
    }

    static ServiceError structure() {
        return error("Start of structure or map found where not expected.");
    }

    static ServiceError notAList(JsonToken token) {
        return token == JsonToken.START_OBJECT ? structure() : error("Expected list or null");
    }

    static ServiceError notAMap(JsonToken token) {
        return token == JsonToken.START_ARRAY ? list() : error("Expected map or null");
    }

    static ServiceError notAStructure(JsonToken token) {
        return token == JsonToken.START_ARRAY ? list() : error("Expected null");
    }

    private static String javaClass(JsonToken token) {
        return switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> "java.lang.Boolean";
            case VALUE_STRING -> "java.lang.String";
            case VALUE_EMBEDDED_OBJECT -> "java.nio.HeapByteBuffer";
            default -> "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
        };
    }
}
