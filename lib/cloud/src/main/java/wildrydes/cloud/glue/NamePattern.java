package wildrydes.cloud.glue;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * By which GetTables and GetUserDefinedFunctions choose names: regular expressions, in which a star that stands behind nothing to repeat is any text, as in Hive's
 * metastore, from which users know it ({@code herd_*}).
 */
final class NamePattern {

    private final @Nullable Pattern pattern;

    /** @param expression null or empty for all names */
    NamePattern(@Nullable String expression) {
        try {
            pattern = expression == null || expression.isEmpty()
                    ? null
                    : Pattern.compile(regular(expression), Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw GlueErrors.invalid("Invalid pattern " + expression + ": " + e.getDescription() + ".");
        }
    }

    private static String regular(String expression) {
        StringBuilder regular = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char here = expression.charAt(i);
            boolean repeats = i > 0 && ".)]}".indexOf(expression.charAt(i - 1)) >= 0;
            regular.append(here == '*' && !repeats ? ".*" : String.valueOf(here));
        }
        return regular.toString();
    }

    boolean matches(String name) {
        return pattern == null || pattern.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Those of a list whose names match. */
    <T> List<T> of(List<T> all, Function<T, String> name) {
        return all.stream().filter(one -> matches(name.apply(one))).toList();
    }
}
