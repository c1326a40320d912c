package wildrydes.kernel.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildrydes.kernel.api.MimeBundle;

/** Reads fields of message contents. A field that is missing or of another type reads as empty: kernels differ. */
final class Json {

    private Json() {}

    static String text(Map<String, Object> content, String field) {
        return content.get(field) instanceof String text ? text : "";
    }

    static int number(Map<String, Object> content, String field) {
        return content.get(field) instanceof Number number ? number.intValue() : 0;
    }

    static boolean flag(Map<String, Object> content, String field) {
        return content.get(field) instanceof Boolean flag && flag;
    }

    static List<String> texts(Map<String, Object> content, String field) {
        return list(content, field).stream().map(String::valueOf).toList();
    }

    static List<?> list(Map<String, Object> content, String field) {
        return content.get(field) instanceof List<?> list ? list : List.of();
    }

    /** Keys of JSON objects are strings. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> content, String field) {
        return content.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static MimeBundle bundle(Map<String, Object> content) {
        return new MimeBundle(object(content, "data"), object(content, "metadata"));
    }

    static Optional<String> displayId(Map<String, Object> content) {
        return Optional.of(text(object(content, "transient"), "display_id")).filter(id -> !id.isEmpty());
    }
}
