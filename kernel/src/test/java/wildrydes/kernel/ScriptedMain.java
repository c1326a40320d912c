package wildrydes.kernel;

import java.util.concurrent.CountDownLatch;
import wildrydes.kernel.display.Renderers;

/** The kernel's process with a scripted shell. */
final class ScriptedMain {

    private ScriptedMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 1 && arguments[0].equals("--sit")) {
            new CountDownLatch(1).await();
        }
        var shell = new ScriptedShell()
                .on("exit", () -> {
                    System.out.println("last words");
                    System.exit(3);
                    return null;
                })
                .on("endless", () -> {
                    System.out.println("begun");
                    new CountDownLatch(1).await();
                    return null;
                });
        var program = new Program(
                () -> shell,
                new Renderers(ScriptedMain.class.getClassLoader()),
                ScriptedMain.class::getClassLoader,
                System.getenv());
        System.exit(program.start(arguments));
    }
}
