package wildrydes.cloud.s3;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Brings many files to the disk: several at a time, which a journalling file system does in one go. */
final class Forcing {

    private static final int AT_ONCE = 8;
    private static final int FEW = 16;

    private Forcing() {}

    /** Forces files and then folders; those that are gone need not be forced. */
    static void all(Collection<Path> paths) throws IOException {
        Predicate<Path> folder = Files::isDirectory;
        files(paths.stream().filter(folder.negate()).toList());
        for (Path path : paths.stream().filter(folder).toList()) {
            folder(path);
        }
    }

    private static void files(List<Path> files) throws IOException {
        if (files.size() <= FEW) {
            for (Path file : files) {
                file(file);
            }
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
            Thread thread = new Thread(work, "s3-force");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Boolean>> works = new ArrayList<>(files.size());
            for (Path file : files) {
                works.add(() -> {
                    file(file);
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(works)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The thread that forces objects to the disk was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IOException("An object could not be forced to the disk: " + e.getMessage(), e);
        } finally {
            threads.shutdown();
        }
    }

    private static void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (FileSystemException e) {
            // A later change removed it; it may have made a folder of it, or a file of the folder in which it was.
            if (Files.isRegularFile(file)) {
                throw e;
            }
        }
    }

    /** Not every system opens folders; those that do not keep names by themselves. */
    static void folder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (FileSystemException e) {
                if (Files.isDirectory(folder)) { // else a later change removed it
                    throw e;
                }
            }
        }
    }
}
