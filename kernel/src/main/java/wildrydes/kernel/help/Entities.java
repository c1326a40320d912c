package wildrydes.kernel.help;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters that HTML names. */
final class Entities {

    private static final Pattern ENTITY = Pattern.compile("&(#?\\w+);");
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "\u2013"),
            Map.entry("mdash", "\u2014"),
            Map.entry("hellip", "..."),
            Map.entry("le", "\u2264"),
            Map.entry("ge", "\u2265"),
            Map.entry("ne", "\u2260"),
            Map.entry("times", "\u00d7"),
            Map.entry("rarr", "\u2192"),
            Map.entry("infin", "\u221e"),
            Map.entry("minus", "\u2212"),
            Map.entry("sup2", "\u00b2"),
            Map.entry("pi", "\u03c0"));

    private Entities() {}

    /** The character of an entity, given without ampersand and semicolon; the entity itself if it is not known. */
    static String text(String name) {
        try {
            if (name.startsWith("#x") || name.startsWith("#X")) {
                return Character.toString(Integer.parseInt(name.substring(2), 16));
            }
            if (name.startsWith("#")) {
                return Character.toString(Integer.parseInt(name.substring(1)));
            }
        } catch (IllegalArgumentException e) {
            // No number of a character, so it stands for itself.
            return "&" + name + ";";
        }
        return NAMED.getOrDefault(name, "&" + name + ";");
    }

    /** The text with characters for its entities. */
    static String decoded(String html) {
        return ENTITY.matcher(html).replaceAll(found -> Matcher.quoteReplacement(text(found.group(1))));
    }
}
