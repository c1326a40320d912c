package wildrydes.cloud.lambda.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;

/**
 * The file in which the JDK keeps the loaded classes of the runtime, so that functions start quicker and in less memory. It lies
 * beside the engine, under a name made from the build of the JDK and of the engine: one that exists is one that fits.
 */
final class ClassArchive {

    /** The first JDK that makes an ahead-of-time cache in one run. */
    private static final int AOT = 25;

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
        String name = String.format("runtime-%08x.%s", facts.getValue(), aot() ? "aot" : "jsa");
        this.file = folder.resolve(name);
        this.next = folder.resolve(name + "." + ProcessHandle.current().pid() + ".next");
    }

    private static boolean aot() {
        return Runtime.version().feature() >= AOT;
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
        return (aot() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file;
    }

    /** Flag of the JVM that makes it, at its end. */
    String make() {
        return (aot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + next;
    }

    /** Takes the one that was made. */
    void made() throws IOException {
        try {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
