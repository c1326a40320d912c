package wildrydes.lab.setup.python;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Python that was asked what it is.
 *
 * @param command the words that run it, such as {@code py -3}
 * @param version such as 3.12.1
 * @param place its executable, as it says itself
 * @param environments whether it can make virtual environments with pip in them; Debian packs that part separately
 */
public record Python(List<String> command, Version version, String place, boolean environments) {

    /** The oldest that the pinned packages run on. */
    public static final Version OLDEST = new Version(3, 10, 0);

    /** What is asked; also Python 2 understands it. */
    static final String QUESTION = """
            import sys
            try:
                import venv, ensurepip
                parts = 'yes'
            except ImportError:
                parts = 'no'
            print('wildrydes %d.%d.%d %s %s' % (sys.version_info[0], sys.version_info[1], sys.version_info[2], parts, sys.executable))
            """;

    private static final Pattern ANSWER = Pattern.compile("wildrydes (\\d+)\\.(\\d+)\\.(\\d+) (yes|no) (.*)");

    /** Three numbers. */
    public record Version(int major, int minor, int patch) implements Comparable<Version> {

        @Override
        public int compareTo(Version other) {
            if (major != other.major) {
                return Integer.compare(major, other.major);
            }
            return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }

    public boolean newEnough() {
        return version.compareTo(OLDEST) >= 0;
    }

    /** Reads the answer to {@link #QUESTION}, which may stand among other lines. */
    static Optional<Python> read(List<String> command, List<String> printed) {
        for (String line : printed) {
            Matcher answer = ANSWER.matcher(line);
            if (answer.matches()) {
                var version = new Version(
                        Integer.parseInt(answer.group(1)),
                        Integer.parseInt(answer.group(2)),
                        Integer.parseInt(answer.group(3)));
                return Optional.of(new Python(
                        command, version, answer.group(5), answer.group(4).equals("yes")));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "Python " + version + " (" + place + ")";
    }
}
