package wildrydes.answers;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where the parts of the project lie, seen from this module's own classes or jar.
 *
 * @param root the project's folder
 */
public record Project(Path root) {

    /** The project that this class was built in. */
    public static Project here() {
        try {
            var place = Path.of(Project.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // answers/target/classes or answers/target/answers.jar
            return new Project(place.resolve("../../..").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of this program is no path", e);
        }
    }

    public Path keys() {
        return root.resolve("answers/notebooks");
    }

    public Path notebooks() {
        return root.resolve("notebooks");
    }

    /** Where runs leave what a person may want to look at. */
    public Path target() {
        return root.resolve("answers/target");
    }

    public Path kernel() {
        return root.resolve("kernel/target");
    }

    public Path lab() {
        return root.resolve("lib/lab/target");
    }

    public Path cloud() {
        return root.resolve("lib/cloud/target");
    }
}
