package wildrydes.cloud.logs.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a message that is separated by spaces, such as {@code [ip, user, ..., status = 4*, bytes > 1000]}: the message has as
 * many, but for those that {@code ...} stands for, and all conditions are met. What stands in square brackets or quotation marks
 * is one field.
 *
 * @param head fields in front of {@code ...}, or all of them
 * @param tail fields behind it; null where there is none
 */
record FieldsPattern(List<Field> head, @Nullable List<Field> tail) implements FilterPattern {

    private static final String ENDS = ",])";

    /** @param name empty where it has none */
    private record Field(String name, Predicate<Map<String, String>> condition) {}

    static FieldsPattern read(PatternText text) {
        text.require("[");
        List<Field> head = new ArrayList<>();
        List<Field> tail = null;
        do {
            text.space();
            if (text.take("...")) {
                if (tail != null) {
                    throw text.wrong();
                }
                tail = new ArrayList<>();
            } else {
                (tail == null ? head : tail).add(field(text));
            }
            text.space();
        } while (text.take(","));
        text.require("]");
        text.space();
        if (!text.ended()) {
            throw text.wrong();
        }
        return new FieldsPattern(head, tail);
    }

    private static Field field(PatternText text) {
        String[] first = {""};
        if (text.peek() == ',' || text.peek() == ']') {
            return new Field("", values -> true);
        }
        Predicate<Map<String, String>> condition = Conditions.read(text, part -> single(part, first));
        return new Field(first[0], condition);
    }

    /** @param first takes the name that comes first, which is the field's */
    private static Predicate<Map<String, String>> single(PatternText text, String[] first) {
        String name = text.word("_-");
        if (name.isEmpty()) {
            throw text.wrong();
        }
        if (first[0].isEmpty()) {
            first[0] = name;
        }
        text.space();
        if (text.peek() == ',' || text.peek() == ']') {
            return values -> true;
        }
        Comparison comparison = Comparison.read(text, ENDS);
        return values -> {
            String value = values.get(name);
            return value != null && comparison.test(value);
        };
    }

    @Override
    public boolean matches(String message) {
        List<String> fields = fields(message);
        List<Field> behind = tail == null ? List.of() : tail;
        int named = head.size() + behind.size();
        if (tail == null ? fields.size() != named : fields.size() < named) {
            return false;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            values.put(head.get(i).name(), fields.get(i));
        }
        for (int i = 0; i < behind.size(); i++) {
            values.put(behind.get(i).name(), fields.get(fields.size() - behind.size() + i));
        }
        return head.stream().allMatch(field -> field.condition().test(values))
                && behind.stream().allMatch(field -> field.condition().test(values));
    }

    private static List<String> fields(String message) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < message.length()) {
            char begin = message.charAt(at);
            if (Character.isWhitespace(begin)) {
                at++;
                continue;
            }
            char closing = begin == '[' ? ']' : begin == '"' ? '"' : ' ';
            int from = closing == ' ' ? at : at + 1;
            int end = message.indexOf(closing, from);
            if (end < 0 && closing != ' ') {
                from = at;
                end = message.indexOf(' ', at);
            }
            if (end < 0) {
                end = message.length();
            }
            fields.add(message.substring(from, end).stripTrailing());
            at = end + 1;
        }
        return fields;
    }
}
