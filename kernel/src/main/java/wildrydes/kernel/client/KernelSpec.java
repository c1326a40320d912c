package wildrydes.kernel.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a kernel is started: what Jupyter reads from a {@code kernel.json}.
 *
 * @param argv the command, in which {@code {connection_file}} and {@code {resource_dir}} stand for paths
 * @param env environment variables added to the front end's own
 * @param language the language of its cells
 * @param displayName its name in menus
 * @param interruptMode {@code message} or {@code signal}
 * @param resources the folder of the kernel.json
 */
public record KernelSpec(
        List<String> argv,
        Map<String, String> env,
        String language,
        String displayName,
        String interruptMode,
        Path resources) {

    public KernelSpec {
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
    }

    /** A Java kernel that this command starts. */
    public static KernelSpec of(List<String> command) {
        return new KernelSpec(
                command, Map.of(), "java", "Java", "message", Path.of("").toAbsolutePath());
    }

    /**
     * The kernel of the {@code kernel.json} in this folder.
     *
     * @throws KernelException if there is none, or it is not one
     */
    public static KernelSpec read(Path folder) {
        Path file = folder.resolve("kernel.json");
        Map<String, Object> fields = fields(file);
        if (Json.texts(fields, "argv").isEmpty()) {
            throw new KernelException(
                    "The kernel specification " + file + " names no command in \"argv\". Install the kernel again.");
        }
        var env = new LinkedHashMap<String, String>();
        Json.object(fields, "env").forEach((name, value) -> env.put(name, String.valueOf(value)));
        return new KernelSpec(
                Json.texts(fields, "argv"),
                env,
                Json.text(fields, "language"),
                Json.text(fields, "display_name"),
                fields.containsKey("interrupt_mode") ? Json.text(fields, "interrupt_mode") : "signal",
                folder.toAbsolutePath());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Path file) {
        try {
            return new ObjectMapper().readValue(Files.readString(file), Map.class);
        } catch (NoSuchFileException e) {
            throw new KernelException("There is no kernel specification " + file + ". Install the kernel first.", e);
        } catch (JacksonException e) {
            throw new KernelException(
                    "The kernel specification " + file + " is not JSON (" + e.getOriginalMessage()
                            + "). Install the kernel again.",
                    e);
        } catch (IOException e) {
            throw new KernelException(
                    "The kernel specification " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The command for this connection file. */
    public List<String> command(Path connectionFile) {
        return argv.stream()
                .map(word -> word.replace("{connection_file}", connectionFile.toString())
                        .replace("{resource_dir}", resources.toString()))
                .toList();
    }
}
