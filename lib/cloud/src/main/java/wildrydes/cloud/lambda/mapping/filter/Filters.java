package wildrydes.cloud.lambda.mapping.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * The filters of a mapping: a record that meets one of them goes to the function
 * (docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
 */
public final class Filters {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<ObjectPattern> patterns;

    private Filters(List<ObjectPattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads patterns.
     *
     * @throws PatternException for the first one that is none
     */
    public static Filters of(List<String> patterns) {
        return new Filters(patterns.stream().map(Filters::pattern).toList());
    }

    private static ObjectPattern pattern(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (!json.isObject() || json.isEmpty()) {
                throw new PatternException("Pattern " + text + " is no JSON object with something in it.");
            }
            return ObjectPattern.read(json);
        } catch (JsonProcessingException e) {
            throw new PatternException("Pattern " + text + " is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Whether every record passes. */
    public boolean none() {
        return patterns.isEmpty();
    }

    /** Whether a record passes, as filters see it; numbers in it may be of any kind. */
    public boolean pass(JsonNode record) {
        return none() || patterns.stream().anyMatch(pattern -> pattern.meets(record));
    }
}
