package wildrydes.cloud.lambda.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms in which requests name functions: by name, by part of an ARN, by ARN, each with a version or alias or without. */
final class FunctionArns {

    private static final Pattern FORM =
            Pattern.compile("(?:arn:aws[a-zA-Z-]*:lambda:)?(?:[a-z]{2}(?:-gov)?-[a-z]+-\\d:)?"
                    + "(?:\\d{12}:)?(?:function:)?([a-zA-Z0-9-_.]+)(?::(\\$LATEST|[a-zA-Z0-9-_]+))?");

    private final String prefix;

    FunctionArns(String account, String region) {
        this.prefix = "arn:aws:lambda:" + region + ":" + account + ":function:";
    }

    /** The ARN of a function that a request names, with version or alias where it has one. */
    String arn(String wanted) {
        Matcher form = FORM.matcher(wanted);
        if (!form.matches()) {
            throw MappingErrors.noFunction();
        }
        String qualifier = form.group(2);
        return prefix + form.group(1) + (qualifier == null ? "" : ":" + qualifier);
    }

    /** The name of a function, without version or alias. */
    static String name(String arn) {
        return arn.split(":", -1)[6];
    }

    /** The version or alias in an ARN; null for none. */
    static @Nullable String qualifier(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > 7 ? parts[7] : null;
    }

    /** Whether an ARN is of a function, or of the very version or alias that is wanted. */
    static boolean covers(String wanted, String arn) {
        return arn.equals(wanted) || qualifier(wanted) == null && name(wanted).equals(name(arn));
    }
}
