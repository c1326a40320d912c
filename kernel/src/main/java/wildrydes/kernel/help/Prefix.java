package wildrydes.kernel.help;

import java.util.function.Predicate;

/**
 * A name as far as it is written.
 *
 * @param exactly whether capital letters matter
 */
record Prefix(String text, boolean exactly) implements Predicate<String> {

    /** Whether it could become this name. */
    @Override
    public boolean test(String name) {
        return name.regionMatches(!exactly, 0, text, 0, text.length());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it looks like the name of a type of which enough is written to search all libraries for it. */
    boolean isOfType() {
        return exactly && text.length() > 1 && Character.isUpperCase(text.charAt(0));
    }
}
