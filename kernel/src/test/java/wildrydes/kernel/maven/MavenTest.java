package wildrydes.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.kernel.maven.RepositoryFolder.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.maven.Resolution.Conflict;

/** What is found, and what is said when it is not. No test asks for anything outside its own folder. */
class MavenTest {

    private static final Set<String> USUAL = Set.of("compile", "runtime", "system");

    @TempDir
    private Path folder;

    private RepositoryFolder repository;
    private Maven maven;

    @BeforeEach
    void settle() {
        repository = new RepositoryFolder(folder).mirrored();
        maven = new Maven(Optional.of(repository.home()));
    }

    @Test
    void aLibraryComesWithWhatItNeeds() throws Exception {
        repository
                .library("birds:wing:1.0")
                .library("birds:heron:1.0", "birds:wing:1.0")
                .library("birds:flock:1.0", "birds:heron:1.0");

        Resolution resolution = resolve("birds:flock:1.0");

        assertThat(names(resolution)).containsExactly("birds:flock:1.0", "birds:heron:1.0", "birds:wing:1.0");
        assertThat(resolution.found())
                .allSatisfy(each -> assertThat(each.file())
                        .isRegularFile()
                        .startsWith(repository.home().resolve("repository")));
        assertThat(resolution.conflicts()).isEmpty();
    }

    @Test
    void theNearestVersionWins() throws Exception {
        repository
                .library("birds:wing:1.0")
                .library("birds:wing:2.0")
                .library("birds:heron:1.0", "birds:wing:2.0")
                .library("birds:flock:1.0", "birds:heron:1.0", "birds:wing:1.0");

        assertThat(names(resolve("birds:flock:1.0"))).contains("birds:wing:1.0").doesNotContain("birds:wing:2.0");
    }

    @Test
    void whatOnlyTestsOrOthersProvideStaysAway() throws Exception {
        repository
                .library("birds:wing:1.0")
                .described(
                        "birds:heron:1.0",
                        "<dependencies>" + dependency("birds:wing:1.0", "<scope>test</scope>")
                                + dependency("birds:nest:1.0", "<scope>provided</scope>")
                                + dependency("birds:egg:1.0", "<optional>true</optional>") + "</dependencies>");

        assertThat(names(resolve("birds:heron:1.0"))).containsExactly("birds:heron:1.0");
    }

    @Test
    void aWordOrARangeStandsForAVersion() throws Exception {
        repository.library("birds:wing:1.0").library("birds:wing:1.5").library("birds:wing:2.0");

        assertThat(names(resolve("birds:wing:RELEASE"))).containsExactly("birds:wing:2.0");
        assertThat(names(resolve("birds:wing:[1.0,2.0)"))).containsExactly("birds:wing:1.5");
    }

    @Test
    void whatIsLoadedStays() throws Exception {
        repository
                .library("birds:wing:1.0")
                .library("birds:wing:2.0")
                .library("birds:heron:1.0", "birds:wing:2.0")
                .library("birds:crane:1.0", "birds:wing:1.0");
        Path loaded = resolve("birds:wing:1.0").found().get(0).file();

        assertThat(resolve("birds:wing:1.0", loaded)).isEqualTo(new Resolution(List.of(), List.of()));
        assertThat(names(resolve("birds:crane:1.0", loaded))).containsExactly("birds:crane:1.0");
        Resolution other = resolve("birds:heron:1.0", loaded);
        assertThat(names(other)).containsExactly("birds:heron:1.0");
        assertThat(other.conflicts())
                .containsExactly(new Conflict("birds:wing", "2.0", "1.0", true))
                .extracting(Conflict::toString)
                .containsExactly("birds:wing:2.0 is not loaded, because version 1.0 already is. To use 2.0, restart the"
                        + " kernel and load it first.");
    }

    @Test
    void thatAnOlderVersionWasEnoughIsNoLoss() throws Exception {
        repository.library("birds:wing:1.0").library("birds:wing:2.0").library("birds:crane:1.0", "birds:wing:1.0");
        // A jar that nobody loaded by Maven tells what it is.
        Path loaded = repository.jar("birds:wing:2.0");

        assertThat(resolve("birds:crane:1.0", loaded).conflicts())
                .extracting(Conflict::toString)
                .containsExactly("birds:wing:1.0 is not loaded, because version 2.0 already is.");
        assertThat(resolve("birds:wing:1.0", loaded).conflicts())
                .extracting(Conflict::missed)
                .containsExactly(true);
    }

