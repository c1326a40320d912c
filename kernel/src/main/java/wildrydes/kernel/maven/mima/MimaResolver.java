package wildrydes.kernel.maven.mima;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.CollectResult;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;
import wildrydes.kernel.maven.Library;
import wildrydes.kernel.maven.MavenException;
import wildrydes.kernel.maven.Repository;
import wildrydes.kernel.maven.Request;
import wildrydes.kernel.maven.Resolution;
import wildrydes.kernel.maven.Resolver;

/**
 * Finds libraries as Maven does: with the mirrors, proxies, credentials, profiles and the local repository of the user's
 * settings, through parents and dependency management, the nearest of several versions winning.
 */
public final class MimaResolver implements Resolver {

    private final Context context;
    private final boolean alwaysOffline;

    /**
     * @param home has settings and the local repository; nothing for {@code ~/.m2}
     * @throws MavenException if the settings cannot be read
     */
    public MimaResolver(Optional<Path> home) throws MavenException {
        ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
        home.ifPresent(overrides::withMavenUserHomeOverride);
        try {
            context = new StandaloneStaticRuntime().create(overrides.build());
            alwaysOffline = offlineBySettings(context);
        } catch (IllegalStateException | SettingsBuildingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new MavenException(
                    "Maven's settings cannot be used (" + Explanation.firstLine(cause) + "). Correct settings.xml in "
                            + home.map(Path::toString).orElse("~/.m2") + ".",
                    e);
        }
    }

    @Override
    public Resolution resolve(Request request, Progress progress) throws MavenException {
        DefaultRepositorySystemSession session = session(progress);
        if (request.offline() || alwaysOffline) {
            workOffline(session);
        }
        try {
            return resolve(request, session);
        } catch (UnreachableException e) {
            // What is asked for may be here all the same, from another repository than the one that does not answer.
            workOffline(session);
            try {
                return resolve(request, session);
            } catch (MavenException | UnreachableException missing) {
                e.failure().addSuppressed(missing);
                throw e.failure();
            }
        }
    }

    private Resolution resolve(Request request, DefaultRepositorySystemSession session)
            throws MavenException, UnreachableException {
        List<RemoteRepository> repositories = repositories(request, session);
        var explanation = new Explanation(context, session, repositories);
        CollectRequest wanted =
                new Roots(context.repositorySystem(), session, repositories, explanation).of(request.wish());
        var missing = new ArrayList<ArtifactRequest>();
        var conflicts = new ArrayList<Resolution.Conflict>();
        for (Artifact each : collected(session, wanted, explanation)) {
            String key = key(each);
            String loaded = request.loaded().get(key);
            if (loaded == null) {
                missing.add(new ArtifactRequest(each, wanted.getRepositories(), null));
            } else if (!loaded.equals(each.getVersion()) && !loaded.equals(each.getBaseVersion())) {
                boolean asked = wanted.getDependencies().stream()
                        .anyMatch(root -> key(root.getArtifact()).equals(key));
                boolean missed = asked || Versions.isNewer(each.getVersion(), loaded);
                conflicts.add(new Resolution.Conflict(key, each.getVersion(), loaded, missed));
            }
        }
        return new Resolution(found(session, missing, explanation), conflicts);
    }

    /** All that is needed, the wished for before what it needs. */
    private List<Artifact> collected(
            DefaultRepositorySystemSession session, CollectRequest wanted, Explanation explanation)
            throws MavenException, UnreachableException {
        try {
            CollectResult collected = context.repositorySystem().collectDependencies(session, wanted);
            var nodes = new PreorderNodeListGenerator();
            collected.getRoot().accept(nodes);
            return nodes.getArtifacts(true);
        } catch (DependencyCollectionException e) {
            throw explanation.of(e);
        }
    }

    private List<Library> found(
            DefaultRepositorySystemSession session, List<ArtifactRequest> missing, Explanation explanation)
            throws MavenException, UnreachableException {
        try {
            var found = new ArrayList<Library>();
            for (ArtifactResult each : context.repositorySystem().resolveArtifacts(session, missing)) {
                Artifact artifact = each.getArtifact();
                File file = artifact.getFile();
                if (artifact.getExtension().equals("jar") && file != null) {
                    found.add(new Library(
                            artifact.getGroupId(),
                            artifact.getArtifactId(),
                            artifact.getClassifier(),
                            artifact.getBaseVersion(),
                            file.toPath()));
                }
            }
            return found;
        } catch (ArtifactResolutionException e) {
            throw explanation.of(e);
        }
    }

    private DefaultRepositorySystemSession session(Progress progress) {
        var session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setTransferListener(new Transfers(progress));
        // A project's description may have changed since the last time, and what was missing may be there now.
        session.setCache(new DefaultRepositoryCache());
        return session;
    }

    /** Takes all that lies in the local repository, wherever it came from. */
    private void workOffline(DefaultRepositorySystemSession session) {
        session.setOffline(true);
        session.setCache(new DefaultRepositoryCache());
        var simple = new LocalRepository(session.getLocalRepository().getBasedir(), "simple");
        session.setLocalRepositoryManager(context.repositorySystem().newLocalRepositoryManager(session, simple));
    }

    private List<RemoteRepository> repositories(Request request, DefaultRepositorySystemSession session) {
        var all = new ArrayList<>(context.remoteRepositories());
        var added = new ArrayList<RemoteRepository>();
        for (Repository each : request.repositories()) {
            added.add(new RemoteRepository.Builder(each.id(), "default", each.url()).build());
        }
        List<String> from = request.from();
        if (from.isEmpty()) {
            all.addAll(context.repositorySystem().newResolutionRepositories(session, added));
            return all;
        }
        all.removeIf(each -> !from.contains(each.getId()));
        added.removeIf(each -> !from.contains(each.getId()));
        for (String address : from) {
            if (address.contains("://")) {
                added.add(new RemoteRepository.Builder("from-" + (added.size() + 1), "default", address).build());
            }
        }
        all.addAll(context.repositorySystem().newResolutionRepositories(session, added));
        return all;
    }

    /** MIMA reads all of the settings but this. */
    private static boolean offlineBySettings(Context context) throws SettingsBuildingException {
        var request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(context.mavenUserHome().settingsXml().toFile());
        if (context.mavenSystemHome() != null) {
            request.setGlobalSettingsFile(
                    context.mavenSystemHome().settingsXml().toFile());
        }
        return new DefaultSettingsBuilderFactory()
                .newInstance()
                .build(request)
                .getEffectiveSettings()
                .isOffline();
    }

    private static String key(Artifact artifact) {
        return Library.key(artifact.getGroupId(), artifact.getArtifactId(), artifact.getClassifier());
    }
}
