package wildrydes.lab.setup.workbook;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where the parts of the project lie.
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
            // lib/lab/target/lab.jar or lib/lab/target/classes
            return new Project(place.resolve("../../../..").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class path is made of files", e);
        }
    }

    /** The Python environment made for it. */
    public Path environment() {
        return root.resolve(".venv");
    }

    public Path requirements() {
        return root.resolve("binder").resolve("requirements.txt");
    }

    /** The notebooks as they are handed out. */
    public Path notebooks() {
        return root.resolve("notebooks");
    }

    /** The learner's own. */
    public Path work() {
        return root.resolve("work");
    }

    public Path labJar() {
        return target("lib", "lab").resolve("lab.jar");
    }

    public Path kernelJar() {
        return target("kernel").resolve("kernel.jar");
    }

    /** The folder of the packed cloud. */
    public Path cloud() {
        return target("lib", "cloud");
    }

    public Path answersJar() {
        return target("answers").resolve("answers.jar");
    }

    /** What every notebook finds: answers, lab and their libraries. */
    public String classPath() {
        return answersJar() + File.pathSeparator + target("answers").resolve("lib") + File.separator + "*";
    }

    private Path target(String... module) {
        return root.resolve(String.join("/", module)).resolve("target");
    }
}