    @Test
    void aProjectHasParentsManagedVersionsAndExclusions() throws Exception {
        repository
                .library("birds:wing:1.0")
                .library("birds:feather:3.0")
                .library("birds:heron:1.0", "birds:wing:1.0", "birds:feather:1.0")
                .pom(
                        "birds:bom:1.0",
                        "<packaging>pom</packaging><dependencyManagement><dependencies>"
                                + dependency("birds:feather:3.0", "") + "</dependencies></dependencyManagement>");
        Path child = Files.createDirectories(folder.resolve("project/child")).resolve("pom.xml");
        Files.writeString(
                folder.resolve("project/pom.xml"),
                RepositoryFolder.project(
                        "zoo:parent:1.0",
                        "<packaging>pom</packaging><properties><heron>1.0</heron></properties>"
                                + "<dependencyManagement><dependencies>"
                                + dependency("birds:bom:1.0", "<type>pom</type><scope>import</scope>")
                                + "</dependencies></dependencyManagement>"));
        Files.writeString(
                child,
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>zoo</groupId>"
                        + "<artifactId>parent</artifactId><version>1.0</version></parent><artifactId>child</artifactId>"
                        + "<dependencies>"
                        + dependency(
                                "birds:heron:${heron}",
                                "<exclusions><exclusion><groupId>birds</groupId><artifactId>wing</artifactId>"
                                        + "</exclusion></exclusions>")
                        + "</dependencies></project>");

        assertThat(names(resolve(new Wish.Project(child, USUAL))))
                .containsExactly("birds:heron:1.0", "birds:feather:3.0");
    }

    @Test
    void theScopesOfAProjectCanBeChosen() throws Exception {
        repository.library("birds:wing:1.0").library("birds:heron:1.0").library("birds:egg:1.0");
        Path pom = Files.writeString(
                folder.resolve("pom.xml"),
                RepositoryFolder.project(
                        "zoo:zoo:1.0",
                        "<dependencies>" + dependency("birds:wing:1.0", "")
                                + dependency("birds:heron:1.0", "<scope>test</scope>")
                                + dependency("birds:egg:1.0", "<scope>runtime</scope>") + "</dependencies>"));

        assertThat(names(resolve(new Wish.Project(pom, USUAL)))).containsExactly("birds:wing:1.0", "birds:egg:1.0");
        assertThat(names(resolve(new Wish.Project(pom, Set.of("test"))))).containsExactly("birds:heron:1.0");
    }

    @Test
    void aProjectBringsItsRepositories() throws Exception {
        Path home = Files.createDirectories(folder.resolve("elsewhere"));
        repository.library("birds:wing:1.0");
        Files.writeString(home.resolve("settings.xml"), "<settings><offline>false</offline></settings>");
        Path pom = Files.writeString(
                folder.resolve("pom.xml"),
                RepositoryFolder.project(
                        "zoo:zoo:1.0",
                        "<repositories><repository><id>central</id><url>" + repository.url()
                                + "</url></repository></repositories><dependencies>"
                                + dependency("birds:wing:1.0", "") + "</dependencies>"));

        Resolution found = new Maven(Optional.of(home))
                .resolve(new Wish.Project(pom, USUAL), List.of("central"), false, List.of());

        assertThat(names(found)).containsExactly("birds:wing:1.0");
    }

    @Test
    void onlyTheNamedRepositoriesAreAsked() throws Exception {
        Path home = Files.createDirectories(folder.resolve("elsewhere"));
        repository.library("birds:wing:1.0").library("birds:heron:1.0");
        var free = new Maven(Optional.of(home));
        free.add(Repository.of("mine", repository.url()));
        var wing = new Wish.Libraries(List.of(Coordinates.of("birds:wing:1.0")));

        assertThat(names(free.resolve(wing, List.of("mine"), false, List.of()))).containsExactly("birds:wing:1.0");
        var heron = new Wish.Libraries(List.of(Coordinates.of("birds:heron:1.0")));
        assertThat(names(new Maven(Optional.of(home)).resolve(heron, List.of(repository.url()), false, List.of())))
                .containsExactly("birds:heron:1.0");
    }

    @Test
    void aVersionThatDoesNotExistNamesItsNeighbours() {
        for (String version : List.of("1.0", "1.1", "1.9", "2.0", "3.0")) {
            repository.library("birds:wing:" + version);
        }

        assertRefused("birds:wing:1.5", "There is no birds:wing:1.5 in test. The nearest versions are 1.0, 1.1, 1.9.");
        assertRefused("birds:wing:9", "There is no birds:wing:9 in test. The nearest versions are 1.9, 2.0, 3.0.");
        assertRefused(
                "birds:wing:jar:tests:1.0",
                "There is no birds:wing:jar:tests:1.0 in test, though the version exists: its packaging or classifier is"
                        + " another.");
    }

    @Test
    void aNameThatDoesNotExistIsSaid() {
        String advice = ". Check the name, or add its repository, for example %mavenRepo jitpack https://jitpack.io.";

        assertRefused("birds:dodo:1.0", "There is no birds:dodo:1.0 in test" + advice);
        assertRefused("birds:dodo:[1.0,2.0)", "There is no birds:dodo:[1.0,2.0) in test" + advice);
        assertRefused("birds:dodo:RELEASE", "There is no birds:dodo:RELEASE in test" + advice);
    }

    @Test
    void somethingThatIsNeededAndMissingIsNamed() {
        repository.library("birds:heron:1.0", "birds:dodo:1.0");

        assertRefused(
                "birds:heron:1.0",
                "There is no birds:dodo:1.0 in test. Check the name, or add its repository, for example %mavenRepo"
                        + " jitpack https://jitpack.io.");
    }

