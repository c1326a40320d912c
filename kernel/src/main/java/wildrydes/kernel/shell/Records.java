package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JShell makes every type of a cell public, and a record's constructor must be as public as its record: a constructor that
 * is right in a file, {@code record Point(int x) { Point { } }}, would be refused in a cell. So it is made public.
 */
final class Records {

    private static final String PUBLIC = "public ";
    private static final Pattern RECORD = Pattern.compile("\\brecord\\s+(\\w+)");

    private Records() {}

    /** Where {@code public} is missing in the declaration of a record, as offsets in it, ascending. */
    static List<Integer> gaps(String source) {
        String masked = Mask.of(source);
        Matcher record = RECORD.matcher(masked);
        if (!record.find()) {
            return List.of();
        }
        Matcher constructor = Pattern.compile("(?<![\\w.@])" + Pattern.quote(record.group(1))
                        + "\\s*(?:\\{|\\([^)]*\\)\\s*(?:throws[^{]*)?\\{)")
                .matcher(masked);
        var gaps = new ArrayList<Integer>();
        int from = record.end();
        while (constructor.find(from)) {
            if (isMember(masked, constructor.start()) && depth(masked, constructor.start()) == 1) {
                gaps.add(constructor.start());
            }
            from = constructor.end();
        }
        return gaps;
    }

    /** The source with {@code public} in its gaps. */
    static String filled(String source, List<Integer> gaps) {
        var filled = new StringBuilder(source);
        for (int i = gaps.size() - 1; i >= 0; i--) {
            filled.insert(gaps.get(i), PUBLIC);
        }
        return filled.toString();
    }

    /** The offset in the source for one in the filled source. */
    static int original(int offset, List<Integer> gaps) {
        int original = offset;
        for (int gap : gaps) {
            if (original > gap) {
                original = Math.max(gap, original - PUBLIC.length());
            }
        }
        return original;
    }

    /** Whether nothing but the end of another member is before it: no modifier, and no {@code new}. */
    private static boolean isMember(String masked, int offset) {
        String before = masked.substring(0, offset).stripTrailing();
        return !before.isEmpty() && "{};".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private static int depth(String masked, int offset) {
        int depth = 0;
        for (int i = 0; i < offset; i++) {
            depth += masked.charAt(i) == '{' ? 1 : masked.charAt(i) == '}' ? -1 : 0;
        }
        return depth;
    }
}
