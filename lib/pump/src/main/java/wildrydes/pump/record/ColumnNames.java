package wildrydes.pump.record;

import java.util.HashSet;
import java.util.Set;

/**
 * Names for discovered columns: what SQL could not take as a name without quotes is rewritten as
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-dis.html#sch-dis-column-names says. A name that comes a second time
 * gets that of its parent in front, or else a number behind it.
 */
final class ColumnNames {

    private static final int LONGEST = 100;
    private static final String PREFIX = "COL_";

    private final Set<String> given = new HashSet<>();

    /**
     * A name that no other column has.
     *
     * @param name as the record has it
     * @param parent the name of what the column lies in; empty where it lies in nothing
     */
    String give(String name, String parent) {
        String plain = rewrite(name);
        if (given.add(plain)) {
            return plain;
        }
        String qualified = parent.isEmpty() ? plain : rewrite(parent + "_" + name);
        String unique = qualified;
        for (int i = 2; !given.add(unique); i++) {
            unique = qualified + "_" + i;
        }
        return unique;
    }

    private String rewrite(String name) {
        String kept = name.replaceAll("[^A-Za-z0-9_]", "");
        if (kept.isEmpty()) {
            return PREFIX + given.size();
        }
        boolean allowed = kept.equals(name)
                && !Character.isDigit(name.charAt(0))
                && name.length() <= LONGEST
                && !ReservedWords.contain(name);
        return allowed ? name : PREFIX + kept.substring(0, Math.min(kept.length(), LONGEST - PREFIX.length()));
    }
}
