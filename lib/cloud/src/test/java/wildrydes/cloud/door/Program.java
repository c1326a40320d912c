package wildrydes.cloud.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("AWS_ENDPOINT_URL", door.endpoint().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", ServedDoor.KEY.id());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", ServedDoor.KEY.secret());
        builder.environment().put("AWS_DEFAULT_REGION", ServedDoor.REGION);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_MAX_ATTEMPTS", "1");
        builder.environment().put("AWS_PAGER", "");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
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
