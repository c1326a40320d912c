package wildrydes.cloud.lambda.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.Credentials;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.runner.Main;

/**
 * How a child JVM is started: its command line, and an environment that has nothing of the cloud's own.
 *
 * @param engine what it runs on
 * @param archive of classes, for a quick start
 * @param region of the cloud
 * @param endpoint of the cloud
 */
record Launch(Engine engine, ClassArchive archive, String region, String endpoint) {

    private static final String NATIVE_LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    /** Of AWS's heap, per cent of the function's memory. */
    private static final int HEAP = 85;

    /** The first JDK that warns of native libraries. */
    private static final int NATIVE_IS_ASKED = 24;

    private static final int LEAST_HEAP = 16;
    private static final int LEAST_METASPACE = 64;
    private static final int MOST_METASPACE = 256;

    /** Without these no program starts on Windows. */
    private static final List<String> WINDOWS = List.of("SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT");

    /** @param temporary the function's {@code /tmp} */
    List<String> command(FunctionVersion function, Path temporary) {
        return command(function, temporary, archive.exists() ? archive.use() : null);
    }

    /** @param archiving what is done with the archive of classes; null for nothing */
    List<String> command(FunctionVersion function, Path temporary, @Nullable String archiving) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:-UsePerfData");
        command.add("-Xms" + LEAST_HEAP + "m");
        command.add("-Xmx" + function.memory() * HEAP / 100 + "m");
        command.add("-XX:MaxMetaspaceSize=" + metaspace(function.memory()) + "m");
        command.add("-XX:ErrorFile=" + temporary.resolveSibling("crash.log"));
        if (archiving != null) {
            command.add(archiving);
        }
        command.add("-Xlog:disable");
        command.add("-Djava.awt.headless=true");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Duser.home=" + temporary);
        command.add("-Dfile.encoding=UTF-8");
        if (engine.nativeLibrary() != null) {
            if (Runtime.version().feature() >= NATIVE_IS_ASKED) {
                command.add("--enable-native-access=ALL-UNNAMED");
            }
            command.add("-D" + NATIVE_LIBRARY + "=" + engine.nativeLibrary());
        }
        command.addAll(List.of("-cp", classPath(function), Main.NAME, engine.client(), function.handler()));
        return command;
    }

    /** Layers come last, since an archive of classes holds for what begins as the class path that it was made with. */
    private String classPath(FunctionVersion function) {
        StringBuilder path = new StringBuilder(engine.classPath());
        for (Path layer : function.layers()) {
            path.append(File.pathSeparatorChar)
                    .append(layer.resolve("java/lib"))
                    .append(File.separatorChar)
                    .append('*');
        }
        return path.toString();
    }

    /** AWS gives classes a tenth of the memory, which does not hold the AWS SDK where the memory is small. */
    private static int metaspace(int memory) {
        return Math.max(LEAST_METASPACE, Math.min(memory / 10, MOST_METASPACE));
    }

    /**
     * The environment variables of docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html.
     *
     * @param api where the Runtime API is
     * @param logStream of the environment
     */
    Map<String, String> variables(
            FunctionVersion function, Credentials credentials, String api, String logStream, Path temporary) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            variables.put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), ""));
            WINDOWS.forEach(name -> {
                String value = System.getenv(name);
                if (value != null) {
                    variables.put(name, value);
                }
            });
        }
        variables.put("AWS_ENDPOINT_URL", endpoint);
        // What the function's own configuration says may be anything but what follows.
        variables.putAll(function.environment());
        variables.put(Main.MARK, api);
        variables.put("_HANDLER", function.handler());
        variables.put("LAMBDA_TASK_ROOT", function.code().toString());
        variables.put("LAMBDA_RUNTIME_DIR", engine.folder().toString());
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", function.environment().getOrDefault("AWS_DEFAULT_REGION", region));
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memory()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", credentials.sessionToken());
        variables.putIfAbsent("TZ", ":UTC");
        variables.putIfAbsent("LANG", "en_US.UTF-8");
        variables.putIfAbsent("TMPDIR", temporary.toString());
        return variables;
    }
}
