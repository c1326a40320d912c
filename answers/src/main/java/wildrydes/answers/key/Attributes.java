package wildrydes.answers.key;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands behind the opening of a block, written as jupytext does: {@code id="e1-record" role="check" points=1}. */
final class Attributes {

    private static final Pattern ONE =
            Pattern.compile("\\G\\s*([A-Za-z_]+)=(?:\"([^\"\\\\]*)\"|([0-9]+(?:\\.[0-9]+)?))(?=\\s|$)");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> KNOWN = Set.of("id", "role", "points", "budget");
    private static final BigDecimal MOST_POINTS = new BigDecimal(1000);

    private final String key;
    private final int line;
    private final Map<String, String> values;

    private Attributes(String key, int line, Map<String, String> values) {
        this.key = key;
        this.line = line;
        this.values = values;
    }

    static Attributes parse(String key, int line, String text) {
        var values = new LinkedHashMap<String, String>();
        var one = ONE.matcher(text);
        int end = 0;
        while (one.find()) {
            String name = one.group(1);
            if (!KNOWN.contains(name)) {
                throw new KeyException(
                        key, line, "there is no attribute \"" + name + "\"", "Use id, role, points or budget");
            }
            String value = one.group(2) == null ? one.group(3) : one.group(2);
            if (values.put(name, value) != null) {
                throw new KeyException(key, line, "the attribute \"" + name + "\" stands twice", "Keep one of them");
            }
            end = one.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new KeyException(
                    key,
                    line,
                    "\"" + text.substring(end).strip() + "\" is no attribute",
                    "Write name=\"text\" or name=number, divided by spaces");
        }
        return new Attributes(key, line, values);
    }

    String id() {
        String id = values.get("id");
        if (id == null) {
            throw new KeyException(key, line, "the cell has no id", "Add id=\"...\" to this line");
        }
        if (!ID.matcher(id).matches()) {
            throw new KeyException(
                    key, line, "\"" + id + "\" cannot be the id of a cell", "Use up to 64 letters, digits, - and _");
        }
        return id;
    }

    Role role(Role otherwise) {
        String word = values.get("role");
        if (word == null) {
            return otherwise;
        }
        return Role.of(word)
                .orElseThrow(() -> new KeyException(
                        key,
                        line,
                        "there is no role \"" + word + "\"",
                        "Use one of " + String.join(", ", Role.words())));
    }

    /** The points of a cell of this role. */
    Optional<BigDecimal> points(Role role) {
        String points = values.get("points");
        if (points == null) {
            if (role.graded()) {
                throw new KeyException(
                        key,
                        line,
                        "a cell of role " + role.word() + " gives points, and this one says none",
                        "Add points=1");
            }
            return Optional.empty();
        }
        if (!role.graded()) {
            throw new KeyException(
                    key, line, "a cell of role " + role.word() + " gives no points", "Remove points=" + points);
        }
        var number = new BigDecimal(points);
        if (number.compareTo(MOST_POINTS) > 0 || number.scale() > 2) {
            throw new KeyException(key, line, points + " are no points", "Give 0 to 1000, with two decimals at most");
        }
        return Optional.of(number);
    }

    /** The seconds that the cell may take. */
    Optional<Integer> budget() {
        String budget = values.get("budget");
        if (budget == null) {
            return Optional.empty();
        }
        if (!budget.matches("[1-9][0-9]{0,2}")) {
            throw new KeyException(key, line, budget + " is no budget", "Give whole seconds from 1 to 999");
        }
        return Optional.of(Integer.valueOf(budget));
    }
}
