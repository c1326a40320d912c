package wildrydes.cloud.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.http.Percent;

/**
 * The parameters of a form as the tree that their names describe: {@code Tags.member.1.Key} is a path, and a parameter's
 * value stands at its end.
 */
final class FormNode {

    /** Deeper names than any model has are cut off; nothing would read what is below. */
    private static final int MOST_STEPS = 64;

    private static final FormNode NOTHING = new FormNode();

    private final Map<String, FormNode> children = new LinkedHashMap<>(0);
    private @Nullable String value;

    /**
     * Reads a form; of several parameters with one name the first counts.
     *
     * @throws IllegalArgumentException where the encoding is wrong
     */
    static FormNode of(byte[] body) {
        return of(new String(body, StandardCharsets.UTF_8));
    }

    static FormNode of(String form) {
        FormNode root = new FormNode();
        int start = 0;
        while (start < form.length()) {
            int end = form.indexOf('&', start);
            if (end < 0) {
                end = form.length();
            }
            int equals = form.indexOf('=', start);
            boolean named = equals >= 0 && equals < end;
            if (end > start) {
                root.put(
                        Percent.decode(form.substring(start, named ? equals : end), true),
                        named ? Percent.decode(form.substring(equals + 1, end), true) : "");
            }
            start = end + 1;
        }
        return root;
    }

    private void put(String name, String text) {
        FormNode node = this;
        int start = 0;
        for (int steps = 0; steps < MOST_STEPS && start <= name.length(); steps++) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            node = node.children.computeIfAbsent(name.substring(start, end), step -> new FormNode());
            start = end + 1;
        }
        if (node.value == null) {
            node.value = text;
        }
    }

    /** The value at this name's end; null where longer names only pass through. */
    @Nullable
    String value() {
        return value;
    }

    /** The value of a parameter; empty where there is none. */
    String text(String name) {
        FormNode child = children.get(name);
        return child == null || child.value == null ? "" : child.value;
    }

    @Nullable
    FormNode child(String name) {
        return children.get(name);
    }

    FormNode childOrNothing(String name) {
        return children.getOrDefault(name, NOTHING);
    }

    /** The children whose names are numbers, in the order of the numbers. */
    List<FormNode> numbered() {
        TreeMap<Integer, FormNode> numbered = new TreeMap<>();
        children.forEach((name, child) -> {
            // Longer numbers count nothing that a form of this size could hold.
            if (!name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
                numbered.putIfAbsent(Integer.valueOf(name), child);
            }
        });
        return List.copyOf(numbered.values());
    }
}
