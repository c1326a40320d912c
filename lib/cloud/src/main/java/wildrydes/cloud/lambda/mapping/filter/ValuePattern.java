package wildrydes.cloud.lambda.mapping.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a value must be: one of several things. Of an array one element must be.
 *
 * @param tests of which one must hold
 */
record ValuePattern(List<Predicate<JsonNode>> tests) implements Pattern {

    static ValuePattern read(String member, JsonNode json) {
        if (!json.isArray() || json.isEmpty()) {
            throw new PatternException("Member " + member + " is " + json
                    + "; a pattern has an array of values there, with one at least.");
        }
        List<Predicate<JsonNode>> tests = new ArrayList<>();
        json.forEach(one -> tests.add(Tests.read(member, one)));
        return new ValuePattern(tests);
    }

    @Override
    public boolean meets(JsonNode value) {
        if (value.isArray() && !value.isEmpty()) {
            for (JsonNode element : value) {
                if (one(element)) {
                    return true;
                }
            }
            return false;
        }
        return one(value);
    }

    private boolean one(JsonNode value) {
        return tests.stream().anyMatch(test -> test.test(value));
    }
}
