package wildrydes.bench.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A server that runs on Node.js and keeps everything in memory, from a package of npm.
 *
 * @param folder where npm has unpacked it; it is started there
 * @param command starts it; {@code PORT} stands for its port
 * @param environment of its process; {@code PORT} likewise
 * @param understandsCbor whether the SDK understands its CBOR, too
 */
record NodeServer(Path folder, List<String> command, Map<String, String> environment, boolean understandsCbor)
        implements Contestant {

    private static final String PORT = "PORT";
    private static final String MODULES = "node_modules";

    /** mhart/kinesalite; its answers in CBOR end early for the SDK of Java. */
    static NodeServer kinesalite(Path peers) {
        return new NodeServer(
                peers.resolve(MODULES).resolve("kinesalite"),
                List.of("node", "cli.js", "--port", PORT, "--shardLimit", "20000"),
                Map.of(),
                false);
    }

    /** etspaceman/kinesis-mock. Its other port, for TLS, is any free one. */
    static NodeServer kinesisLocal(Path peers) {
        return new NodeServer(
                peers.resolve(MODULES).resolve("kinesis-local"),
                List.of("node", "main.js"),
                Map.of(
                        "KINESIS_MOCK_PLAIN_PORT",
                        PORT,
                        "KINESIS_MOCK_TLS_PORT",
                        "0",
                        "SHARD_LIMIT",
                        "20000",
                        "LOG_LEVEL",
                        "ERROR"),
                true);
    }

    boolean present() {
        return Files.isDirectory(folder);
    }

    @Override
    public List<String> command(Path state, int port) {
        return command.stream().map(part -> with(part, port)).toList();
    }

    @Override
    public void prepare(ProcessBuilder process, int port) {
        process.directory(folder.toFile());
        environment.forEach((name, value) -> process.environment().put(name, with(value, port)));
    }

    private static String with(String part, int port) {
        return part.equals(PORT) ? String.valueOf(port) : part;
    }

    @Override
    public boolean printsReadyLine() {
        return false;
    }
}