    @Test
    void offlineIsWhatTheUserOrTheSettingsSay() throws Exception {
        repository.library("birds:wing:1.0").library("birds:heron:1.0");
        resolve("birds:wing:1.0");
        String refusal = "birds:heron:1.0 is not on this machine, in "
                + repository.home().resolve("repository")
                + ", and Maven works offline. Load it once without -o, or set <offline>false</offline> in "
                + repository.home().resolve("settings.xml") + ".";
        var heron = new Wish.Libraries(List.of(Coordinates.of("birds:heron:1.0")));
        var wing = new Wish.Libraries(List.of(Coordinates.of("birds:wing:1.0")));

        assertThat(names(maven.resolve(wing, List.of(), true, List.of()))).containsExactly("birds:wing:1.0");
        assertThatThrownBy(() -> maven.resolve(heron, List.of(), true, List.of()))
                .isInstanceOf(MavenException.class)
                .hasMessage(refusal);
        repository.settings("<offline>true</offline>");
        var offline = new Maven(Optional.of(repository.home()));
        assertThatThrownBy(() -> offline.resolve(heron, List.of(), false, List.of()))
                .isInstanceOf(MavenException.class)
                .hasMessage(refusal);
    }

    @Test
    void aRepositoryThatDoesNotAnswerIsNoMatterForWhatIsHere() throws Exception {
        repository.library("birds:wing:1.0").library("birds:heron:1.0", "birds:wing:1.0");
        resolve("birds:heron:1.0");
        // Nothing listens on port 1.
        repository.settings(
                "<mirrors><mirror><id>gone</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:1/</url></mirror>"
                        + "</mirrors>");
        maven = new Maven(Optional.of(repository.home()));

        assertThat(names(resolve("birds:heron:1.0"))).containsExactly("birds:heron:1.0", "birds:wing:1.0");
        assertThatThrownBy(() -> resolve("birds:crane:1.0"))
                .isInstanceOf(MavenException.class)
                .hasMessageStartingWith("birds:crane:1.0 is not on this machine, and gone (127.0.0.1) cannot be asked"
                        + " for it (ConnectException: ")
                .hasMessageEndingWith("). Check the network, or name a mirror or a proxy in "
                        + repository.home().resolve("settings.xml") + ".");
    }

    @Test
    void theLocalRepositoryIsThatOfTheSettings() throws Exception {
        Path local = folder.resolve("my-repository");
        repository.library("birds:wing:1.0");
        repository.settings("<localRepository>" + local + "</localRepository><mirrors><mirror><id>test</id><mirrorOf>*"
                + "</mirrorOf><url>" + repository.url() + "</url></mirror></mirrors>");

        assertThat(resolve("birds:wing:1.0").found().get(0).file()).startsWith(local);
    }

    @Test
    void settingsThatAreBrokenAreNamed() {
        repository.settings("<mirrors>");

        assertThatThrownBy(() -> resolve("birds:wing:1.0"))
                .isInstanceOf(MavenException.class)
                .hasMessageStartingWith("Maven's settings cannot be used (")
                .hasMessageEndingWith("). Correct settings.xml in " + repository.home() + ".");
    }

    @Test
    void aProjectThatCannotBeReadIsNamed() throws IOException {
        Path pom = folder.resolve("pom.xml");
        var wish = new Wish.Project(pom, USUAL);

        assertThatThrownBy(() -> resolve(wish))
                .isInstanceOf(MavenException.class)
                .hasMessage("There is no file " + pom + ".");
        Files.writeString(
                pom,
                RepositoryFolder.project(
                        "zoo:zoo:1.0", "<dependencies>" + dependency("birds:wing", "") + "</dependencies>"));
        assertThatThrownBy(() -> resolve(wish))
                .isInstanceOf(MavenException.class)
                .hasMessageContaining("'dependencies.dependency.version' for birds:wing:jar is missing");
        Files.writeString(pom, "<project>");
        assertThatThrownBy(() -> resolve(wish))
                .isInstanceOf(MavenException.class)
                .hasMessageStartingWith("pom.xml cannot be used as a POM: Non-readable POM");
    }

    private void assertRefused(String coordinates, String sentence) {
        assertThatThrownBy(() -> resolve(coordinates))
                .isInstanceOf(MavenException.class)
                .hasMessage(sentence);
    }

    private Resolution resolve(String coordinates, Path... classPath) throws Exception {
        var wish = new Wish.Libraries(List.of(Coordinates.of(coordinates)));
        return maven.resolve(wish, List.of(), false, List.of(classPath));
    }

    private Resolution resolve(Wish wish) throws Exception {
        return maven.resolve(wish, List.of(), false, List.of());
    }

    private static List<String> names(Resolution resolution) {
        var names = new ArrayList<String>();
        resolution.found().forEach(each -> names.add(each.toString()));
        return names;
    }
}
