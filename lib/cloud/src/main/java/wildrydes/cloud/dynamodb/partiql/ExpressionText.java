package wildrydes.cloud.dynamodb.partiql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Invalid;

/** Writes conditions and changes as expressions, and the definitions of the placeholders in them. Used by one thread. */
public final class ExpressionText {

    /** Longer lists of choices are several. */
    private static final int MOST_CHOICES = 90;

    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    /** For {@code ExpressionAttributeNames}. */
    public Map<String, String> names() {
        return names;
    }

    /** For {@code ExpressionAttributeValues}. */
    public Map<String, AttributeValue> values() {
        return values;
    }

    /** An attribute's placeholder. */
    public String name(String attribute) {
        return placeholders.computeIfAbsent(attribute, unknown -> {
            String placeholder = "#n" + placeholders.size();
            names.put(placeholder, attribute);
            return placeholder;
        });
    }

    /** A value's placeholder. */
    public String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    private String place(Place place) {
        StringBuilder text = new StringBuilder();
        for (Object step : place.steps()) {
            if (step instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(name((String) step));
            }
        }
        return text.toString();
    }

    private String term(Term term) {
        if (term instanceof Term.At at) {
            return place(at.place());
        }
        if (term instanceof Term.Given given) {
            return value(given.value());
        }
        if (term instanceof Term.Call call) {
            return call.function()
                    + call.arguments().stream().map(this::term).collect(Collectors.joining(", ", "(", ")"));
        }
        Term.Arithmetic arithmetic = (Term.Arithmetic) term;
        return term(arithmetic.left()) + " " + arithmetic.operator() + " " + term(arithmetic.right());
    }

    /** A condition as its text. */
    public String where(Where where) {
        if (where instanceof Where.Joined joined) {
            return joined.parts().stream().map(this::part).collect(Collectors.joining(joined.all() ? " AND " : " OR "));
        }
        if (where instanceof Where.Not not) {
            return "NOT " + part(not.part());
        }
        if (where instanceof Where.Compared compared) {
            return term(compared.left()) + " " + compared.operator() + " " + term(compared.right());
        }
        if (where instanceof Where.Between between) {
            return term(between.value()) + " BETWEEN " + term(between.low()) + " AND " + term(between.high());
        }
        if (where instanceof Where.In in) {
            return in(in);
        }
        return term(((Where.Test) where).call());
    }

    /** A condition that is a part of another one. */
    private String part(Where where) {
        boolean several = where instanceof Where.In in && in.choices().size() > MOST_CHOICES;
        return where instanceof Where.Joined || several ? "(" + where(where) + ")" : where(where);
    }

    private String in(Where.In in) {
        List<String> lists = new ArrayList<>();
        for (int from = 0; from < in.choices().size(); from += MOST_CHOICES) {
            int to = Math.min(from + MOST_CHOICES, in.choices().size());
            lists.add(term(in.value()) + " IN "
                    + in.choices().subList(from, to).stream()
                            .map(this::term)
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        return String.join(" OR ", lists);
    }

    /** All of several conditions. */
    public String all(List<Where> conditions) {
        return conditions.stream().map(this::part).collect(Collectors.joining(" AND "));
    }

    /** Changes as an update expression. */
    public String changes(List<Statement.Change> changes) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (Statement.Change change : changes) {
            Term value = change.value();
            String place = place(change.place());
            if (value == null) {
                add(sections, "REMOVE", place);
            } else if (value instanceof Term.Call call && call.function().startsWith("set_")) {
                add(sections, section(call), place + " " + elements(change.place(), call));
            } else {
                add(sections, "SET", place + " = " + term(value));
            }
        }
        return sections.entrySet().stream()
                .map(section -> section.getKey() + " " + String.join(", ", section.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static void add(Map<String, List<String>> sections, String section, String text) {
        sections.computeIfAbsent(section, unknown -> new ArrayList<>()).add(text);
    }

    private static String section(Term.Call call) {
        return switch (call.function()) {
            case "set_add" -> "ADD";
            case "set_delete" -> "DELETE";
            default -> throw Invalid.because("Unrecognized function: " + call.function());
        };
    }

    /** The second argument of {@code set_add(place, set)} and {@code set_delete(place, set)}. */
    private String elements(Place place, Term.Call call) {
        String function = call.function().toUpperCase(Locale.ROOT);
        if (call.arguments().size() != 2) {
            throw Invalid.because(function + " must have exactly two arguments");
        }
        if (!call.arguments().get(0).equals(new Term.At(place))) {
            throw Invalid.because("The first argument to " + function + " must equal the assignment value");
        }
        if (call.arguments().get(1) instanceof Term.Given given) {
            switch (given.value().type()) {
                case SS, NS, BS -> {
                    return value(given.value());
                }
                default -> {}
            }
        }
        throw Invalid.because("The second argument to " + function + " must be a value with type SET");
    }
}
