package wildrydes.lab.setup.machine;

import java.util.Locale;

/** The kinds of operating system that differ in where things lie. Everything with folders like Linux counts as Linux. */
public enum OperatingSystem {
    LINUX,
    MAC,
    WINDOWS;

    /** The one of this name, as in the system property {@code os.name}. */
    static OperatingSystem named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") ? MAC : LINUX;
    }
}
