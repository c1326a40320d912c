package wildrydes.kernel.maven.mima;

import eu.maveniverse.maven.mima.context.Context;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.eclipse.aether.version.Version;
import wildrydes.kernel.maven.MavenException;

/** Says in a sentence why the resolver failed, and what to do. */
final class Explanation {

    private final Context context;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    Explanation(Context context, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.context = context;
        this.session = session;
        this.repositories = List.copyOf(repositories);
    }

    /**
     * A library cannot be had.
     *
     * @throws UnreachableException in its place, if a repository does not answer
     */
    MavenException of(ArtifactResolutionException failure) throws UnreachableException {
        for (ArtifactResult result : failure.getResults()) {
            if (!result.isResolved()) {
                return of(result.getRequest().getArtifact(), result.getExceptions(), failure);
            }
        }
        return new MavenException(firstLine(failure) + ".", failure);
    }

    /**
     * What a library needs cannot be found out.
     *
     * @throws UnreachableException in its place, if a repository does not answer
     */
    MavenException of(DependencyCollectionException failure) throws UnreachableException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArtifactTransferException transfer) {
                return of(transfer.getArtifact(), List.of(transfer), failure);
            }
            if (cause instanceof VersionRangeResolutionException range) {
                Artifact artifact = range.getResult().getRequest().getArtifact();
                return of(artifact, range.getResult().getExceptions(), failure);
            }
        }
        return new MavenException(
                "What is needed cannot be found out: " + firstLine(failure) + ". Correct the coordinates.", failure);
    }

    /**
     * The version of a library cannot be found out.
     *
     * @throws UnreachableException in its place, if a repository does not answer
     */
    MavenException of(VersionResolutionException failure) throws UnreachableException {
        Artifact artifact = failure.getResult().getRequest().getArtifact();
        return of(artifact, failure.getResult().getExceptions(), failure);
    }

    private MavenException of(Artifact artifact, List<Exception> causes, Exception failure)
            throws UnreachableException {
        if (session.isOffline()) {
            return new MavenException(
                    name(artifact) + " is not on this machine, in " + local()
                            + ", and Maven works offline. Load it once without -o, or set <offline>false</offline> in "
                            + context.mavenUserHome().settingsXml() + ".",
                    failure);
        }
        for (Exception cause : causes) {
            if (!isAbsence(cause)) {
                throw new UnreachableException(new MavenException(unreachable(artifact, cause), failure));
            }
        }
        return new MavenException(missing(artifact), failure);
    }

    private static boolean isAbsence(Exception cause) {
        return cause instanceof ArtifactNotFoundException || cause instanceof MetadataNotFoundException;
    }

    private String unreachable(Artifact artifact, Exception cause) {
        RemoteRepository repository = null;
        if (cause instanceof ArtifactTransferException transfer) {
            repository = transfer.getRepository();
        } else if (cause instanceof MetadataTransferException transfer) {
            repository = transfer.getRepository();
        }
        String where = repository == null ? "a repository" : repository.getId() + " (" + host(repository) + ")";
        String why = root(cause).getClass().getSimpleName() + ": " + firstLine(root(cause));
        return name(artifact) + " is not on this machine, and " + where + " cannot be asked for it (" + why
                + "). Check the network, or name a mirror or a proxy in "
                + context.mavenUserHome().settingsXml() + ".";
    }

    private String missing(Artifact artifact) {
        String where = repositories.isEmpty()
                ? "no repository"
                : repositories.stream().map(RemoteRepository::getId).collect(Collectors.joining(" or "));
        List<Version> versions = new Versions(context.repositorySystem(), session, repositories).of(artifact);
        if (versions.stream().anyMatch(each -> each.toString().equals(artifact.getVersion()))) {
            return "There is no " + name(artifact) + " in " + where
                    + ", though the version exists: its packaging or classifier is another.";
        }
        if (!versions.isEmpty()) {
            return "There is no " + name(artifact) + " in " + where + ". The nearest versions are "
                    + versions.stream().map(Version::toString).collect(Collectors.joining(", ")) + ".";
        }
        return "There is no " + name(artifact) + " in " + where
                + ". Check the name, or add its repository, for example %mavenRepo jitpack https://jitpack.io.";
    }

    private String local() {
        return String.valueOf(session.getLocalRepository().getBasedir());
    }

    private static String name(Artifact artifact) {
        String classifier = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
        boolean plain = List.of("jar", "pom").contains(artifact.getExtension());
        String packaging = plain && classifier.isEmpty() ? "" : ":" + artifact.getExtension();
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + packaging + classifier + ":"
                + artifact.getVersion();
    }

    private static String host(RemoteRepository repository) {
        String host = URI.create(repository.getUrl()).getHost();
        return host == null ? repository.getUrl() : host;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    static String firstLine(Throwable failure) {
        return firstLine(String.valueOf(failure.getMessage()));
    }

    /** The first line of a text, without its full stop. */
    static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
