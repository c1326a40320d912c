package wildrydes.cloud.lambda.run;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.runner.Main;

/**
 * The programs that functions run on: AWS's runtime interface client and our runner around it, as the build lays them out in {@code engines/lambda}
 * beside the cloud.
 *
 * @param folder that it is in
 * @param client the runner's first argument
 * @param classPath of every child, before the function's own classes
 * @param nativeLibrary of AWS's client; null where it has none for this system
 */
record Engine(
        Path folder,
        String client,
        String classPath,
        @Nullable Path nativeLibrary) {

    /** System property that says {@value Main#NATIVE} or {@value Main#PLAIN} where the system should not decide. */
    static final String CLIENT = "wildrydes.lambda.client";

    private static final String FOLDER = "engines/lambda";

    /**
     * The one of this installation.
     *
     * @throws IOException where it was not built
     */
    static Engine installed() throws IOException {
        return in(home().resolveSibling(FOLDER));
    }

    /** The jar that this class is in, or the folder of classes. */
    private static Path home() throws IOException {
        try {
            return Path.of(Engine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("The cloud cannot tell where it is installed: " + e.getMessage(), e);
        }
    }

    private static Engine in(Path folder) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        if (jars.isEmpty()) {
            throw new IOException("The Lambda runtime is not in " + folder
                    + "; build the cloud anew with ./mvnw -DskipTests package -pl lib/cloud -am.");
        }
        String classPath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Path library = nativeLibrary(folder.resolve("jni"));
        String wanted = System.getProperty(CLIENT);
        boolean plain = wanted == null ? library == null : wanted.equals(Main.PLAIN);
        return new Engine(folder, plain ? Main.PLAIN : Main.NATIVE, classPath, library);
    }

    private static @Nullable Path nativeLibrary(Path folder) throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        String machine = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch_64";
            default -> "";
        };
        Path library = folder.resolve("libaws-lambda-jni.linux" + (musl() ? "_musl" : "") + "-" + machine + ".so");
        return Files.exists(library) ? library : null;
    }

    /** Whether this is a system such as Alpine, whose C library is another one. */
    private static boolean musl() throws IOException {
        return Files.readString(Path.of("/proc/self/maps")).contains("/ld-musl-");
    }
}
