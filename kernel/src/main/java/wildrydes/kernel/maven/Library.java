package wildrydes.kernel.maven;

import java.nio.file.Path;

/**
 * A library in a file.
 *
 * @param classifier empty for most
 * @param file a jar
 */
public record Library(String group, String artifact, String classifier, String version, Path file) {

    /** What stays the same from version to version. */
    public String key() {
        return key(group, artifact, classifier);
    }

    /** The key of such a library. */
    public static String key(String group, String artifact, String classifier) {
        return group + ":" + artifact + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    @Override
    public String toString() {
        return key() + ":" + version;
    }
}
