package wildrydes.cloud.lambda.code;

import static wildrydes.cloud.lambda.code.CentralDirectory.unreadable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import wildrydes.cloud.lambda.code.RefusedPackageException.Rule;

/**
 * Takes one zip file apart. What it says of itself is not believed: names that lead out of the folder, entries of one name, content that is not what its
 * checksum says, and more content than is allowed (a zip bomb has it) are refused while it is read.
 */
final class Unpacking {

    private static final int BUFFER_BYTES = 1 << 16;
    /** What file systems take. */
    private static final int MOST_NAME_BYTES = 255;

    private static final int MOST_PATH_BYTES = 2000;

    private final Path folder;
    private final long mostBytes;
    private final Set<Path> files = new HashSet<>();
    private final Set<Path> folders = new HashSet<>();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long bytes;

    /**
     * @param folder where it goes, which is there and empty
     * @param mostBytes that its content may have
     */
    Unpacking(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /**
     * Does it.
     *
     * @return bytes of the content
     * @throws RefusedPackageException where it is refused; some of it may have been unpacked
     * @throws IOException where the disk does not do what it is asked to
     */
    long unpack(Path zip) throws IOException {
        CentralDirectory.check(zip);
        try (ZipFile file = opened(zip)) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                unpack(file, entry);
            }
        }
        if (files.isEmpty()) {
            throw new RefusedPackageException(Rule.NOT_EMPTY, "There is no file in it.");
        }
        return bytes;
    }

    /** What cannot be read is the package's fault, here and below: the file itself was written a moment ago. */
    private static ZipFile opened(Path zip) {
        try {
            return new ZipFile(zip.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("It is damaged: " + e.getMessage());
        }
    }

    private void unpack(ZipFile file, ZipEntry entry) throws IOException {
        Path target = target(entry.getName());
        if (entry.isDirectory()) {
            addFolder(target, entry.getName());
            return;
        }
        if (!files.add(target) || folders.contains(target)) {
            throw unreadable("Entry " + entry.getName() + " is there twice.");
        }
        Path parent = target.getParent();
        if (parent != null) {
            addFolder(parent, entry.getName());
        }
        copy(file, entry, target);
    }

    private void addFolder(Path wanted, String entry) throws IOException {
        for (Path one = wanted; one != null && !one.equals(folder) && folders.add(one); one = one.getParent()) {
            if (files.contains(one)) {
                throw unreadable("Entry " + entry + " lies in a file, as if that were a folder.");
            }
        }
        Files.createDirectories(wanted);
    }

    private Path target(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_PATH_BYTES) {
            throw unreadable("The name of an entry has more than " + MOST_PATH_BYTES + " bytes.");
        }
        for (String part : name.split("/", -1)) {
            if (part.equals("..") || part.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES) {
                throw unreadable("Entry " + name + " has a name that no file can have here.");
            }
        }
        try {
            Path target = folder.resolve(name).normalize();
            if (target.startsWith(folder) && !target.equals(folder)) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw unreadable("Entry " + name + " has a name that no file can have here: " + e.getReason());
        }
        throw unreadable("Entry " + name + " does not lie in the package.");
    }

    private void copy(ZipFile file, ZipEntry entry, Path target) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream from = content(file, entry);
                OutputStream to = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int read = read(from, entry); read >= 0; read = read(from, entry)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw new RefusedPackageException(
                            Rule.UNZIPPED_SIZE, "Its content has more than " + mostBytes + " bytes.");
                }
                sum.update(buffer, 0, read);
                to.write(buffer, 0, read);
            }
        }
        if (sum.getValue() != entry.getCrc()) {
            throw unreadable("The content of entry " + entry.getName() + " is not what its checksum says.");
        }
    }

    private static InputStream content(ZipFile file, ZipEntry entry) {
        try {
            InputStream content = file.getInputStream(entry);
            if (content != null) {
                return content;
            }
        } catch (IOException e) {
            throw unreadable("Entry " + entry.getName() + " cannot be read: " + e.getMessage());
        }
        throw unreadable("Entry " + entry.getName() + " cannot be read.");
    }

    private int read(InputStream from, ZipEntry entry) {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            throw unreadable("Entry " + entry.getName() + " cannot be read: " + e.getMessage());
        }
    }
}
