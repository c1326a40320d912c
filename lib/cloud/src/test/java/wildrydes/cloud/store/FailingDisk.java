package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A disk that fails while it is told to. */
public final class FailingDisk implements Disk {

    private volatile @Nullable String failure;
    private volatile String only = "";
    private volatile boolean writesFirst;

    /** From now on nothing can be written. */
    public void fail(String failure) {
        this.failure = failure;
        only = "";
    }

    /** From now on no file can be written whose path contains a text. */
    public void fail(String failure, String only) {
        this.only = only;
        this.failure = failure;
    }

    /** Failing means that bytes are written, but cannot be forced. */
    public void failAtForce() {
        writesFirst = true;
    }

    public void heal() {
        failure = null;
    }

    /** A store on this disk. */
    public Store store(Path folder, long checkpointBytes) {
        return new Store(folder, this, checkpointBytes, Duration.ofHours(1));
    }

    private void check(Path file) throws IOException {
        String thrown = failure;
        if (thrown != null && file.toString().contains(only)) {
            throw new IOException(thrown);
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        check(to);
        Disk.real().move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        check(file);
        Disk.real().delete(file);
    }

    @Override
    public Output open(Path file, long position) throws IOException {
        Output real = Disk.real().open(file, position);
        return new Output() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                if (!writesFirst) {
                    check(file);
                }
                real.write(bytes);
            }

            @Override
            public void force() throws IOException {
                check(file);
                real.force();
            }

            @Override
            public void truncate(long size) throws IOException {
                check(file);
                real.truncate(size);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
