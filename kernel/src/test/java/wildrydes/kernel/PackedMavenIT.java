package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.KernelProcess;
import wildrydes.kernel.client.KernelSpec;
import wildrydes.kernel.client.Launch;
import wildrydes.kernel.maven.RepositoryFolder;

/** The packed kernel: Maven's libraries lie beside it, and no cell sees them. */
class PackedMavenIT {

    private static final Path JAR = Path.of("target/kernel.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void librariesLoadAndMavenStaysInvisible() {
        var repository = new RepositoryFolder(folder)
                .mirrored()
                .code("birds:wing:1.0")
                .code("birds:heron:1.0", "birds:wing:1.0");
        try (KernelProcess kernel = start(JAR, repository.home())) {
            KernelClient client = kernel.client();

            Execution cell = client.execute("%maven birds:heron:1.0\nbirds.wing.Version.name()");

            assertThat(cell.error()).isEmpty();
            assertThat(cell.resultText()).isEqualTo("wing 1.0");
            for (String hidden :
                    List.of("org.eclipse.aether.RepositorySystem", "org.slf4j.Logger", "com.google.gson.Gson")) {
                assertThat(client.execute(hidden + ".class")
                                .error()
                                .orElseThrow()
                                .ename())
                        .isEqualTo("CompileError");
                assertThat(client.execute("Class.forName(\"" + hidden + "\")")
                                .error()
                                .orElseThrow()
                                .ename())
                        .isEqualTo("ClassNotFoundException");
            }
            assertThat(kernel.stderr()).isEmpty();
        }
    }

    @Test
    void aJarThatWasMovedAloneSaysWhatIsMissing() throws Exception {
        Path alone = Files.copy(JAR, folder.resolve("kernel.jar"));
        try (KernelProcess kernel = start(alone, folder)) {
            Execution cell = kernel.client().execute("%maven birds:heron:1.0");

            assertThat(cell.error().orElseThrow().evalue())
                    .isEqualTo("Maven's libraries are missing: there is no folder " + folder.resolve("lib")
                            + ". Keep the folder lib beside kernel.jar, or build the kernel again.");
            assertThat(kernel.client().execute("1 + 1").resultText()).isEqualTo("2");
        }
    }

    private static KernelProcess start(Path jar, Path mavenHome) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return KernelProcess.start(
                KernelSpec.of(List.of(
                        java, "-Xlog:disable", "-cp", jar.toString(), "wildrydes.kernel.Main", "{connection_file}")),
                Launch.defaults().withEnv(Map.of("WILDRYDES_KERNEL_MAVEN", mavenHome.toString())));
    }
}
