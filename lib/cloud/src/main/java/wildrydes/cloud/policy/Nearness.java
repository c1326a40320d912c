package wildrydes.cloud.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.Principal.Closeness;

/**
 * A statement that allows something, and what keeps it from allowing a request.
 *
 * @param distance 0 where it matches; rises with what differs, and how much
 */
record Nearness(NamedPolicy policy, Statement statement, List<Difference> differences, int distance) {

    /** A statement of another service, or one that parts in most elements, is no help to anybody. */
    private static final int FAR = 8;

    private static final int ANOTHER_SERVICE = 8;
    private static final int ANOTHER_ACTION = 3;
    private static final int ANOTHER_RESOURCE = 2;
    private static final int ANOTHER_CONDITION = 1;
    private static final int ANOTHER_PRINCIPAL = 3;

    /** The statement that comes nearest to allowing; null where none comes near. */
    static @Nullable Nearness nearest(AccessRequest request, Principal principal, List<NamedPolicy> policies) {
        Nearness nearest = null;
        for (NamedPolicy policy : policies) {
            for (Statement statement : policy.document().statements()) {
                if (statement.effect() == Effect.ALLOW) {
                    Nearness one = of(policy, statement, request, principal);
                    if (one.distance > 0
                            && one.distance < FAR
                            && (nearest == null || one.distance < nearest.distance)) {
                        nearest = one;
                    }
                }
            }
        }
        return nearest;
    }

    private static Nearness of(NamedPolicy policy, Statement statement, AccessRequest request, Principal principal) {
        List<Difference> differences = new ArrayList<>();
        int distance = 0;
        Principals principals = statement.principals();
        if (principals != null && statement.closeness(principal) == Closeness.NONE) {
            differences.add(difference(
                    "Principal",
                    principals.shown(),
                    principal.names().stream()
                            .map(name -> principal.type() + ":" + name)
                            .toList(),
                    principals.negated() ? "all but" : ""));
            distance += ANOTHER_PRINCIPAL;
        }
        Patterns actions = statement.actions();
        if (!actions.matchAction(request.action())) {
            differences.add(difference(
                    "Action", actions.shown(), List.of(request.action()), actions.negated() ? "all but" : ""));
            distance += sameService(actions, request.action()) ? ANOTHER_ACTION : ANOTHER_SERVICE;
        }
        Patterns resources = statement.resources();
        if (resources != null && !statement.matchesResource(request)) {
            differences.add(difference(
                    "Resource", resources.shown(), List.of(request.resource()), resources.negated() ? "all but" : ""));
            distance += ANOTHER_RESOURCE;
        }
        for (Condition condition : statement.conditions()) {
            if (!condition.holds(request.context())) {
                differences.add(difference(condition, request.context()));
                distance += ANOTHER_CONDITION;
            }
        }
        return new Nearness(policy, statement, differences, distance);
    }

    private static boolean sameService(Patterns actions, String action) {
        String service = action.substring(0, action.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return actions.templates().stream()
                .anyMatch(
                        template -> template.toString().toLowerCase(Locale.ROOT).startsWith(service));
    }

    private static Difference difference(String element, List<String> has, List<String> asked, String prefix) {
        String what = element.toLowerCase(Locale.ROOT);
        String these = (prefix.isEmpty() ? "" : prefix + " ") + shown(has);
        return new Difference(
                element,
                has,
                asked,
                "its " + what + " is " + these + ", and the request's " + what + " is " + String.join(", ", asked)
                        + hint(element, asked));
    }

    /** Listing is asked of no resource in particular, the one thing that hand-written policies forget. */
    private static String hint(String element, List<String> asked) {
        return element.equals("Resource") && asked.equals(List.of("*"))
                ? " (the action cannot be limited to a resource; give it a statement of its own with \"Resource\": \"*\")"
                : "";
    }

    private static Difference difference(Condition condition, Context context) {
        List<String> values = context.values(condition.key());
        List<String> asked = values == null ? List.of() : values;
        return new Difference(
                "Condition",
                condition.shown(),
                asked,
                "its condition asks " + condition.name() + " " + condition.key() + " " + shown(condition.shown())
                        + ", and the request has "
                        + (asked.isEmpty() ? "no " + condition.key() : String.join(", ", asked)));
    }

    private static String shown(List<String> patterns) {
        return patterns.size() < 4
                ? String.join(", ", patterns)
                : String.join(", ", patterns.subList(0, 3)) + " or one of " + (patterns.size() - 3) + " more";
    }
}
