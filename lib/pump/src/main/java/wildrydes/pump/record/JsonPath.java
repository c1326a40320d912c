package wildrydes.pump.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a document something is found: {@code $}, {@code $.a.b}, {@code $['a b']}, {@code $.a[0]}, {@code $.a[0:]} and,
 * with the same meaning, {@code $.a[*]}; docs.aws.amazon.com/kinesisanalytics/latest/dev/about-json-path.html.
 */
record JsonPath(String text, List<Step> steps) {

    /** A step into a document. */
    sealed interface Step {

        /** Into the value of a key; keys are case-sensitive. */
        record Field(String name) implements Step {}

        /** Into an element of an array, counted from 0. */
        record Element(int index) implements Step {}

        /** Into all elements of an array. */
        record Elements() implements Step {}
    }

    JsonPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is none, with a sentence that says where
     */
    static JsonPath parse(String text) {
        if (!text.startsWith("$")) {
            throw wrong(text, 0, "a path begins with $");
        }
        List<Step> steps = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            if (text.charAt(at) == '.') {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                    end++;
                }
                // "$." alone is how some write the root
                if (end > at + 1) {
                    steps.add(new Step.Field(text.substring(at + 1, end)));
                } else if (end < text.length() || !steps.isEmpty()) {
                    throw wrong(text, at, "a name must follow the dot");
                }
                at = end;
            } else if (text.charAt(at) == '[') {
                at = bracket(text, at, steps);
            } else {
                throw wrong(text, at, "a dot or a bracket must come next");
            }
        }
        return new JsonPath(text, steps);
    }

    private static int bracket(String text, int from, List<Step> steps) {
        char quote = from + 1 < text.length() ? text.charAt(from + 1) : ' ';
        if (quote == '\'' || quote == '"') {
            int end = text.indexOf(quote + "]", from + 2);
            if (end < 0) {
                throw wrong(text, from, "the quoted name does not end");
            }
            steps.add(new Step.Field(text.substring(from + 2, end)));
            return end + 2;
        }
        int end = text.indexOf(']', from);
        if (end < 0) {
            throw wrong(text, from, "the bracket does not close");
        }
        String inside = text.substring(from + 1, end).trim();
        if (inside.equals("0:") || inside.equals("*") || inside.equals(":")) {
            steps.add(new Step.Elements());
        } else if (inside.matches("[0-9]{1,9}")) {
            steps.add(new Step.Element(Integer.parseInt(inside)));
        } else {
            throw wrong(text, from, "a bracket holds a number, 0:, * or a quoted name");
        }
        return end + 1;
    }

    private static IllegalArgumentException wrong(String text, int at, String why) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not a JSONPath such as $.name or $.items[0:].name, at character " + (at + 1) + ": "
                        + why + ".");
    }
}
