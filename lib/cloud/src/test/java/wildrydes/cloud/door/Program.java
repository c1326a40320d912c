package wildrydes.cloud.door;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a program that is a client ended.
 *
 * @param code -1 where it is not installed
 * @param output standard output and errors
 */
public record Program(int code, String output) {

    /** Runs a program against a door, as its administrator. */
    public static Program run(ServedDoor door, String... command) {
        return run(
                Path.of("."),
                environment(door.endpoint(), ServedDoor.KEY.id(), ServedDoor.KEY.secret()),
                List.of(command));
    }

    /** The environment in which clients of AWS's find a cloud and try each call once. */
    public static Map<String, String> environment(URI endpoint, String accessKeyId, String secret) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_ACCESS_KEY_ID", accessKeyId);
        environment.put("AWS_SECRET_ACCESS_KEY", secret);
        environment.put("AWS_DEFAULT_REGION", ServedDoor.REGION);
        environment.put("AWS_REGION", ServedDoor.REGION);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_MAX_ATTEMPTS", "1");
        environment.put("AWS_PAGER", "");
        environment.put("PYTHONIOENCODING", "utf-8");
        environment.put("NODE_NO_WARNINGS", "1");
        return environment;
    }

    /** Runs a program in a folder, for three minutes at most. */
    public static Program run(Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " did not end.");
            }
            return new Program(process.exitValue(), output);
        } catch (IOException e) {
            return new Program(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
