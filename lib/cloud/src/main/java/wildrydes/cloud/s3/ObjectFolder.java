package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The content of a bucket's objects, each a file under its key. Used under the bucket's lock. */
final class ObjectFolder {

    private final Path folder;
    /** In lower case, since there are file systems that do not tell case. */
    private final List<String> reserved = new ArrayList<>();

    ObjectFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /**
     * Finds a free file for a key, in folders that are or can become folders, and keeps it until it is released.
     *
     * @return relative to this folder, with slashes
     */
    String reserve(String key) {
        List<String> names = FileNames.of(key);
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            String part = names.get(i);
            String next = file + part;
            for (int attempt = 1; taken(next, last); attempt++) {
                next = file + FileNames.other(part, attempt);
            }
            file.setLength(0);
            file.append(next).append(last ? "" : "/");
        }
        reserved.add(file.toString().toLowerCase(Locale.ROOT));
        return file.toString();
    }

    private boolean taken(String file, boolean last) {
        Path path = folder.resolve(file);
        if (last ? exists(path) : isNoFolder(path)) {
            return true;
        }
        String lower = file.toLowerCase(Locale.ROOT);
        return reserved.stream().anyMatch(one -> one.equals(lower) || last && one.startsWith(lower + "/"));
    }

    private static boolean isNoFolder(Path path) {
        return exists(path) && !path.toFile().isDirectory();
    }

    /** As {@link Files#exists} says it, which makes two exceptions for a file that is not there, as most that are asked for. */
    private static boolean exists(Path path) {
        return path.toFile().exists();
    }

    void release(String file) {
        reserved.remove(file.toLowerCase(Locale.ROOT));
    }

    /** @throws IOException for a file outside this folder */
    Path resolve(String file) throws IOException {
        Path path = folder.resolve(file).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("The file " + file + " is not in " + folder + ".");
        }
        return path;
    }

    boolean holds(String file) throws IOException {
        return Files.isRegularFile(resolve(file));
    }

    /** Whether there is something in the place of a file, or of one of its folders, that is not of its kind. */
    boolean blocked(String file) throws IOException {
        Path path = resolve(file);
        if (Files.isDirectory(path)) {
            return true;
        }
        for (Path parent = parent(path); !parent.equals(folder); parent = parent(parent)) {
            if (isNoFolder(parent)) {
                return true;
            }
        }
        return false;
    }

    InputStream open(String file) throws IOException {
        return Files.newInputStream(resolve(file));
    }

    /** Puts content in its place, at once. */
    void move(Path content, String file) throws IOException {
        Path to = resolve(file);
        try {
            Files.move(content, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            Files.createDirectories(parent(to));
            Files.move(content, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes a file, and the folders that are empty without it. */
    void delete(String file) throws IOException {
        Path path = resolve(file);
        Files.deleteIfExists(path);
        for (Path parent = parent(path); !parent.equals(folder) && empty(parent); parent = parent(parent)) {
            Files.deleteIfExists(parent);
        }
    }

    private static boolean empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException(file + " is in no folder.");
        }
        return parent;
    }
}
