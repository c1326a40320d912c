package wildrydes.cloud.policy;

/**
 * Matches texts against patterns with {@code *} for any number of characters and {@code ?} for one. In a pattern the two stand
 * as characters that occur in no text, so that a value put in for a variable stays what it is.
 */
final class Glob {

    /** In place of {@code *}. */
    static final char ANY = '\uE000';
    /** In place of {@code ?}. */
    static final char ONE = '\uE001';

    private Glob() {}

    /** A pattern as people write it, with its wildcards marked. */
    static String marked(String pattern) {
        return pattern.replace('*', ANY).replace('?', ONE);
    }

    /** A marked pattern as people write it. */
    static String shown(String marked) {
        return marked.replace(ANY, '*').replace(ONE, '?');
    }

    static boolean matches(String marked, String text) {
        return matches(marked, 0, marked.length(), text, 0, text.length(), false);
    }

    static boolean matchesIgnoringCase(String marked, String text) {
        return matches(marked, 0, marked.length(), text, 0, text.length(), true);
    }

    /**
     * Whether the resource of a request matches that of a statement: each of the six parts between colons on its own, where a
     * pattern with fewer parts is completed with {@code *}; but a {@code *} at the end of a part goes beyond the colon
     * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
     */
    static boolean matchesResource(String marked, String arn) {
        return matchesArn(marked, arn) || (marked.indexOf(ANY) >= 0 && matches(marked, arn));
    }

    /**
     * Whether an ARN matches: each of the six parts between colons on its own, where a pattern with fewer parts is completed
     * with {@code *} (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
     */
    static boolean matchesArn(String marked, String arn) {
        if (marked.length() == 1 && marked.charAt(0) == ANY) {
            return true;
        }
        int at = 0;
        int start = 0;
        for (int part = 1; part < 6; part++) {
            int end = marked.indexOf(':', at);
            int textEnd = arn.indexOf(':', start);
            if (end < 0 || textEnd < 0) {
                boolean completed = end < 0
                        && matches(
                                marked, at, marked.length(), arn, start, textEnd < 0 ? arn.length() : textEnd, false);
                return completed && (textEnd >= 0 || part > 1);
            }
            if (!matches(marked, at, end, arn, start, textEnd, false)) {
                return false;
            }
            at = end + 1;
            start = textEnd + 1;
        }
        return matches(marked, at, marked.length(), arn, start, arn.length(), false);
    }

    /** Goes along both, and back to behind the latest {@code *} where it fails: linear for patterns as they are. */
    private static boolean matches(
            String pattern, int from, int to, String text, int start, int end, boolean ignoreCase) {
        int p = from;
        int t = start;
        int star = -1;
        int retry = start;
        while (t < end) {
            if (p < to && pattern.charAt(p) == ANY) {
                star = p++;
                retry = t;
            } else if (p < to && same(pattern.charAt(p), text.charAt(t), ignoreCase)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < to && pattern.charAt(p) == ANY) {
            p++;
        }
        return p == to;
    }

    private static boolean same(char pattern, char text, boolean ignoreCase) {
        return pattern == ONE
                || pattern == text
                || (ignoreCase && Character.toLowerCase(pattern) == Character.toLowerCase(text));
    }
}
