package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellEnvironmentTest {

    @TempDir
    private Path folder;

    @Test
    void withoutVariablesNothingIsSpecial() {
        assertThat(options(Map.of())).isEqualTo(ShellOptions.DEFAULT);
    }

    @Test
    void pathsHavePatterns() throws IOException {
        Path one =
                Files.writeString(Files.createDirectory(folder.resolve("lib")).resolve("one.jar"), "");
        Path two = Files.writeString(folder.resolve("lib/two.jar"), "");
        Files.writeString(folder.resolve("lib/notes.txt"), "");

        assertThat(options(Map.of("IJAVA_CLASSPATH", "lib/*.jar")).classPath()).containsExactly(one, two);
        assertThat(options(Map.of("IJAVA_CLASSPATH", "lib/t?o.jar")).classPath())
                .containsExactly(two);
        assertThat(options(Map.of("IJAVA_CLASSPATH", "lib" + File.pathSeparator + one))
                        .classPath())
                .containsExactly(folder.resolve("lib"), one);
        assertThat(options(Map.of("IJAVA_CLASSPATH", "lib/")).classPath()).hasSize(3);
    }

    @Test
    void scriptsAreReadFilesFirst() throws IOException {
        Files.writeString(folder.resolve("start.jsh"), "int a = 1;");

        assertThat(options(Map.of("IJAVA_STARTUP_SCRIPTS_PATH", "*.jsh", "IJAVA_STARTUP_SCRIPT", "int b = 2;"))
                        .startUp())
                .containsExactly(
                        new ShellOptions.Script("start.jsh", "int a = 1;"),
                        new ShellOptions.Script("IJAVA_STARTUP_SCRIPT", "int b = 2;"));
    }

    @Test
    void whatJJavaIsToldCountsWhereIJavaIsToldNothing() {
        assertThat(options(Map.of("JJAVA_STARTUP_SCRIPT", "int j = 1;")).startUp())
                .containsExactly(new ShellOptions.Script("IJAVA_STARTUP_SCRIPT", "int j = 1;"));
        assertThat(options(Map.of("JJAVA_COMPILER_OPTS", "-parameters", "IJAVA_COMPILER_OPTS", "-g"))
                        .compilerOptions())
                .containsExactly("-g");
    }

    @Test
    void mavenMayHaveAnotherHome() {
        assertThat(options(Map.of("WILDRYDES_KERNEL_MAVEN", "m2")).mavenHome()).contains(folder.resolve("m2"));
        assertThat(options(Map.of()).mavenHome()).isEmpty();
    }

    @Test
    void compilerOptionsAreWords() {
        assertThat(options(Map.of("IJAVA_COMPILER_OPTS", "-deprecation -Xlint:all \"-Aname=a b\""))
                        .compilerOptions())
                .isEqualTo(List.of("-deprecation", "-Xlint:all", "-Aname=a b"));
    }

    @ParameterizedTest
    @CsvSource({"1500, 1500", "30 SECONDS, 30000", "2 minutes, 120000", "0, 0", "-1, 0", "'', 0"})
    void timeOutsHaveUnits(String text, long millis) {
        assertThat(options(Map.of("IJAVA_TIMEOUT", text)).statementLimit()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() {
        assertThatThrownBy(() -> options(Map.of("IJAVA_TIMEOUT", "soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IJAVA_TIMEOUT is soon, which is no time. Give milliseconds, or for example 30 SECONDS.");
        assertThatThrownBy(() -> options(Map.of("IJAVA_CLASSPATH", "nowhere/*.jar")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IJAVA_CLASSPATH names nowhere/*.jar, where nothing is."
                        + " Correct it where the kernel is installed.");
    }

    private ShellOptions options(Map<String, String> variables) {
        return new ShellEnvironment(variables, folder).options();
    }
}
