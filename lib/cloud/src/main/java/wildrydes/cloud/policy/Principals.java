package wildrydes.cloud.policy;

import java.util.List;
import java.util.Map;
import wildrydes.cloud.policy.Principal.Closeness;

/**
 * Whom a statement of a resource or trust policy is about.
 *
 * @param negated whether it is written as {@code NotPrincipal}: everybody but these
 * @param byType names by type, {@code *} standing for everybody
 */
record Principals(boolean negated, Map<String, List<String>> byType) {

    Closeness closeness(Principal principal) {
        if (negated) {
            return spares(principal) ? Closeness.NONE : Closeness.ROLE;
        }
        return named(principal);
    }

    /**
     * Whether {@code NotPrincipal} leaves somebody alone: it must name the account beside the principal itself, and both the role
     * and its session, since AWS looks at each of them
     * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
     */
    private boolean spares(Principal principal) {
        if (everybody()) {
            return true;
        }
        List<String> spared = byType.getOrDefault(principal.type(), List.of());
        String account = principal.account();
        boolean ofAccount =
                account.isEmpty() || spared.contains(account) || spared.contains("arn:aws:iam::" + account + ":root");
        return ofAccount && !principal.names().isEmpty() && spared.containsAll(principal.names());
    }

    boolean everybody() {
        return byType.containsKey("*") || byType.getOrDefault("AWS", List.of()).contains("*");
    }

    private Closeness named(Principal principal) {
        if (byType.containsKey("*")) {
            return Closeness.ROLE;
        }
        Closeness closest = Closeness.NONE;
        for (String name : byType.getOrDefault(principal.type(), List.of())) {
            Closeness one = closeness(name, principal);
            if (one.compareTo(closest) > 0) {
                closest = one;
            }
        }
        return byType.getOrDefault("AWS", List.of()).contains("*") && closest.compareTo(Closeness.ROLE) < 0
                ? Closeness.ROLE
                : closest;
    }

    private static Closeness closeness(String name, Principal principal) {
        int at = principal.names().indexOf(name);
        if (at == 0) {
            return Closeness.SELF;
        }
        if (at > 0) {
            return Closeness.ROLE;
        }
        boolean account = !principal.account().isEmpty()
                && (name.equals(principal.account()) || name.equals("arn:aws:iam::" + principal.account() + ":root"));
        return account ? Closeness.ACCOUNT : Closeness.NONE;
    }

    List<String> shown() {
        return byType.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(name -> entry.getKey().equals("*") ? "*" : entry.getKey() + ":" + name))
                .toList();
    }
}
