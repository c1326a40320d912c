package wildrydes.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** A Maven repository of made-up libraries, and a user's home for Maven that knows no other. */
public final class RepositoryFolder {

    private final Path root;
    private final Map<String, Set<String>> versions = new TreeMap<>();

    /** @param root an empty folder */
    public RepositoryFolder(Path root) {
        this.root = root;
    }

    /** Its address. */
    public String url() {
        return remote().toUri().toString();
    }

    /** Stands in for {@code ~/.m2}. */
    public Path home() {
        return root.resolve("home");
    }

    /** Maven asks this repository, whatever it would have asked. */
    public RepositoryFolder mirrored() {
        return settings(
                "<mirrors><mirror><id>test</id><mirrorOf>*</mirrorOf><url>" + url() + "</url></mirror></mirrors>");
    }

    /** Writes these settings. */
    public RepositoryFolder settings(String elements) {
        write(home().resolve("settings.xml"), "<settings>" + elements + "</settings>");
        return this;
    }

    /** Adds a library that needs these others, each as {@code group:artifact:version}. */
    public RepositoryFolder library(String coordinates, String... needs) {
        var dependencies = new StringBuilder("<dependencies>");
        for (String each : needs) {
            dependencies.append(dependency(each, ""));
        }
        return described(coordinates, dependencies.append("</dependencies>").toString());
    }

    /** Adds a library whose POM has these elements. */
    public RepositoryFolder described(String coordinates, String elements) {
        pom(coordinates, elements);
        write(jar(coordinates), jar(coordinates.split(":"), Map.of()));
        return this;
    }

    /** Adds a library that needs these others, and whose class {@code group.artifact.Version} says which it is. */
    public RepositoryFolder code(String coordinates, String... needs) {
        library(coordinates, needs);
        write(jar(coordinates), jar(coordinates.split(":"), compiled(coordinates.split(":"))));
        return this;
    }

    /** Adds a POM without a jar, such as a parent or a BOM. */
    public RepositoryFolder pom(String coordinates, String elements) {
        String[] parts = coordinates.split(":");
        write(file(parts, ".pom"), project(coordinates, elements));
        versions.computeIfAbsent(parts[0] + ":" + parts[1], key -> new TreeSet<>())
                .add(parts[2]);
        write(
                file(parts, ".pom").getParent().resolveSibling("maven-metadata.xml"),
                "<metadata><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                        + "</artifactId><versioning><release>" + parts[2] + "</release><versions>"
                        + versions.get(parts[0] + ":" + parts[1]).stream()
                                .map(each -> "<version>" + each + "</version>")
                                .collect(Collectors.joining())
                        + "</versions></versioning></metadata>");
        return this;
    }

    /** The POM of a project with these elements. */
    public static String project(String coordinates, String elements) {
        String[] parts = coordinates.split(":");
        return "<project><modelVersion>4.0.0</modelVersion><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                + "</artifactId><version>" + parts[2] + "</version>" + elements + "</project>";
    }

    /** A dependency, with more elements inside. */
    public static String dependency(String coordinates, String elements) {
        String[] parts = coordinates.split(":");
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (parts.length > 2 ? "<version>" + parts[2] + "</version>" : "") + elements + "</dependency>";
    }

    /** Where a library of this repository lies. */
    public Path jar(String coordinates) {
        return file(coordinates.split(":"), ".jar");
    }

    private Path remote() {
        return root.resolve("remote");
    }

    private Path file(String[] parts, String ending) {
        return remote().resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + ending);
    }

    private static byte[] jar(String[] parts, Map<String, byte[]> classes) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new JarOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey()));
                out.write(each.getValue());
            }
            out.putNextEntry(new JarEntry("META-INF/maven/" + parts[0] + "/" + parts[1] + "/pom.properties"));
            out.write(("groupId=" + parts[0] + "\nartifactId=" + parts[1] + "\nversion=" + parts[2] + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Map<String, byte[]> compiled(String[] parts) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(root), "classes");
            String type = parts[0] + "." + parts[1];
            Path source = Files.writeString(
                    folder.resolve("Version.java"),
                    "package " + type + "; public class Version { public static String name() { return \"" + parts[1]
                            + " " + parts[2] + "\"; } }");
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", folder.toString(), "--release", "17", source.toString());
            assertThat(status).isZero();
            String path = type.replace('.', '/') + "/Version.class";
            return Map.of(path, Files.readAllBytes(folder.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
