package wildrydes.kernel.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a kernel's process is started.
 *
 * @param env environment variables, over those of the kernelspec and of this process
 * @param folder the working folder
 * @param readyWithin how long the kernel may take for its first answer
 */
public record Launch(Map<String, String> env, Path folder, Duration readyWithin) {

    public Launch {
        env = Map.copyOf(env);
    }

    /** In the working folder of this process, with a minute to answer. */
    public static Launch defaults() {
        return new Launch(Map.of(), Path.of("").toAbsolutePath(), Duration.ofSeconds(60));
    }

    /** With these variables added. */
    public Launch withEnv(Map<String, String> variables) {
        var all = new LinkedHashMap<>(env);
        all.putAll(variables);
        return new Launch(all, folder, readyWithin);
    }

    public Launch withFolder(Path workingFolder) {
        return new Launch(env, workingFolder, readyWithin);
    }

    public Launch withReadyWithin(Duration time) {
        return new Launch(env, folder, time);
    }
}
