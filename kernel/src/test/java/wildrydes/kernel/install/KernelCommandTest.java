package wildrydes.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelCommandTest {

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void pack() throws IOException {
        jar = Files.writeString(folder.resolve("kernel.jar"), "jar");
    }

    @Test
    void theFlagsBesideTheJarAreInTheCommand() throws IOException {
        Files.writeString(
                folder.resolve("kernel.args"), "-XX:+UseSerialGC\n\n--add-opens  java.base/java.lang=ALL-UNNAMED\n");
        Path library = Path.of("/lib/a.jar");

        List<String> words =
                KernelCommand.of(jdk(17), jar, List.of(library)).with(List.of("-Dmore"), "{connection_file}");

        assertThat(words)
                .containsExactly(
                        "/jdk/bin/java",
                        "-XX:+UseSerialGC",
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-Xlog:disable",
                        "-Dmore",
                        "-cp",
                        jar + File.pathSeparator + library,
                        "wildrydes.kernel.Main",
                        "{connection_file}");
    }

    @Test
    void newerJdksAreToldNotToWarn() throws IOException {
        assertThat(KernelCommand.of(jdk(25), jar, List.of()).flags())
                .containsExactly(
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xlog:disable");
    }

    @Test
    void anArchiveBelongsToOneBuildFlagsAndClassPath() throws IOException {
        String archive = name(jdk(17), List.of("-Da"));

        assertThat(archive).matches("kernel-[0-9a-f]{12}\\.jsa");
        assertThat(name(jdk(17), List.of("-Da"))).isEqualTo(archive);
        assertThat(name(jdk(17), List.of("-Db"))).isNotEqualTo(archive);
        assertThat(name(new Jdk(Path.of("/jdk"), 17, "another build"), List.of("-Da")))
                .isNotEqualTo(archive);
        assertThat(name(jdk(25), List.of("-Da"))).endsWith(".aot");
        Files.writeString(jar, "a newer jar");
        assertThat(name(jdk(17), List.of("-Da"))).isNotEqualTo(archive);
    }

    @Test
    void anArchiveCoversTheClassPathUpToItsFirstFolder() throws IOException {
        Path second = Files.writeString(folder.resolve("second.jar"), "jar");

        assertThat(Archive.coverable(List.of(jar, folder, second))).containsExactly(jar);
        assertThat(Archive.coverable(List.of(jar, second))).containsExactly(jar, second);
    }

    @Test
    void archivesOfEarlierInstallationsAreRemoved() throws IOException {
        Archive archive = Archive.in(folder, jdk(17), List.of(), List.of(jar));
        Path old = Files.writeString(folder.resolve("kernel-0123456789ab.jsa"), "");
        Files.writeString(archive.file(), "");

        archive.removeOthers();

        assertThat(old).doesNotExist();
        assertThat(archive.file()).exists();
        assertThat(jar).exists();
    }

    private String name(Jdk jdk, List<String> flags) throws IOException {
        return Archive.in(folder, jdk, flags, List.of(jar)).file().getFileName().toString();
    }

    private static Jdk jdk(int feature) {
        return new Jdk(Path.of("/jdk"), feature, "build");
    }
}
