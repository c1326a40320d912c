package wildrydes.cloud.lambda.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import wildrydes.cloud.lambda.code.RefusedPackageException.Rule;

/**
 * The deployment packages of functions and layers, on the disk: for each the zip file as it came and a folder with its content, both named after the
 * SHA-256 of the file, so that the same package lies there once. A package goes when the last one lets go of it. Safe for concurrent use.
 */
public final class Packages {

    /** docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 250 MB. */
    public static final long MOST_UNZIPPED = 262_144_000;
    /** 50 MB, where the file is in the request. */
    public static final long MOST_ZIPPED = 52_428_800;

    private static final Logger LOG = Logger.getLogger(Packages.class.getName());
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String ZIP = ".zip";

    private final Path folder;
    private final Path incoming;
    private final long mostUnzipped;
    /** How many hold each package, by its name. */
    private final Map<String, Integer> holders = new HashMap<>();

    private boolean swept;

    /** A package that stays on the disk at least until this is closed. */
    public interface Held extends AutoCloseable {

        StoredPackage stored();

        @Override
        void close();
    }

    /** @param folder for the packages, nobody else's */
    public Packages(Path folder) {
        this(folder, MOST_UNZIPPED);
    }

    Packages(Path folder, long mostUnzipped) {
        this.folder = folder;
        this.incoming = folder.resolve(".incoming");
        this.mostUnzipped = mostUnzipped;
    }

    /**
     * Puts a package on the disk and takes it apart.
     *
     * @param zip read to its end, and not closed
     * @param mostZipped bytes that it may have
     * @throws RefusedPackageException where it is not taken; then nothing of it is left
     * @throws UncheckedIOException where the disk does not do what it is asked to, or the stream cannot be read
     */
    public Held store(InputStream zip, long mostZipped) {
        String id = UUID.randomUUID().toString();
        Path file = incoming.resolve(id + ZIP);
        Path content = incoming.resolve(id);
        try {
            Files.createDirectories(content);
            MessageDigest digest = sha256();
            long size = receive(zip, file, mostZipped, digest);
            long unzipped = new Unpacking(content, mostUnzipped).unpack(file);
            String sum = Base64.getEncoder().encodeToString(digest.digest());
            return settle(new StoredPackage(sum, size, unzipped), file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("A package could not be written: " + e.getMessage(), e);
        } finally {
            remove(file);
            remove(content);
        }
    }

    private static long receive(InputStream zip, Path file, long mostZipped, MessageDigest digest) throws IOException {
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream to = Channels.newOutputStream(channel);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                size += read;
                if (size > mostZipped) {
                    throw new RefusedPackageException(
                            Rule.ZIPPED_SIZE, "The zip file has more than " + mostZipped + " bytes.");
                }
                digest.update(buffer, 0, read);
                to.write(buffer, 0, read);
            }
            channel.force(true); // a function that was acknowledged has its code
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private synchronized Held settle(StoredPackage stored, Path file, Path content) throws IOException {
        if (!Files.exists(folderOf(stored))) {
            Files.move(file, zipOf(stored), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.move(content, folderOf(stored), StandardCopyOption.ATOMIC_MOVE);
        }
        return hold(stored);
    }

    /** Keeps a package on the disk until the holder is closed. */
    public synchronized Held hold(StoredPackage stored) {
        holders.merge(stored.name(), 1, Integer::sum);
        return new Held() {
            private boolean closed;

            @Override
            public StoredPackage stored() {
                return stored;
            }

            @Override
            public void close() {
                synchronized (Packages.this) {
                    if (!closed) {
                        closed = true;
                        release(stored);
                    }
                }
            }
        };
    }

    /** Lets go of a package that was held; the last one lets it go from the disk. */
    public synchronized void release(StoredPackage stored) {
        String name = stored.name();
        int left = holders.merge(name, -1, Integer::sum);
        if (left <= 0) {
            holders.remove(name);
            if (swept) {
                remove(folder.resolve(name));
                remove(folder.resolve(name + ZIP));
            }
        }
    }

    /** Told when everybody who has a package holds it again after a start: what nobody holds goes, and from now on at once. */
    public synchronized void sweep() {
        swept = true;
        if (!Files.exists(folder)) {
            return;
        }
        remove(incoming);
        List<Path> all = new ArrayList<>();
        try (Stream<Path> there = Files.list(folder)) {
            there.forEach(all::add);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Folder " + folder + " could not be looked through for what nobody needs.", e);
        }
        for (Path one : all) {
            String name = String.valueOf(one.getFileName());
            if (!holders.containsKey(name.endsWith(ZIP) ? name.substring(0, name.length() - ZIP.length()) : name)) {
                remove(one);
            }
        }
    }

    /** The folder with the content of a package. */
    public Path folderOf(StoredPackage stored) {
        return folder.resolve(stored.name());
    }

    /** The zip file as it came. */
    public Path zipOf(StoredPackage stored) {
        return folder.resolve(stored.name() + ZIP);
    }

    /** The zip file of that name, be it there or not. */
    public Path zipOf(String fileName) {
        return folder.resolve(fileName);
    }

    private static void remove(Path gone) {
        if (!Files.exists(gone)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(gone)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, gone + " could not be removed; the next start tries again.", e);
        }
    }
}
