package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.KernelThread;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.jupyter.Connection;
import wildrydes.kernel.jupyter.KernelLog;
import wildrydes.kernel.shell.Shell;

/** A kernel with a scripted shell, and a client over real sockets. */
final class TestKernel implements AutoCloseable {

    final ScriptedShell shell = new ScriptedShell();
    final Path folder;

    private final KernelThread thread;
    private volatile Connection connection;
    private volatile Path connectionFile;
    private volatile Supplier<ClassLoader> libraries = TestKernel.class::getClassLoader;
    private boolean temporary;
    private boolean ended;

    TestKernel() throws IOException {
        this(Files.createTempDirectory("test-kernel"));
        temporary = true;
    }

    /** @param folder where it keeps its history and its log */
    TestKernel(Path folder) throws IOException {
        this.folder = folder;
        this.thread = KernelThread.start(file -> run(() -> shell, file));
    }

    /** A kernel whose shell takes its time. */
    TestKernel(Supplier<Shell> opening) throws IOException {
        this.folder = Files.createTempDirectory("test-kernel");
        this.temporary = true;
        this.thread = KernelThread.start(file -> run(opening, file));
    }

    KernelClient client() {
        return thread.client();
    }

    /** From the first cell on, libraries are found here. */
    void libraries(Supplier<ClassLoader> loader) {
        libraries = loader;
    }

    String log() throws IOException {
        Path file = folder.resolve("kernel.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Waits until the log is as expected; each answer gives what is on its way a moment. */
    void awaitLog(Predicate<String> expected) throws IOException {
        for (int moment = 0; !expected.test(log()); moment++) {
            assertThat(moment).as("The log is: " + log()).isLessThan(1000);
            client().kernelInfo();
        }
    }

    /** Waits until it has ended. @return its exit code */
    int awaitExit() {
        ended = true;
        return thread.awaitExit();
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            thread.end();
        }
        thread.close();
        if (temporary) {
            for (String name : List.of("history.jsonl", "kernel.log")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    /** Where it says how to reach it. */
    Path connectionFile() {
        return connectionFile;
    }

    /** Where it listens. */
    Connection connection() {
        return connection;
    }

    private int run(Supplier<Shell> opening, Path file) {
        connection = Connection.read(file);
        connectionFile = file;
        var renderers = new Renderers(TestKernel.class.getClassLoader());
        renderers.register(Object.class, value -> MimeBundle.text("<" + value + ">"));
        return new Kernel(
                        opening,
                        renderers,
                        () -> libraries.get(),
                        folder.resolve("history.jsonl"),
                        new KernelLog(folder.resolve("kernel.log")))
                .run(file);
    }
}
