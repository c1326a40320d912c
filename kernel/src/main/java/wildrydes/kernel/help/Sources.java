package wildrydes.kernel.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The sources of libraries and of the JDK: {@code lib/src.zip} of the JDK, and for a jar the {@code -sources.jar} or the
 * {@code -javadoc.jar} that lies beside it, or beside the same artifact in the local Maven repository.
 */
final class Sources implements AutoCloseable {

    private static final int KEPT = 12;

    private final ClassLoader loader;
    private final Path jdkSources;
    private final Path repository;
    private final Map<String, Optional<ParsedSource>> parsed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ParsedSource>> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<String, Optional<Path>> companions = new HashMap<>();
    private @Nullable ZipFile jdk;

    /**
     * @param loader finds the jars of classes
     * @param repository the local Maven repository
     */
    Sources(ClassLoader loader, Path javaHome, Path repository) {
        this.loader = loader;
        this.jdkSources = javaHome.resolve("lib").resolve("src.zip");
        this.repository = repository;
    }

    /** Whether the sources of the JDK are there. */
    boolean hasJdk() {
        return Files.isRegularFile(jdkSources);
    }

    /** Whether a class belongs to the JDK. */
    boolean isOfJdk(String className) {
        return resource(className)
                .filter(url -> url.getProtocol().equals("jrt"))
                .isPresent();
    }

    /**
     * The source of a class.
     *
     * @param className full name of a class that is in no other
     * @param module its module
     */
    Optional<ParsedSource> of(String className, @Nullable ModuleElement module) {
        Optional<ParsedSource> known = parsed.get(className);
        if (known == null) {
            String file = className.replace('.', '/') + ".java";
            known = (module == null || module.isUnnamed()
                            ? companion(className, "-sources.jar").flatMap(jar -> text(jar, file))
                            : ofJdk(module.getQualifiedName() + "/" + file))
                    .map(ParsedSource::of);
            parsed.put(className, known);
        }
        return known;
    }

    /** What a library's documentation for a browser says of a declaration. */
    Optional<DocText> page(TypeElement type, Element element) {
        Optional<Path> jar = companion(type.getQualifiedName().toString(), "-javadoc.jar");
        return jar.flatMap(found -> text(found, JavadocPage.file(element)))
                .flatMap(html -> new JavadocPage(html).text(element));
    }

    @Override
    public void close() {
        parsed.clear();
        if (jdk != null) {
            try {
                jdk.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            jdk = null;
        }
    }

    private Optional<String> ofJdk(String entry) {
        if (!hasJdk()) {
            return Optional.empty();
        }
        try {
            // It stays open: it has tens of thousands of entries.
            ZipFile zip = jdk == null ? new ZipFile(jdkSources.toFile()) : jdk;
            jdk = zip;
            return text(zip, entry);
        } catch (IOException e) {
            return unreadable();
        }
    }

    private static Optional<String> text(Path jar, String entry) {
        try (var zip = new ZipFile(jar.toFile())) {
            return text(zip, entry);
        } catch (IOException e) {
            return unreadable();
        }
    }

    private static Optional<String> text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A damaged file is as good as none: signatures need no sources. */
    private static <T> Optional<T> unreadable() {
        return Optional.empty();
    }

    private Optional<Path> companion(String className, String ending) {
        Optional<Path> jar = resource(className).flatMap(Sources::jar);
        return jar.flatMap(found -> companions.computeIfAbsent(found + ending, any -> search(found, ending)));
    }

    private Optional<Path> search(Path jar, String ending) {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", ending);
        Path sibling = jar.resolveSibling(name);
        return Files.isRegularFile(sibling)
                ? Optional.of(sibling)
                : inRepository(jar, ending).filter(Files::isRegularFile);
    }

    /** Where the artifact that a jar says it is has its companions. */
    private Optional<Path> inRepository(Path jar, String ending) {
        try (var zip = new ZipFile(jar.toFile())) {
            Optional<? extends ZipEntry> entry = zip.stream()
                    .filter(each -> each.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
                    .findFirst();
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            var properties = new Properties();
            try (InputStream in = zip.getInputStream(entry.get())) {
                properties.load(in);
            }
            String group = properties.getProperty("groupId", "");
            String artifact = properties.getProperty("artifactId", "");
            String version = properties.getProperty("version", "");
            return Optional.of(repository
                    .resolve(group.replace('.', '/'))
                    .resolve(artifact)
                    .resolve(version)
                    .resolve(artifact + "-" + version + ending));
        } catch (IOException | IllegalArgumentException e) {
            return unreadable();
        }
    }

    private Optional<URL> resource(String className) {
        return Optional.ofNullable(loader.getResource(className.replace('.', '/') + ".class"));
    }

    private static Optional<Path> jar(URL url) {
        String text = url.toString();
        int end = text.indexOf("!/");
        if (!text.startsWith("jar:file:") || end < 0) {
            return Optional.empty();
        }
        return Optional.of(Path.of(URI.create(text.substring("jar:".length(), end))));
    }
}
