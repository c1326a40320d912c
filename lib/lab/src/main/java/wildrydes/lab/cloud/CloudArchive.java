package wildrydes.lab.cloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import wildrydes.lab.LabException;

/**
 * The file in which a JDK keeps the cloud's loaded classes, so that it starts quicker. Its name is made from the build of the
 * JDK and of the program: one that exists is one that fits.
 */
public final class CloudArchive {

    /** The first JDK that makes an ahead-of-time cache in one run. */
    private static final int AOT = 25;

    private static final int PATIENCE_SECONDS = 120;

    private final CloudProgram program;
    private final Path file;

    private CloudArchive(CloudProgram program, Path file) {
        this.program = program;
        this.file = file;
    }

    /** The archive of this program for the JDK that runs now; it may not exist. */
    public static CloudArchive of(CloudProgram program) {
        CRC32 facts = new CRC32();
        update(facts, System.getProperty("java.home") + " " + Runtime.version());
        update(facts, stamp(program.jar()));
        update(facts, stamp(program.folder().resolve("cloud.args")));
        String name = String.format("cloud-%08x", facts.getValue());
        return new CloudArchive(program, program.folder().resolve(name + (aot() ? ".aot" : ".jsa")));
    }

    private static boolean aot() {
        return Runtime.version().feature() >= AOT;
    }

    private static void update(CRC32 facts, String text) {
        facts.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String stamp(Path file) {
        return file + " " + file.toFile().length() + " " + file.toFile().lastModified();
    }

    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** The flag of the JVM that uses it; nothing where it does not exist. */
    Optional<String> flag() {
        return exists() ? Optional.of((aot() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file) : Optional.empty();
    }

    /**
     * Makes it, by a rehearsal of the cloud that takes some seconds. Does nothing where it exists.
     *
     * @throws LabException if the rehearsal fails; the cloud also starts without an archive, only later
     */
    public void make() {
        if (exists()) {
            return;
        }
        Path next = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".next");
        List<String> command = new ArrayList<>();
        command.add(CloudProgram.java());
        command.add("@" + program.folder().resolve("cloud.args"));
        command.add((aot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + next);
        command.addAll(List.of("-jar", program.jar().toString(), "--rehearse"));
        try {
            Path output = Files.createTempFile("wildrydes-rehearsal", ".out");
            try {
                rehearse(command, output);
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
                removeOthers();
            } finally {
                Files.deleteIfExists(output);
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new LabException(
                    "The cloud's archive " + file + " cannot be made (" + Reasons.of(e)
                            + "); the cloud starts without it, only later.",
                    e);
        }
    }

    private void rehearse(List<String> command, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the rehearsal took longer than " + PATIENCE_SECONDS + " seconds");
            }
            if (process.exitValue() != 0) {
                throw new IOException("the rehearsal ended with " + process.exitValue() + ": "
                        + Files.readString(output).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Archives of earlier builds fit nothing any more. */
    private void removeOthers() throws IOException {
        try (Stream<Path> files = Files.list(program.folder())) {
            // Windows keeps the file of a running cloud; the next time removes it.
            files.filter(other -> !other.equals(file)
                            && other.getFileName().toString().matches("cloud-[0-9a-f]{8}\\.(aot|jsa)"))
                    .map(Path::toFile)
                    .forEach(java.io.File::delete);
        }
    }
}
