package wildrydes.cloud.lambda.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The file in which the JDK keeps the loaded classes of the runtime, so that functions start quicker and in less memory. It lies
 * beside the engine, under a name made from the build of the JDK and of the engine: one that exists is one that fits.
 */
final class ClassArchive {

    private static final Pattern HALF_MADE = Pattern.compile("runtime-[0-9a-f]{8}\\.jsa\\.(\\d+)\\.next");

    private final Path file;
    private final Path next;

    ClassArchive(Engine engine) {
        CRC32 facts = new CRC32();
        update(facts, System.getProperty("java.home") + " " + Runtime.version());
        Path folder = engine.folder();
        for (String jar : engine.classPath().split(File.pathSeparator)) {
            File built = new File(jar);
            update(facts, jar + " " + built.length() + " " + built.lastModified());
        }
        String name = String.format("runtime-%08x.jsa", facts.getValue());
        this.file = folder.resolve(name);
        this.next = folder.resolve(name + "." + ProcessHandle.current().pid() + ".next");
    }

    private static void update(CRC32 facts, String text) {
        facts.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it is there, or cannot be made. */
    boolean done() {
        return Files.isRegularFile(file) || !Files.isWritable(file.getParent());
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Flag of the JVM that uses it. */
    String use() {
        return "-XX:SharedArchiveFile=" + file;
    }

    /** Flag of the JVM that makes it, at its end. */
    String make() {
        return "-XX:ArchiveClassesAtExit=" + next;
    }

    /** Takes the one that was made. */
    void made() throws IOException {
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes what this cloud, or one that was killed meanwhile, did not finish. */
    void tidy() throws IOException {
        Files.deleteIfExists(next);
        try (Stream<Path> files = Files.list(next.getParent())) {
            for (Path other : files.toList()) {
                Matcher name = HALF_MADE.matcher(other.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
