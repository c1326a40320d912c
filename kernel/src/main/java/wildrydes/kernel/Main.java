package wildrydes.kernel;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import wildrydes.kernel.shell.JavaShell;
import wildrydes.kernel.shell.Shell;
import wildrydes.kernel.shell.ShellEnvironment;

/** The program in {@code kernel.jar}: the one place where Jupyter's side of the kernel meets Java's. */
public final class Main {

    private final Map<String, String> environment;
    private final CompletableFuture<JavaShell> shell = new CompletableFuture<>();

    private Main(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.getenv()).program().start(arguments));
    }

    private Program program() {
        return new Program(
                this::open,
                value -> shell.join().renderers().render(value),
                () -> shell.join().loader(),
                environment);
    }

    /** Takes part of a second, which the kernel spends while the front end still says hello. */
    private Shell open() {
        try {
            var opened =
                    JavaShell.open(new ShellEnvironment(environment, Path.of("").toAbsolutePath()).options());
            shell.complete(opened);
            return opened;
        } catch (RuntimeException | Error e) {
            // Whoever waits for it is told as well.
            shell.completeExceptionally(e);
            throw e;
        }
    }
}
