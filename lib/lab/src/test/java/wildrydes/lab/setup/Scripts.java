package wildrydes.lab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of a few lines of shell that stand for others, such as Python. */
public final class Scripts {

    /** What to give as the reason where a test runs such programs and the system has no shell for them. */
    public static final String NEEDS_SHELL = "It runs programs written for a POSIX shell.";

    private Scripts() {}

    /** Writes one, with its folder. */
    public static Path write(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return file;
    }

    /** A Python that says what it is, and can do nothing else. */
    public static Path python(Path file, String version, boolean environments) throws IOException {
        return write(file, "echo 'wildrydes " + version + (environments ? " yes " : " no ") + file + "'");
    }

    /** A Python that makes environments, with a copy of this script for their interpreter. */
    public static Path pythonMaking(Path file, String version, Path interpreter) throws IOException {
        return write(file, """
                if [ "$1" = -c ]; then echo 'wildrydes %s yes %s'; exit; fi
                rm -rf "$4"
                mkdir -p "$4/bin"
                cp '%s' "$4/bin/python\"""".formatted(version, file, interpreter));
    }
}
