package wildrydes.lab.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import wildrydes.lab.LabException;

/** Lets one at a time look for, start or stop a home's cloud, among all processes and all threads. */
final class HomeLock {

    /** A file lock belongs to a process; within this one, threads queue here. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private HomeLock() {}

    /** Does this while holding the lock. */
    static <T> T holding(CloudHome home, Supplier<T> work) {
        home.make();
        THREADS.lock();
        try (FileChannel channel =
                FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // closing the channel gives it back
            return work.get();
        } catch (IOException e) {
            throw new LabException(
                    "The lock file " + home.lockFile() + " cannot be used (" + Reasons.of(e)
                            + "); change its permissions, or delete it.",
                    e);
        } finally {
            THREADS.unlock();
        }
    }
}
