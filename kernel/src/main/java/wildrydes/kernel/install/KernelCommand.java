package wildrydes.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of the kernel.
 *
 * @param jdk what runs it
 * @param flags the JVM's flags, without the archive
 * @param classPath the kernel's jar, and what every notebook finds
 */
record KernelCommand(Jdk jdk, List<String> flags, List<Path> classPath) {

    static final String MAIN = "wildrydes.kernel.Main";

    /** The flags of {@code kernel.args}, which lies beside the jar where the project was built. */
    static KernelCommand of(Jdk jdk, Path jar, List<Path> classPath) throws IOException {
        var flags = new ArrayList<String>();
        Path arguments = jar.resolveSibling("kernel.args");
        if (Files.exists(arguments)) {
            Files.readString(arguments)
                    .lines()
                    .flatMap(line -> Stream.of(line.strip().split(" +")))
                    .forEach(flag -> {
                        if (!flag.isEmpty()) {
                            flags.add(flag);
                        }
                    });
        }
        flags.addAll(jdk.flags());
        // A missing or outdated archive only costs time: no word about it may reach a notebook.
        flags.add("-Xlog:disable");
        return new KernelCommand(
                jdk,
                List.copyOf(flags),
                Stream.concat(Stream.of(jar), classPath.stream()).toList());
    }

    /** The command with more flags, and these arguments to the kernel. */
    List<String> with(List<String> moreFlags, String... arguments) {
        return Stream.of(
                        Stream.of(jdk.java().toString()),
                        flags.stream(),
                        moreFlags.stream(),
                        Stream.of("-cp", Archive.joined(classPath), MAIN),
                        Stream.of(arguments))
                .flatMap(words -> words)
                .toList();
    }

    /** This command with only the part of the class path that an archive may cover. */
    KernelCommand coverable() {
        return new KernelCommand(jdk, flags, Archive.coverable(classPath));
    }
}
