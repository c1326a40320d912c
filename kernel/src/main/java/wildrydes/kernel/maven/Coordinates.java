package wildrydes.kernel.maven;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names a library.
 *
 * @param packaging {@code jar} for most
 * @param classifier empty for most
 * @param version a version, a range, or {@code RELEASE} for the newest
 * @see <a href="https://maven.apache.org/pom.html#Maven_Coordinates">Maven coordinates</a>
 */
public record Coordinates(String group, String artifact, String packaging, String classifier, String version) {

    private static final Pattern FORM =
            Pattern.compile("([^:\\s]+):([^:\\s]+)(?::([^:\\s]*)(?::([^:\\s]*))?)?:([^:\\s]+)");

    /**
     * Reads {@code groupId:artifactId:[packaging:[classifier]]:version}.
     *
     * @throws MavenException if the text has another form
     */
    public static Coordinates of(String text) throws MavenException {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new MavenException("\"" + text + "\" names no library. Write groupId:artifactId:version, for example"
                    + " com.google.guava:guava:33.4.8-jre; packaging and classifier may stand before the version.");
        }
        String packaging = orEmpty(parts, 3);
        return new Coordinates(
                parts.group(1),
                parts.group(2),
                packaging.isEmpty() ? "jar" : packaging,
                orEmpty(parts, 4),
                parts.group(5));
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        String middle = classifier.isEmpty()
                ? packaging.equals("jar") ? "" : packaging + ":"
                : packaging + ":" + classifier + ":";
        return group + ":" + artifact + ":" + middle + version;
    }

    private static String orEmpty(Matcher parts, int group) {
        return parts.group(group) == null ? "" : parts.group(group);
    }
}
