package wildrydes.kernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Which libraries a class path holds, as far as its jars say so: Maven writes the coordinates of a library into its jar. */
final class Inventory {

    private final Map<Path, Optional<Library>> known = new HashMap<>();

    /** Remembers what a file is, whatever it says. */
    synchronized void add(Library library) {
        known.put(library.file(), Optional.of(library));
    }

    /** Key to version of the libraries in these files. The first of a class path is the one that is used. */
    synchronized Map<String, String> of(Collection<Path> classPath) {
        var versions = new LinkedHashMap<String, String>();
        for (Path file : classPath) {
            known.computeIfAbsent(file, Inventory::read)
                    .ifPresent(library -> versions.putIfAbsent(library.key(), library.version()));
        }
        return versions;
    }

    private static Optional<Library> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var jar = new JarFile(file.toFile())) {
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith("META-INF/maven/")
                            && entry.getName().endsWith("/pom.properties"))
                    .toList();
            // A jar with the coordinates of several has swallowed parts of them; nobody knows which.
            return entries.size() == 1 ? library(file, jar, entries.get(0)) : Optional.empty();
        } catch (IOException e) {
            // What is no jar is no library; whoever needs a class of it will say so.
            return Optional.empty();
        }
    }

    private static Optional<Library> library(Path file, JarFile jar, JarEntry entry) throws IOException {
        var properties = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
            properties.load(in);
        }
        String group = properties.getProperty("groupId", "");
        String artifact = properties.getProperty("artifactId", "");
        String version = properties.getProperty("version", "");
        return file.getFileName().toString().equals(artifact + "-" + version + ".jar")
                ? Optional.of(new Library(group, artifact, "", version, file))
                : Optional.empty();
    }
}
