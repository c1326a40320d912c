package wildrydes.kernel.maven.mima;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.VersionRequest;
import org.eclipse.aether.resolution.VersionResolutionException;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import wildrydes.kernel.maven.Coordinates;
import wildrydes.kernel.maven.MavenException;
import wildrydes.kernel.maven.Wish;

/** Turns a wish into the dependencies to begin with. */
final class Roots {

    private static final Set<String> WORDS = Set.of("RELEASE", "LATEST");

    private final RepositorySystem system;
    private final DefaultRepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final Explanation explanation;

    Roots(
            RepositorySystem system,
            DefaultRepositorySystemSession session,
            List<RemoteRepository> repositories,
            Explanation explanation) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
        this.explanation = explanation;
    }

    CollectRequest of(Wish wish) throws MavenException, UnreachableException {
        if (wish instanceof Wish.Project project) {
            return of(project);
        }
        var dependencies = new ArrayList<Dependency>();
        for (Coordinates each : ((Wish.Libraries) wish).all()) {
            dependencies.add(new Dependency(exact(artifact(each)), "compile"));
        }
        return new CollectRequest().setDependencies(dependencies).setRepositories(repositories);
    }

    /** With the version that a word such as {@code RELEASE} stands for. A range is left to the collection. */
    private Artifact exact(Artifact artifact) throws MavenException, UnreachableException {
        try {
            return WORDS.contains(artifact.getVersion())
                    ? artifact.setVersion(
                            system.resolveVersion(session, new VersionRequest(artifact, repositories, null))
                                    .getVersion())
                    : artifact;
        } catch (VersionResolutionException e) {
            throw explanation.of(e);
        }
    }

    private Artifact artifact(Coordinates each) {
        ArtifactType type = session.getArtifactTypeRegistry().get(each.packaging());
        String classifier = each.classifier().isEmpty() && type != null ? type.getClassifier() : each.classifier();
        String extension = type == null ? each.packaging() : type.getExtension();
        return new DefaultArtifact(each.group(), each.artifact(), classifier, extension, each.version(), type);
    }

    private CollectRequest of(Wish.Project project) throws MavenException {
        if (!Files.isRegularFile(project.pom())) {
            throw new MavenException("There is no file " + project.pom() + ".");
        }
        ArtifactDescriptorResult descriptor = descriptor(project.pom());
        return new CollectRequest()
                .setDependencies(descriptor.getDependencies().stream()
                        .filter(each -> project.scopes().contains(scope(each)))
                        .toList())
                .setManagedDependencies(descriptor.getManagedDependencies())
                .setRepositories(all(descriptor.getRepositories()));
    }

    /** The project as a file of a workspace: so its parents are looked for beside it, too. */
    private ArtifactDescriptorResult descriptor(Path pom) throws MavenException {
        var reading = new DefaultRepositorySystemSession(session);
        var workspace = new PomWorkspace(pom);
        reading.setWorkspaceReader(workspace);
        reading.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        try {
            return system.readArtifactDescriptor(
                    reading, new ArtifactDescriptorRequest(PomWorkspace.PROJECT, repositories, null));
        } catch (ArtifactDescriptorException e) {
            throw new MavenException(
                    pom.getFileName() + " cannot be used as a POM: " + problem(e) + ". Correct it and run again.", e);
        }
    }

    private static String problem(ArtifactDescriptorException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ModelBuildingException model) {
                Optional<ModelProblem> first = model.getProblems().stream()
                        .filter(each -> each.getSeverity() != ModelProblem.Severity.WARNING)
                        .findFirst();
                if (first.isPresent()) {
                    String line = first.get().getLineNumber() > 0
                            ? " (line " + first.get().getLineNumber() + ")"
                            : "";
                    return Explanation.firstLine(first.get().getMessage()) + line;
                }
            }
        }
        return Explanation.firstLine(e);
    }

    /** Those of the project come first, as in Maven. */
    private List<RemoteRepository> all(List<RemoteRepository> ofProject) {
        List<RemoteRepository> resolvable = system.newResolutionRepositories(session, ofProject);
        return Stream.concat(
                        resolvable.stream(),
                        repositories.stream()
                                .filter(each -> resolvable.stream()
                                        .noneMatch(other -> other.getId().equals(each.getId()))))
                .toList();
    }

    private static String scope(Dependency dependency) {
        return dependency.getScope().isEmpty() ? "compile" : dependency.getScope();
    }
}
