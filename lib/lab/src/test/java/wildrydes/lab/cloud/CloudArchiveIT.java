package wildrydes.lab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the packed cloud, made in a copy of its folder. */
class CloudArchiveIT {

    private static final Path TARGET =
            Path.of("..", "cloud", "target").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void anArchiveIsMadeOnceAndNamedToTheNextStart() throws IOException {
        CloudProgram program = new CloudProgram(copy());
        Files.writeString(program.folder().resolve("cloud-0123abcd.jsa"), "of an earlier build");
        assertThat(CloudArchive.of(program).exists()).isFalse();
        assertThat(CloudArchive.of(program).flag()).isEmpty();

        CloudArchive.of(program).make();

        assertThat(CloudArchive.of(program).exists()).isTrue();
        assertThat(program.command()).anyMatch(word -> word.matches("-XX:(AOTCache|SharedArchiveFile)=.*cloud-.*"));
        assertThat(program.folder().resolve("cloud-0123abcd.jsa")).doesNotExist();
        try (Stream<Path> files = Files.list(program.folder())) {
            assertThat(files.filter(file -> file.toString().endsWith(".next"))).isEmpty();
        }
        assertThat(version(program)).contains("java -jar cloud.jar").doesNotContain("warning");
    }

    /** A class path may not change after an archive was made: the copy has its libraries in the place of the original. */
    private Path copy() throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("target").resolve("lib"));
        for (String name : new String[] {"cloud.jar", "cloud.args"}) {
            Files.copy(TARGET.resolve(name), libraries.resolveSibling(name));
        }
        try (Stream<Path> files = Files.list(TARGET.resolve("lib"))) {
            for (Path file : files.toList()) {
                Files.copy(file, libraries.resolve(file.getFileName()));
            }
        }
        return libraries.getParent();
    }

    private static String version(CloudProgram program) throws IOException {
        var command = new java.util.ArrayList<>(program.command());
        command.add("--help");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes());
    }
}
