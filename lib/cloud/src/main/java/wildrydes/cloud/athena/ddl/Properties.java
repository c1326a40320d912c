package wildrydes.cloud.athena.ddl;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code ('key' = 'value', ...)}. */
final class Properties {

    private Properties() {}

    /** The properties in their order; of a key that is there twice the last value. */
    static Map<String, String> read(Lexemes lexemes) {
        Map<String, String> properties = new LinkedHashMap<>();
        lexemes.expect("(");
        do {
            String key = lexemes.text();
            lexemes.expect("=");
            properties.put(key, lexemes.text());
        } while (lexemes.take(","));
        lexemes.expect(")");
        return properties;
    }
}
