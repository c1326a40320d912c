package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.kernel.maven.RepositoryFolder.dependency;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.kernel.help.Completions;
import wildrydes.kernel.maven.RepositoryFolder;

/** Libraries of Maven repositories in cells. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MavenMagicTest {

    @TempDir
    private static Path folder;

    private static RepositoryFolder repository;
    private static Cells cells;

    @BeforeAll
    static void open() {
        repository = new RepositoryFolder(folder).mirrored();
        cells = new Cells(ShellOptions.DEFAULT.withMavenHome(repository.home()));
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @Test
    void laterCellsAndCompletionsSeeWhatIsLoaded() {
        repository.code("swans:wing:1.0").code("swans:swan:1.0", "swans:wing:1.0");

        assertThat(cells.value("%maven swans:swan:1.0\nimport swans.wing.Version;\nVersion.name()"))
                .isEqualTo("wing 1.0");
        assertThat(cells.value("swans.swan.Version.name()")).isEqualTo("swan 1.0");
        assertThat(cells.shell.complete("Version.na", 10).matches())
                .extracting(Completions.Match::text)
                .contains("name()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maven", "addMavenDependency", "addMavenDependencies"})
    void theAddedJarsAreItsValue(String name) {
        repository.code("geese:" + name + ":1.0");

        assertThat(cells.value("List<String> added = %" + name + " geese:" + name + ":1.0\nadded"))
                .isEqualTo("[" + repository.home().resolve("repository/geese/" + name + "/1.0/" + name + "-1.0.jar]"));
        assertThat(cells.value("added = %" + name + " geese:" + name + ":1.0 -v\nadded"))
                .isEqualTo("[]");
        assertThat(cells.value("%maven geese:" + name + ":1.0")).isEqualTo("-");
    }

    @Test
    void librariesAreFoundForOtherProgramsWithoutBeingLoaded() {
        repository.code("herons:bill:1.0").code("herons:heron:1.0", "herons:bill:1.0");
        String find = "wildrydes.kernel.api.Libraries.find(List.of(\"herons:%s:1.0\"), present)";

        // The kernel that was opened last is asked.
        try (var others = new Cells(ShellOptions.DEFAULT.withMavenHome(repository.home()))) {
            others.value("List<java.nio.file.Path> present = List.of();");
            assertThat(others.value(
                            find.formatted("heron") + ".stream().map(jar -> jar.getFileName() + \"\").toList()"))
                    .isEqualTo("[heron-1.0.jar, bill-1.0.jar]");
            assertThat(others.failure("herons.heron.Version.name()").evalue()).contains("herons");
            others.value("present = " + find.formatted("bill"));
            assertThat(others.value(find.formatted("heron") + ".size()")).isEqualTo("1");
            assertThat(others.failure(find.formatted("egret")).ename()).contains("IllegalArgumentException");
        }
    }

    @Test
    void whatIsLoadedStaysWhenAnotherVersionIsAskedFor() {
        repository.code("ducks:duck:1.0").code("ducks:duck:2.0");
        cells.value("%maven ducks:duck:1.0");

        assertThat(cells.value("%maven ducks:duck:2.0\nducks.duck.Version.name()"))
                .isEqualTo("duck 1.0");
    }

    @Test
    void aRepositoryOfTheUsersOwnIsAsked(@TempDir Path other) throws IOException {
        var own = new RepositoryFolder(other).code("owls:owl:1.0");
        Path home = Files.createDirectories(other.resolve("plain"));
        try (var elsewhere = new Cells(ShellOptions.DEFAULT.withMavenHome(home))) {
            assertThat(elsewhere.value("%mavenRepo own " + own.url()
                            + "\n%maven --from own owls:owl:1.0\nowls.owl.Version.name()"))
                    .isEqualTo("owl 1.0");
        }
    }

    @Test
    void fragmentsOfAPomAreLoaded() {
        repository.code("storks:nest:1.0").code("storks:stork:1.0", "storks:nest:1.0");

        assertThat(cells.value("%%loadFromPOM\n" + dependency("storks:stork:1.0", "")))
                .isEqualTo("-");
        assertThat(cells.value("storks.stork.Version.name() + storks.nest.Version.name()"))
                .isEqualTo("stork 1.0nest 1.0");
    }

    @Test
    void aProjectIsLoaded(@TempDir Path project) throws IOException {
        repository.code("gulls:gull:1.0").code("gulls:egg:1.0");
        Path pom = Files.writeString(
                project.resolve("pom.xml"),
                RepositoryFolder.project(
                        "zoo:zoo:1",
                        "<dependencies>" + dependency("gulls:gull:1.0", "")
                                + dependency("gulls:egg:1.0", "<scope>test</scope>") + "</dependencies>"));

        assertThat(cells.value("%loadFromPOM " + pom + "\ngulls.gull.Version.name()"))
                .isEqualTo("gull 1.0");
        assertThat(cells.failure("gulls.egg.Version.name()").ename()).isEqualTo("CompileError");
        assertThat(cells.value("%loadFromPOM " + pom + " test\ngulls.egg.Version.name()"))
                .isEqualTo("egg 1.0");
    }

    @Test
    void rapaiosOrdersAreUnderstood() {
        repository.code("terns:tern:1.0");

        assertThat(cells.value("%dependency /add terns:tern:1.0\n%dependency /resolve\nterns.tern.Version.name()"))
                .isEqualTo("tern 1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%maven | %maven needs a library, for example %maven com.google.guava:guava:33.4.8-jre.",
                "%addMavenDependency -o | %addMavenDependency needs a library, for example %addMavenDependency"
                        + " com.google.guava:guava:33.4.8-jre.",
                "%maven guava | \"guava\" names no library. Write groupId:artifactId:version, for example"
                        + " com.google.guava:guava:33.4.8-jre; packaging and classifier may stand before the version.",
                "%maven a.b:dodo:1 | There is no a.b:dodo:1 in test. Check the name, or add its repository, for example"
                        + " %mavenRepo jitpack https://jitpack.io.",
                "%mavenRepo jitpack | %mavenRepo needs an id and a URL, for example %mavenRepo jitpack"
                        + " https://jitpack.io.",
                "%addMavenRepo a b | \"b\" is no address of a repository. Write an id and a URL, for example %mavenRepo"
                        + " jitpack https://jitpack.io.",
                "%loadFromPOM | %loadFromPOM needs a file, for example %loadFromPOM pom.xml.",
                "%loadFromPOM /nowhere/pom.xml | There is no file /nowhere/pom.xml.",
                "%%loadFromPOM | %%loadFromPOM needs <dependency> elements below it, or a whole <project>.",
                "%dependency /list | %dependency can /add GROUP:ARTIFACT:VERSION, /add-repo ID URL and /resolve here;"
                        + " %maven does it in one line."
            })
    void whatCannotBeLoadedSaysWhy(String code, String message) {
        assertThat(cells.failure(code))
                .returns("MagicError", CellResult.Failed::ename)
                .returns(message, CellResult.Failed::evalue);
        assertThat(cells.value("1 + 1")).isEqualTo("2");
    }

    @Test
    void aRepositoryThatKeepsSilentCanBeInterrupted() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path home = Files.createDirectories(folder.resolve("silent"));
            Files.writeString(
                    home.resolve("settings.xml"),
                    "<settings><mirrors><mirror><id>silent</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:"
                            + silent.getLocalPort() + "/</url></mirror></mirrors></settings>");
            try (var waiting = new Cells(ShellOptions.DEFAULT.withMavenHome(home))) {
                CompletableFuture<CellResult> result =
                        CompletableFuture.supplyAsync(() -> waiting.run("%maven birds:heron:1.0"));
                try (Socket asking = silent.accept()) {
                    assertThat(asking.getInputStream().read()).isEqualTo('G');
                    waiting.interrupt();

                    assertThat(result.get())
                            .isInstanceOfSatisfying(
                                    CellResult.Failed.class,
                                    failed -> assertThat(failed)
                                            .returns("Interrupted", CellResult.Failed::ename)
                                            .returns("The cell was interrupted.", CellResult.Failed::evalue));
                    assertThat(waiting.value("1 + 1")).isEqualTo("2");
                }
            }
        }
    }
}
