package wildrydes.cloud.athena.ddl;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which SHOW chooses names: {@code *} stands for any text and {@code |} between choices, as in Hive; {@code .*}, as the manual also writes it, for any text, too.
 * Case does not matter.
 */
final class Patterns {

    private final @Nullable Pattern pattern;

    /** @param pattern null for all names */
    Patterns(@Nullable String pattern) {
        this.pattern = pattern == null ? null : Pattern.compile(regular(pattern), Pattern.CASE_INSENSITIVE);
    }

    private static String regular(String pattern) {
        StringBuilder regular = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char here = pattern.charAt(i);
            if (here == '.' && pattern.startsWith("*", i + 1)) {
                continue;
            }
            regular.append(here == '*' ? ".*" : here == '|' ? "|" : Pattern.quote(String.valueOf(here)));
        }
        return regular.toString();
    }

    boolean matches(String name) {
        return pattern == null || pattern.matcher(name).matches();
    }
}
