package wildrydes.kernel.maven;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loads Maven's libraries from the folder {@code lib} beside the kernel's jar, with the package that uses them, apart from
 * all others: cells never see them, they never see a notebook's versions, and nobody who does not ask for a library pays.
 */
final class ResolverLoader extends URLClassLoader {

    private static final String KERNEL = "wildrydes.kernel.";
    private static final String OWN = "wildrydes.kernel.maven.mima.";
    private static final String RESOLVER = OWN + "MimaResolver";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader kernel;

    private ResolverLoader(List<URL> jars, ClassLoader kernel) {
        super("maven", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.kernel = kernel;
    }

    /**
     * A new resolver.
     *
     * @param home has Maven's settings and local repository; nothing for {@code ~/.m2}
     * @throws MavenException if Maven's libraries are not there
     */
    static Resolver open(Optional<Path> home) throws MavenException {
        try {
            Class<?> type = Class.forName(RESOLVER, true, loader());
            return (Resolver) type.getConstructor(Optional.class).newInstance(home);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MavenException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("Maven's resolver cannot be made: " + e.getCause(), e);
        } catch (ReflectiveOperationException | URISyntaxException | IOException e) {
            throw new MavenException(
                    "Maven's libraries cannot be used (" + e + "). Build the kernel again: ./mvnw -DskipTests package"
                            + " -pl kernel",
                    e);
        }
    }

    private static ClassLoader loader() throws MavenException, URISyntaxException, IOException {
        ClassLoader kernel = ResolverLoader.class.getClassLoader();
        URI place = ResolverLoader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path jar = Path.of(place);
        if (!Files.isRegularFile(jar)) {
            // Not packed, as in a development environment: all is on the class path of the process.
            return kernel;
        }
        Path folder = jar.resolveSibling("lib");
        if (!Files.isDirectory(folder)) {
            throw new MavenException("Maven's libraries are missing: there is no folder " + folder
                    + ". Keep the folder lib beside kernel.jar, or build the kernel again.");
        }
        var urls = new ArrayList<URL>();
        urls.add(place.toURL());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                urls.add(file.toUri().toURL());
            }
        }
        return new ResolverLoader(urls, kernel);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(KERNEL) && !name.startsWith(OWN)
                ? kernel.loadClass(name)
                : super.loadClass(name, resolve);
    }
}
