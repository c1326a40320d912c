package wildrydes.kernel.maven.mima;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/** Which versions of a library there are. */
final class Versions {

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    Versions(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
    }

    /** Whether the first version is newer than the second. */
    static boolean isNewer(String first, String second) {
        try {
            var scheme = new GenericVersionScheme();
            Version newer = scheme.parseVersion(first);
            return newer.compareTo(scheme.parseVersion(second)) > 0;
        } catch (InvalidVersionSpecificationException e) {
            // No order is known: then it is told, rather than passed over.
            return true;
        }
    }

    /** Up to three versions around the one that is not there; none if there is nothing of this name. */
    List<Version> of(Artifact artifact) {
        try {
            var any = new DefaultArtifact(artifact.getGroupId(), artifact.getArtifactId(), "jar", "[0,)");
            List<Version> all = new ArrayList<>(
                    system.resolveVersionRange(session, new VersionRangeRequest(any, repositories, null))
                            .getVersions());
            Version wanted = new GenericVersionScheme().parseVersion(artifact.getVersion());
            int above = 0;
            while (above < all.size() && all.get(above).compareTo(wanted) < 0) {
                above++;
            }
            // One that is listed is there without this packaging or classifier.
            int end = Math.min(all.size(), above + 1);
            return List.copyOf(all.subList(Math.max(0, end - 3), end));
        } catch (VersionRangeResolutionException | InvalidVersionSpecificationException e) {
            // No list of versions: then there is nothing to propose.
            return List.of();
        }
    }
}
