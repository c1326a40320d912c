package wildrydes.kernel.maven.mima;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/** A workspace with the POM of one project, under a name that no library has. */
final class PomWorkspace implements WorkspaceReader {

    /** By this name it is asked for, whatever the project calls itself. */
    static final Artifact PROJECT = new DefaultArtifact("wildrydes.notebook", "project", "pom", "1");

    private final WorkspaceRepository repository = new WorkspaceRepository("notebook");
    private final Path pom;

    PomWorkspace(Path pom) {
        this.pom = pom;
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        boolean project = artifact.getGroupId().equals(PROJECT.getGroupId())
                && artifact.getArtifactId().equals(PROJECT.getArtifactId());
        return project ? pom.toFile() : null;
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return List.of();
    }
}
