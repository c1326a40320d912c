package wildrydes.cloud.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.Operators.Operator;

/**
 * One key of a statement's condition, with its operator and values.
 *
 * @param name the operator as written, for example {@code ForAnyValue:StringLikeIfExists}
 * @param operator null for {@code Null}, which asks whether there is a value at all
 * @param quantifier how several values of the request count
 * @param ifExists whether a request without the key passes
 */
record Condition(
        String name,
        @Nullable Operator operator,
        Quantifier quantifier,
        boolean ifExists,
        String key,
        List<Template> values) {

    /** Keys by fixed values of which S3 holds a policy for not public. */
    private static final Set<String> NARROWING = Set.of(
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:userid",
            "aws:username",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn");

    private static final Set<String> WIDE = Set.of("*", "0.0.0.0/0", "::/0");

    /** How the values that a request has count. */
    enum Quantifier {
        /** The request has one value. */
        NONE(""),
        ALL("ForAllValues:"),
        ANY("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }

        static Quantifier of(String name) {
            return name.startsWith(ALL.prefix) ? ALL : name.startsWith(ANY.prefix) ? ANY : NONE;
        }
    }

    /** The condition that a document writes so; null where there is no such operator. */
    static @Nullable Condition of(String name, String key, List<Template> values) {
        Quantifier quantifier = Quantifier.of(name);
        String bare = name.substring(quantifier.prefix.length());
        if (bare.equals("Null")) {
            return new Condition(name, null, quantifier, false, key, values);
        }
        boolean ifExists = bare.endsWith("IfExists");
        Operator operator = Operators.named(ifExists ? bare.substring(0, bare.length() - "IfExists".length()) : bare);
        return operator == null ? null : new Condition(name, operator, quantifier, ifExists, key, values);
    }

    boolean holds(Context context) {
        List<String> found = context.values(key);
        boolean absent = found == null || found.isEmpty();
        Operator how = operator;
        if (how == null) {
            return values.stream().anyMatch(value -> value.toString().equalsIgnoreCase(String.valueOf(absent)));
        }
        if (found == null || absent) {
            // Nothing is unlike everything; all of nothing match, none of it does.
            return ifExists || quantifier == Quantifier.ALL || (quantifier == Quantifier.NONE && how.negated());
        }
        return switch (quantifier) {
            case ALL -> found.stream().allMatch(value -> matches(how, value, context));
            case ANY -> found.stream().anyMatch(value -> matches(how, value, context));
            // A key with several values needs a quantifier; without one AWS takes an operator to hold for any,
            // a negated one for all of them.
            case NONE ->
                how.negated()
                        ? found.stream().allMatch(value -> matches(how, value, context))
                        : found.stream().anyMatch(value -> matches(how, value, context));
        };
    }

    private boolean matches(Operator how, String value, Context context) {
        for (Template template : values) {
            String pattern = template.pattern(context);
            if (pattern != null && how.test().matches(value, pattern)) {
                return !how.negated();
            }
        }
        return how.negated();
    }

    /** Whether it lets pass only known accounts, principals, networks or resources. */
    boolean narrows() {
        Operator how = operator;
        return how != null
                && !how.negated()
                && !ifExists
                && NARROWING.contains(key.toLowerCase(Locale.ROOT))
                && values.stream().map(Template::toString).noneMatch(value -> WIDE.contains(value));
    }

    List<String> shown() {
        return values.stream().map(Template::toString).toList();
    }
}
