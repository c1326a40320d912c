package wildrydes.kernel.maven;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Loads libraries for one session, and remembers which it has. Costs nothing before its first use. */
public final class Maven {

    private final Optional<Path> home;
    private final Inventory inventory = new Inventory();
    private final Map<String, Repository> repositories = new LinkedHashMap<>();
    private @Nullable Resolver resolver;

    /** @param home has Maven's settings and local repository; nothing for {@code ~/.m2} */
    public Maven(Optional<Path> home) {
        this.home = home;
    }

    /** Looks into this repository, too, from now on. One with the same id is replaced. */
    public synchronized void add(Repository repository) {
        repositories.put(repository.id(), repository);
    }

    /**
     * Finds what a wish needs beyond a class path, and shows how far it is. Can be interrupted at any time; a download that
     * does not notice ends by itself.
     *
     * @param from ids or addresses of the only repositories to ask; empty for all
     * @param offline whether only what lies on this machine may be used
     * @throws MavenException if any of it cannot be had
     */
    public Resolution resolve(Wish wish, List<String> from, boolean offline, Collection<Path> classPath)
            throws MavenException, InterruptedException {
        var request = new Request(wish, repositories(), from, offline, inventory.of(classPath));
        try (var line = new ProgressLine()) {
            var work = new FutureTask<>(() -> resolver().resolve(request, line));
            var thread = new Thread(work, "maven");
            thread.setDaemon(true);
            // Nothing that a notebook has loaded may get between Maven's libraries.
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            thread.start();
            try {
                Resolution resolution = work.get();
                resolution.found().forEach(inventory::add);
                line.finish(resolution);
                return resolution;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof MavenException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException("Maven's resolver failed unexpectedly: " + e.getCause(), e.getCause());
            } finally {
                work.cancel(true);
            }
        }
    }

    /** The repositories that were added to those of the user's settings and Maven Central. */
    public synchronized List<Repository> repositories() {
        return List.copyOf(repositories.values());
    }

    private synchronized Resolver resolver() throws MavenException {
        Resolver open = resolver;
        if (open == null) {
            open = ResolverLoader.open(home);
            resolver = open;
        }
        return open;
    }
}
