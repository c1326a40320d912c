package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.kernel.help.Completions;

/** What cells see, and what they do not. */
class ClassPathTest {

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @Test
    void librariesOfTheClassPathAreVisible() {
        assertThat(cells.value("import com.fasterxml.jackson.databind.ObjectMapper;\n"
                        + "new ObjectMapper().writeValueAsString(Map.of(\"a\", 1))"))
                .isEqualTo("{\"a\":1}");
        assertThat(cells.value("wildrydes.kernel.api.MimeBundle.text(\"seen\")"))
                .isEqualTo("seen");
    }

    @Test
    void classesOfTheClassPathComeFromTheLoaderOfTheProcess() {
        assertThat(cells.value(
                        "wildrydes.kernel.api.CellId.class.getClassLoader() == ClassLoader.getSystemClassLoader()"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wildrydes.kernel.shell.JavaShell.class",
                "wildrydes.kernel.display.Renderers.class",
                "new wildrydes.kernel.client.KernelException(\"\")"
            })
    void theKernelsOwnClassesDoNotCompile(String code) {
        assertThat(cells.failure(code).evalue()).contains("does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wildrydes.kernel.shell.JavaShell",
                "wildrydes.kernel.client.KernelClient",
                "wildrydes.kernel.libraries.jackson.databind.ObjectMapper"
            })
    void theKernelsOwnClassesDoNotLoad(String name) {
        assertThat(cells.failure("Class.forName(\"" + name + "\")"))
                .returns("ClassNotFoundException", CellResult.Failed::ename)
                .returns(name, CellResult.Failed::evalue);
    }

    @Test
    void jarsCanBeAddedLater(@TempDir Path folder) throws IOException {
        Path jar = library(folder, "later");

        assertThat(cells.failure("later.Greeting.hello()").ename()).isEqualTo("CompileError");
        assertThat(cells.value("%jars " + folder + "/*.jar\nimport later.Greeting;\nGreeting.hello()"))
                .isEqualTo("hello from later");
        assertThat(cells.value("List<String> added = %jars " + jar + "\nadded.size()"))
                .isEqualTo("1");
        assertThat(cells.shell.complete("Greeting.hel", 12).matches())
                .extracting(Completions.Match::text)
                .containsExactly("hello()");
    }

    @Test
    void theClassPathOfTheOptionsIsVisible(@TempDir Path folder) throws IOException {
        Path jar = library(folder, "given");
        try (var given = new Cells(ShellOptions.DEFAULT.withClassPath(List.of(jar)))) {
            assertThat(given.value("given.Greeting.hello()")).isEqualTo("hello from given");
        }
    }

    @Test
    void theExtensionOfALibraryIsToldThatItIsThere(@TempDir Path folder) throws IOException {
        Path classes = extension(folder, "kernel.eval(\"import bird.Greeting.Bird; int told = 1;\");");
        try (var fresh = new Cells()) {
            assertThat(fresh.value("%classpath " + classes + "\nnew Bird().name"))
                    .isEqualTo("heron");
            assertThat(fresh.value("told++;\n%classpath " + classes + "\ntold")).isEqualTo("2");
        }
        try (var given = new Cells(ShellOptions.DEFAULT.withClassPath(List.of(classes)))) {
            assertThat(given.value("new Bird().name")).isEqualTo("heron");
        }
    }

    @Test
    void anExtensionThatFailsIsNoMatterForItsLibrary(@TempDir Path folder) throws IOException {
        Path classes = extension(folder, "throw new IllegalStateException(\"no\");");
        try (var fresh = new Cells()) {
            assertThat(fresh.value("%classpath " + classes + "\nnew bird.Greeting.Bird().name"))
                    .isEqualTo("heron");
        }
    }

    @Test
    void aLibraryThatIsIncompleteSaysWhatIsMissing(@TempDir Path folder) throws IOException {
        Path classes = compiled(
                folder,
                "partial",
                "package partial; public class Whole extends Part {}"
                        + " class Part { public static int n() { return 1; } }");
        Files.delete(classes.resolve("partial/Part.class"));
        cells.value("%classpath " + classes);

        assertThat(cells.failure("Class.forName(\"partial.Whole\")"))
                .returns("NoClassDefFoundError", CellResult.Failed::ename)
                .returns("partial/Part", CellResult.Failed::evalue);
    }

    private static Path library(Path folder, String name) throws IOException {
        Path classes = compiled(
                folder,
                name,
                "package " + name + "; public class Greeting { public static String hello() { return \"hello from "
                        + name + "\"; } }");
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(name + "/Greeting.class"));
            out.write(Files.readAllBytes(classes.resolve(name + "/Greeting.class")));
        }
        return jar;
    }

    /** A library with an extension for JJava that does this. */
    private static Path extension(Path folder, String install) throws IOException {
        Path classes = compiled(
                folder,
                "bird",
                "package bird; import org.dflib.jjava.jupyter.*; import org.dflib.jjava.jupyter.kernel.BaseKernel;"
                        + " public class Greeting implements Extension {"
                        + " public static class Bird { public String name = \"heron\"; }"
                        + " @Override public void install(BaseKernel kernel) { " + install + " } }");
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.dflib.jjava.jupyter.Extension"), "bird.Greeting\n");
        return classes;
    }

    private static Path compiled(Path folder, String name, String source) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path file = Files.writeString(folder.resolve(name.equals("partial") ? "Whole.java" : "Greeting.java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "--release", "17", "-cp", CLASS_PATH, file.toString());
        assertThat(status).isZero();
        return classes;
    }
}
