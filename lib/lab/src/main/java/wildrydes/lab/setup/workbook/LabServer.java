package wildrydes.lab.setup.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Reasons;

/**
 * A Jupyter server that runs on this computer, as the file says that it keeps in Jupyter's runtime folder.
 *
 * @param pid its process
 * @param url its address, without a token
 * @param token what it asks for; empty where it asks for something else
 * @param root the folder that it shows
 */
public record LabServer(long pid, String url, String token, Path root) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 3_000;
    private static final Duration END = Duration.ofSeconds(15);

    /** Those that show this folder and live. */
    public static List<LabServer> showing(Path root, Path runtimeFolder) {
        if (!Files.isDirectory(runtimeFolder)) {
            return List.of();
        }
        var servers = new ArrayList<LabServer>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(runtimeFolder, "jpserver-*.json")) {
            for (Path file : files) {
                read(file)
                        .filter(server -> server.shows(root) && server.answers())
                        .ifPresent(servers::add);
            }
        } catch (IOException e) {
            throw new LabException(
                    "Jupyter's folder " + runtimeFolder + " cannot be listed (" + Reasons.of(e)
                            + "). See whether it can be read.",
                    e);
        }
        return servers;
    }

    private static Optional<LabServer> read(Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            String url = json.path("url").asText();
            return url.startsWith("http://") || url.startsWith("https://")
                    ? Optional.of(new LabServer(
                            json.path("pid").asLong(),
                            url,
                            json.path("token").asText(),
                            Path.of(json.path("root_dir").asText())))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            // Half written, removed in between, or of a server whose files are not on a disk: none of ours that is
            // ready.
            return Optional.empty();
        }
    }

    /** By whatever name: the way to a folder may lead over a link. */
    private boolean shows(Path folder) {
        try {
            return root.equals(folder) || Files.isSameFile(root, folder);
        } catch (IOException e) {
            // One of them does not exist.
            return false;
        }
    }

    /** What a browser opens. */
    public String address(String page) {
        return url + page + (token.isEmpty() ? "" : "?token=" + token);
    }

    private boolean answers() {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        try {
            return call("GET", "api/status").path("started").isTextual();
        } catch (IOException e) {
            return false;
        }
    }

    /** How many kernels it runs; none where it does not say. */
    public int kernels() {
        try {
            return call("GET", "api/kernels").size();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Ends it with its kernels, and returns when it has ended. */
    public void stop() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        try {
            call("POST", "api/shutdown");
        } catch (IOException e) {
            process.ifPresent(ProcessHandle::destroy);
        }
        process.filter(alive -> !ended(alive)).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new LabException("Process " + process.pid() + " cannot be watched.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while JupyterLab was stopping.", e);
        }
    }

    private JsonNode call(String method, String path) throws IOException {
        var connection = (HttpURLConnection) URI.create(url + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Authorization", "token " + token);
        try (InputStream answer = connection.getInputStream()) {
            return JSON.readTree(answer);
        } finally {
            connection.disconnect();
        }
    }
}
