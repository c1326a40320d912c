package wildrydes.cloud.iam;

import wildrydes.cloud.policy.NamedPolicy;

/**
 * A role as those see it who let somebody assume it.
 *
 * @param id unique for ever: a role of the same name made later is another
 * @param mostSeconds longest session
 */
public record RoleView(String name, String arn, String id, NamedPolicy trust, int mostSeconds) {}
