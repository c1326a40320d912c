package wildrydes.cloud.lambda.mapping.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the members of an object must be.
 *
 * @param members all of which must be met
 * @param choice of which one must be met ({@code $or}); empty where there is none
 */
record ObjectPattern(Map<String, Pattern> members, List<ObjectPattern> choice) implements Pattern {

    private static final String OR = "$or";

    static ObjectPattern read(JsonNode json) {
        Map<String, Pattern> members = new LinkedHashMap<>();
        List<ObjectPattern> choice = new ArrayList<>();
        json.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (member.getKey().equals(OR) && value.isArray() && value.size() > 1 && allObjects(value)) {
                value.forEach(one -> choice.add(read(one)));
            } else if (value.isObject() && !value.isEmpty()) {
                members.put(member.getKey(), read(value));
            } else {
                members.put(member.getKey(), ValuePattern.read(member.getKey(), value));
            }
        });
        return new ObjectPattern(members, choice);
    }

    private static boolean allObjects(JsonNode values) {
        for (JsonNode value : values) {
            if (!value.isObject() || value.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean meets(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (meets(element)) {
                    return true;
                }
            }
            return false;
        }
        return members.entrySet().stream().allMatch(member -> member.getValue().meets(value.path(member.getKey())))
                && (choice.isEmpty() || choice.stream().anyMatch(one -> one.meets(value)));
    }
}
