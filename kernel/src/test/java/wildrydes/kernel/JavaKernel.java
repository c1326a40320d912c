package wildrydes.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wildrydes.kernel.client.KernelProcess;
import wildrydes.kernel.client.KernelSpec;
import wildrydes.kernel.client.Launch;

/** The whole kernel, with Java, in a process of its own. */
final class JavaKernel {

    private JavaKernel() {}

    /**
     * Starts it.
     *
     * @param folder where it keeps its log and its history
     * @param flags of its Java
     */
    static KernelProcess start(Path folder, String... flags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(flags));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.add("{connection_file}");
        return KernelProcess.start(
                KernelSpec.of(command),
                Launch.defaults()
                        .withEnv(Map.of(
                                "WILDRYDES_KERNEL_LOG", folder.resolve("log").toString(),
                                "WILDRYDES_KERNEL_HISTORY",
                                        folder.resolve("history").toString())));
    }
}
