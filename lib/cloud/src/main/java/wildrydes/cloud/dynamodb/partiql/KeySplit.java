package wildrydes.cloud.dynamodb.partiql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.dynamodb.table.KeySchema;

/**
 * A condition, taken apart into what it says of keys and the rest.
 *
 * @param equal values that attributes of the key are to have
 * @param range what else is said of the sort key in a way that a Query knows; null for nothing
 * @param rest all else
 */
public record KeySplit(
        Map<String, AttributeValue> equal, @Nullable Where range, List<Where> rest) {

    /**
     * What a condition says of a key, and the rest of it.
     *
     * @param where null for no condition
     */
    public static KeySplit of(@Nullable Where where, KeySchema keys) {
        Map<String, AttributeValue> equal = new LinkedHashMap<>();
        List<Where> rest = new ArrayList<>();
        Where range = null;
        KeyAttribute sort = keys.sort();
        for (Where part : parts(where)) {
            String name = equalTo(part, keys, equal);
            if (name != null) {
                continue;
            }
            if (range == null && sort != null && isRange(part, sort.name())) {
                range = part;
            } else {
                rest.add(part);
            }
        }
        if (range != null && sort != null && equal.containsKey(sort.name())) {
            rest.add(range);
            range = null;
        }
        return new KeySplit(equal, range, rest);
    }

    private static List<Where> parts(@Nullable Where where) {
        if (where == null) {
            return List.of();
        }
        return where instanceof Where.Joined joined && joined.all() ? joined.parts() : List.of(where);
    }

    /** Notes that a key's attribute is to equal a value, the first time that it is said; null where it is not said. */
    private static @Nullable String equalTo(Where part, KeySchema keys, Map<String, AttributeValue> equal) {
        if (part instanceof Where.Compared compared && compared.operator().equals("=")) {
            for (String name : keys.names()) {
                AttributeValue value = given(compared.left(), compared.right(), name);
                value = value == null ? given(compared.right(), compared.left(), name) : value;
                if (value != null && equal.putIfAbsent(name, value) == null) {
                    return name;
                }
            }
        }
        return null;
    }

    private static @Nullable AttributeValue given(Term attribute, Term value, String name) {
        boolean named = attribute instanceof Term.At at && at.place().is(name);
        return named && value instanceof Term.Given given ? given.value() : null;
    }

    private static boolean isRange(Where part, String sort) {
        if (part instanceof Where.Compared compared) {
            return !compared.operator().equals("<>") && given(compared.left(), compared.right(), sort) != null;
        }
        if (part instanceof Where.Between between) {
            return given(between.value(), between.low(), sort) != null
                    && given(between.value(), between.high(), sort) != null;
        }
        if (part instanceof Where.Test test && test.call().function().equals("begins_with")) {
            List<Term> arguments = test.call().arguments();
            return arguments.size() == 2 && given(arguments.get(0), arguments.get(1), sort) != null;
        }
        return false;
    }

    /** Whether all attributes of a key are to equal something. */
    public boolean whole(KeySchema keys) {
        return equal.keySet().containsAll(keys.names());
    }

    /** The attributes that the rest names. */
    public Set<String> named() {
        Set<String> named = new HashSet<>();
        rest.forEach(where -> collect(where, named));
        return named;
    }

    private static void collect(Where where, Set<String> named) {
        if (where instanceof Where.Joined joined) {
            joined.parts().forEach(part -> collect(part, named));
        } else if (where instanceof Where.Not not) {
            collect(not.part(), named);
        } else if (where instanceof Where.Compared compared) {
            collect(compared.left(), named);
            collect(compared.right(), named);
        } else if (where instanceof Where.Between between) {
            collect(between.value(), named);
            collect(between.low(), named);
            collect(between.high(), named);
        } else if (where instanceof Where.In in) {
            collect(in.value(), named);
            in.choices().forEach(choice -> collect(choice, named));
        } else if (where instanceof Where.Test test) {
            collect(test.call(), named);
        }
    }

    private static void collect(Term term, Set<String> named) {
        if (term instanceof Term.At at) {
            named.add(at.place().head());
        } else if (term instanceof Term.Call call) {
            call.arguments().forEach(argument -> collect(argument, named));
        } else if (term instanceof Term.Arithmetic arithmetic) {
            collect(arithmetic.left(), named);
            collect(arithmetic.right(), named);
        }
    }
}
