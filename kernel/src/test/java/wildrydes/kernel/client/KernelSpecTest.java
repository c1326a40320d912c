package wildrydes.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {

    @TempDir
    private Path folder;

    @Test
    void theCommandNamesTheConnectionFileAndTheFolder() throws IOException {
        write("""
                {"argv": ["java", "-jar", "{resource_dir}/k.jar", "--file={connection_file}"], "display_name": "Java",
                 "language": "java", "interrupt_mode": "message", "env": {"STABLE": "north"}}""");

        KernelSpec spec = KernelSpec.read(folder);

        assertThat(spec.command(Path.of("c.json"))).containsExactly("java", "-jar", folder + "/k.jar", "--file=c.json");
        assertThat(spec.env()).containsEntry("STABLE", "north");
        assertThat(spec.interruptMode()).isEqualTo("message");
    }

    @Test
    void interruptsAreSignalsWhereNothingElseIsSaid() throws IOException {
        write("{\"argv\": [\"java\"], \"display_name\": \"Java\", \"language\": \"java\"}");

        assertThat(KernelSpec.read(folder).interruptMode()).isEqualTo("signal");
    }

    @Test
    void aFolderWithoutASpecificationIsNamed() {
        assertThatThrownBy(() -> KernelSpec.read(folder))
                .isInstanceOf(KernelException.class)
                .hasMessage("There is no kernel specification " + folder.resolve("kernel.json")
                        + ". Install the kernel first.");
    }

    @Test
    void aSpecificationThatIsNotJsonIsNamed() throws IOException {
        write("argv = java");

        assertThatThrownBy(() -> KernelSpec.read(folder))
                .isInstanceOf(KernelException.class)
                .hasMessageStartingWith("The kernel specification " + folder.resolve("kernel.json") + " is not JSON (");
    }

    @Test
    void aSpecificationWithoutACommandIsNamed() throws IOException {
        write("{\"display_name\": \"Java\"}");

        assertThatThrownBy(() -> KernelSpec.read(folder))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("names no command");
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve("kernel.json"), json);
    }
}
