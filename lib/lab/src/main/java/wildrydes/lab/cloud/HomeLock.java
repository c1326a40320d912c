package wildrydes.lab.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import wildrydes.lab.LabException;

/** Lets one at a time look for, start or stop a home's cloud, among all processes and all threads. */
final class HomeLock implements AutoCloseable {

    /** A file lock belongs to a process; within this one, threads queue here. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static HomeLock take(CloudHome home) {
        home.make();
        THREADS.lock();
        try {
            FileChannel channel =
                    FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new HomeLock(channel, channel.lock());
        } catch (IOException e) {
            THREADS.unlock();
            throw new LabException(
                    "The lock file " + home.lockFile() + " cannot be used (" + Reasons.of(e)
                            + "); change its permissions, or delete it.",
                    e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            // Closing the channel gives the lock back in any case.
            throw new LabException("The lock file could not be given back.", e);
        } finally {
            THREADS.unlock();
        }
    }
}
