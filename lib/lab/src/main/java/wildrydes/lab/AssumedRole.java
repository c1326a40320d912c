package wildrydes.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why Lambda may not become a role: whom it trusts, and whom it would have to. */
final class AssumedRole {

    private static final Pattern REFUSED = Pattern.compile("role defined for the function cannot be assumed by Lambda");
    private static final Pattern ROLE = Pattern.compile("--role arn:aws:iam::\\d{12}:role/(?:[^ /]+/)*([^ /]+)");

    private AssumedRole() {}

    /**
     * Trust that was found beside trust that is wanted; empty for another refusal.
     *
     * @param command the {@code aws} line of the call that was refused
     */
    static String of(Lab lab, String command, String sentence) {
        Matcher named = ROLE.matcher(command);
        if (!REFUSED.matcher(sentence).find() || !named.find()) {
            return "";
        }
        Role role = lab.role(named.group(1));
        if (!role.exists()) {
            return "There is no role " + role.name() + "; create() makes it.";
        }
        return "Found in the trust policy of " + role.name() + ":\n" + role.trust()
                + "\nWanted in it: \"Principal\": {\"Service\": \"lambda.amazonaws.com\"}; trustService(\"lambda\").update()"
                + " puts it there.";
    }
}
