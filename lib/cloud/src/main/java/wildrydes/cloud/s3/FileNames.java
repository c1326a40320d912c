package wildrydes.cloud.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files for keys: as the key where every file system allows it, and with the rest {@code %}-escaped, so that no key
 * leads out of its folder and no two keys have one name.
 */
final class FileNames {

    /** Longer names are cut, since file systems hold 255 bytes. */
    private static final int MOST_LENGTH = 200;

    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!'()$&+,=@#;~ []{}^";
    private static final String HEX = "0123456789ABCDEF";
    /** Names that Windows keeps for devices, with any extension. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileNames() {}

    /** The folders and the file of a key. */
    static List<String> of(String key) {
        List<String> names = new ArrayList<>();
        for (String part : key.split("/", -1)) {
            names.add(name(part));
        }
        return names;
    }

    private static String name(String part) {
        if (part.isEmpty()) {
            return "%"; // no other part is escaped to this
        }
        StringBuilder name = new StringBuilder(part.length());
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean last = i == bytes.length - 1;
            boolean end = last && (c == '.' || c == ' ');
            if (PLAIN.indexOf(c) >= 0 && !end) {
                name.append(c);
            } else {
                name.append(escaped(c));
            }
        }
        int dot = name.indexOf(".");
        String stem = dot < 0 ? name.toString() : name.substring(0, dot);
        if (DEVICES.contains(stem.toLowerCase(Locale.ROOT))) {
            name.replace(0, 1, escaped(name.charAt(0)));
        }
        return name.length() <= MOST_LENGTH
                ? name.toString()
                : name.substring(0, MOST_LENGTH / 2) + "%~"
                        + Digests.sha256Hex(bytes).substring(0, 40);
    }

    private static String escaped(char c) {
        return "%" + HEX.charAt(c >> 4) + HEX.charAt(c & 15);
    }

    /**
     * Another name for the same part, for one that is taken by a file where a folder is needed, by a folder where a file is, or
     * by another key on a file system that does not tell case.
     *
     * @param attempt from 1 up; how many characters from the end are escaped that need not be
     */
    static String other(String name, int attempt) {
        StringBuilder other = new StringBuilder(name);
        int changed = 0;
        for (int i = name.length() - 1; i >= 0 && changed < attempt; i--) {
            boolean escape = i >= 2 && name.charAt(i - 2) == '%' || i >= 1 && name.charAt(i - 1) == '%';
            if (!escape && name.charAt(i) != '%') {
                other.replace(i, i + 1, escaped(name.charAt(i)));
                changed++;
            }
        }
        return changed == attempt ? other.toString() : other + "%~" + attempt;
    }
}
