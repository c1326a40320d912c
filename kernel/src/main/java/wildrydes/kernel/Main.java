package wildrydes.kernel;

import java.util.concurrent.CompletableFuture;
import wildrydes.kernel.shell.JavaShell;
import wildrydes.kernel.shell.ShellOptions;

/** The program in {@code kernel.jar}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var shell = new CompletableFuture<JavaShell>();
        System.exit(new Program(
                        () -> {
                            var opened = JavaShell.open(ShellOptions.DEFAULT);
                            shell.complete(opened);
                            return opened;
                        },
                        value -> shell.join().renderers().render(value),
                        () -> shell.join().loader(),
                        System.getenv())
                .start(arguments));
    }
}
