package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The format of a whole data folder, one number in its file {@code format}: raised when a version of the cloud writes anything
 * there that the one before it would misread. A folder without the file is new, or of format 1 if there is a log.
 */
public final class Format {

    /** What this version writes. */
    static final int CURRENT = 5;
    /** The oldest that this version reads; what it finds it writes anew in its own as it goes on. */
    static final int OLDEST = 2;

    private Format() {}

    /**
     * Makes sure that this version may write into a folder; before anything else in it is touched.
     *
     * @throws FormatException for a folder that is newer, too old, or says no number; nothing was touched
     * @throws IOException where the folder cannot be read or written
     */
    public static void claim(Path folder) throws IOException {
        claim(folder, Disk.real(), CURRENT, OLDEST);
    }

    static void claim(Path folder, Disk disk, int current, int oldest) throws IOException {
        Path file = folder.resolve("format");
        int found = read(file, current);
        if (found > current) {
            throw new FormatException("The data folder " + folder + " is of format " + found
                    + ", which a newer version of the cloud has written; this one reads up to " + current
                    + ". Nothing was changed. Start the newer version, or name another folder with --data.");
        }
        if (found < oldest) {
            throw new FormatException("The data folder " + folder + " is of format " + found
                    + ", which this version of the cloud no longer reads; it reads from " + oldest + " to " + current
                    + ". Nothing was changed. Start the version that wrote it, or name another folder with --data.");
        }
        if (found < current || Files.notExists(file)) {
            write(file, disk, current);
        }
    }

    private static int read(Path file, int current) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1).strip(); // which any bytes are
        } catch (NoSuchFileException e) {
            return Files.exists(file.resolveSibling("log")) ? 1 : current;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new FormatException("The file " + file + " says '" + text
                    + "' instead of the number of a format, such as " + CURRENT
                    + ". Nothing was changed. Restore it from a copy, or name another folder with --data.");
        }
        return Integer.parseInt(text);
    }

    private static void write(Path file, Disk disk, int number) throws IOException {
        Path next = file.resolveSibling("format.next");
        try (Disk.Output output = disk.open(next, 0)) {
            output.write(ByteBuffer.wrap((number + "\n").getBytes(StandardCharsets.US_ASCII)));
            output.force();
        }
        disk.move(next, file);
    }
}
