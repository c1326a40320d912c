package wildrydes.cloud.athena.run;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The engine as the build lays it out in {@code engines/athena} beside the cloud.
 *
 * @param folder with its jars and the file of the JVM's flags
 * @param main class that is started
 */
record EngineFolder(Path folder, String main) {

    private static final String FOLDER = "engines/athena";
    private static final String MAIN = "wildrydes.athena.Main";
    private static final String FLAGS = "athena.args";

    /**
     * The one of this installation.
     *
     * @throws IOException where the cloud cannot tell where it is installed itself
     */
    static EngineFolder installed() throws IOException {
        try {
            Path home = Path.of(EngineFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new EngineFolder(home.resolveSibling(FOLDER), MAIN);
        } catch (URISyntaxException e) {
            throw new IOException("The cloud cannot tell where it is installed: " + e.getMessage(), e);
        }
    }

    /**
     * The command that starts it.
     *
     * @param temporary folder for what it puts down for a while
     * @throws IOException where it was not built
     */
    List<String> command(Path temporary) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        if (jars.isEmpty()) {
            throw new IOException("The query engine is not in " + folder
                    + "; build it with ./mvnw -DskipTests package -pl lib/athena -am and run the query again.");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path flags = folder.resolve(FLAGS);
        if (Files.exists(flags)) {
            command.add("@" + flags);
        }
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-cp");
        command.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        return command;
    }
}
