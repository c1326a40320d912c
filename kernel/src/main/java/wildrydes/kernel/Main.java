package wildrydes.kernel;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.shell.JavaShell;
import wildrydes.kernel.shell.Shell;
import wildrydes.kernel.shell.ShellEnvironment;

/** Starts the kernel's process: the one place that puts the shell and the protocol together. */
public final class Main {

    private final CompletableFuture<JavaShell> shell = new CompletableFuture<>();
    /** Start-up scripts show things before the shell is open, and may register how. */
    private final Renderers renderers = new Renderers(Main.class.getClassLoader());

    private Main() {}

    public static void main(String[] arguments) {
        var main = new Main();
        var program =
                new Program(main::open, main.renderers, () -> main.shell.join().loader(), System.getenv());
        System.exit(program.start(arguments));
    }

    private Shell open() {
        try {
            var environment = new ShellEnvironment(System.getenv(), Path.of("").toAbsolutePath());
            JavaShell opened = JavaShell.open(environment.options(), renderers);
            shell.complete(opened);
            return opened;
        } catch (RuntimeException | Error e) {
            shell.completeExceptionally(e);
            throw e;
        }
    }
}
