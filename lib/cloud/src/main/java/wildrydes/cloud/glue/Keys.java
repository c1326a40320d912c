package wildrydes.cloud.glue;

import java.util.List;
import java.util.Locale;

/** By which keys things of the catalog are found. No name has the character 0, see the patterns in {@code constraints.json}. */
final class Keys {

    private static final String SEPARATOR = "\0";

    private Keys() {}

    /** A name as the catalog has it: in lower case, as Hive wants it. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Of what belongs to a database. */
    static String in(String database, String name) {
        return folded(database) + SEPARATOR + folded(name);
    }

    /** How the keys of all that belongs to a database begin. */
    static String in(String database) {
        return folded(database) + SEPARATOR;
    }

    /** Of an older version of a table; newer ones stand behind older ones. */
    static String version(String table, String version) {
        return below(table) + "0".repeat(Math.max(0, 19 - version.length())) + version;
    }

    /** How the keys of all that belongs to a table begin. */
    static String below(String table) {
        return table + SEPARATOR + SEPARATOR;
    }

    /** The table of a key below one. */
    static String tableOf(String key) {
        return key.substring(0, key.indexOf(SEPARATOR + SEPARATOR));
    }

    /** Of a partition of a table. */
    static String partition(String table, List<String> values) {
        StringBuilder key = new StringBuilder(below(table));
        for (String value : values) {
            key.append(value.replace(SEPARATOR, SEPARATOR + '\1'))
                    .append(SEPARATOR)
                    .append('\2');
        }
        return key.toString();
    }
}
