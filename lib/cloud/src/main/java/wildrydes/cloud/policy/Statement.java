package wildrydes.cloud.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.Principal.Closeness;

/**
 * One statement of a policy.
 *
 * @param number its place in the document, from 1
 * @param sid its id; null where it has none
 * @param principals whom it is about; null in an identity policy, which is about whom it is attached to
 * @param resources null in a trust policy, which is about its role
 */
record Statement(
        int number,
        @Nullable String sid,
        Effect effect,
        @Nullable Principals principals,
        Patterns actions,
        @Nullable Patterns resources,
        List<Condition> conditions) {

    boolean matches(AccessRequest request) {
        return actions.matchAction(request.action()) && matchesResource(request) && conditionsHold(request);
    }

    boolean matchesResource(AccessRequest request) {
        return resources == null || resources.matchResource(request.resource(), request.context());
    }

    private boolean conditionsHold(AccessRequest request) {
        for (Condition condition : conditions) {
            if (!condition.holds(request.context())) {
                return false;
            }
        }
        return true;
    }

    boolean opensToAll() {
        Principals whom = principals;
        return effect == Effect.ALLOW
                && whom != null
                && (whom.negated() || whom.everybody())
                && conditions.stream().noneMatch(Condition::narrows);
    }

    Closeness closeness(Principal principal) {
        return principals == null ? Closeness.SELF : principals.closeness(principal);
    }

    /** As people refer to it: {@code statement ReadStream} or {@code statement 2}. */
    String title() {
        return sid == null || sid.isEmpty() ? "statement " + number : "statement " + sid;
    }
}
