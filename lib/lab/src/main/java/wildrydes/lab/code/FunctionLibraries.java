package wildrydes.lab.code;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.Libraries;
import wildrydes.lab.LabException;

/** The libraries that every function gets: Lambda's own for Java, and the SDK's for DynamoDB with one HTTP client. */
public final class FunctionLibraries {

    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+(?::[\\w.+-]+){2,4}");

    private FunctionLibraries() {}

    /**
     * The jars, sorted by name.
     *
     * @throws LabException if they are not there
     */
    public static List<Path> usual() {
        Path folder = folder();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (!jars.isEmpty()) {
                return jars;
            }
        } catch (IOException e) {
            throw missing(folder, e);
        }
        throw missing(folder, null);
    }

    /**
     * A library and what it needs beyond those that are there.
     *
     * @param library a jar, or coordinates in the form {@code group:artifact:version}
     * @param present what is packed in any case
     * @throws LabException if it is no file and cannot be had
     */
    public static List<Path> named(String library, List<Path> present) {
        if (COORDINATES.matcher(library).matches()) {
            try {
                return Libraries.find(List.of(library), present);
            } catch (IllegalArgumentException | IllegalStateException e) {
                throw new LabException(String.valueOf(e.getMessage()), e);
            }
        }
        Path jar = Path.of(library).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new LabException("There is no library " + jar + "; name a jar that is there, or coordinates such as"
                    + " org.apache.commons:commons-csv:1.14.0.");
        }
        return List.of(jar);
    }

    private static LabException missing(Path folder, @Nullable Exception cause) {
        String sentence = "The libraries of functions are missing in " + folder + "; build them with ./mvnw.";
        return cause == null ? new LabException(sentence) : new LabException(sentence, cause);
    }

    /** {@code function} beside {@code lab.jar} or, in a build, beside {@code classes}; where the jar is a library, beside the libraries. */
    private static Path folder() {
        CodeSource source = FunctionLibraries.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(source.getLocation().toURI());
            Path folder = Objects.requireNonNull(place.getParent());
            return (folder.endsWith("lib") ? folder : place).resolveSibling("function");
        } catch (URISyntaxException e) {
            throw new LabException("The place of the lab's own jar, " + source.getLocation() + ", is no path.", e);
        }
    }
}
