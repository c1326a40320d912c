package wildrydes.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file in which a JDK keeps loaded and linked classes, so that the next kernel starts quicker. It is of use only to
 * the same build of the JDK, with the same flags and an unchanged class path; its name is made from these, so that an
 * archive that exists is one that fits.
 */
final class Archive {

    private final Jdk jdk;
    private final Path file;

    private Archive(Jdk jdk, Path file) {
        this.jdk = jdk;
        this.file = file;
    }

    /** The archive in this folder for these flags and jars. */
    static Archive in(Path folder, Jdk jdk, List<String> flags, List<Path> classPath) throws IOException {
        MessageDigest digest = sha256();
        var facts = new ArrayList<String>(flags);
        facts.add(jdk.home() + " " + jdk.build());
        for (Path entry : classPath) {
            facts.add(entry + " " + Files.size(entry) + " "
                    + Files.getLastModifiedTime(entry).toMillis());
        }
        digest.update(String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
        String key = HexFormat.of().formatHex(digest.digest(), 0, 6);
        return new Archive(jdk, folder.resolve("kernel-" + key + (jdk.makesAotCaches() ? ".aot" : ".jsa")));
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** The flag that uses the archive. */
    String use() {
        return (jdk.makesAotCaches() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file;
    }

    /** The flag that makes the archive, into another file. */
    String make(Path target) {
        return (jdk.makesAotCaches() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + target;
    }

    /** Removes what earlier installations left in the folder. Kernels that run with those keep them until they end. */
    void removeOthers() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            // Windows keeps the file of a running kernel; the next installation removes it.
            files.filter(this::isAnother).map(Path::toFile).forEach(File::delete);
        }
    }

    private boolean isAnother(Path other) {
        return !other.equals(file)
                && other.getFileName().toString().matches("kernel-[0-9a-f]{12}\\.(aot|jsa)(\\.new.*)?");
    }

    /**
     * The part of a class path that an archive may cover: a JDK refuses folders, and takes archives whose class path is
     * the beginning of the one in use.
     */
    static List<Path> coverable(List<Path> classPath) {
        return classPath.stream().takeWhile(Files::isRegularFile).toList();
    }

    static String joined(List<Path> classPath) {
        return String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
