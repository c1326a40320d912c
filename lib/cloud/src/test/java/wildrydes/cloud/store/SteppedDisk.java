package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A disk that leaves a copy of the folder behind at every step, also in the middle of writes: what a process that is killed there
 * would leave, and what a machine would whose power is cut.
 */
final class SteppedDisk implements Disk {

    /** Takes a copy; it is deleted afterwards. */
    @FunctionalInterface
    interface Look {
        void at(Path copy) throws IOException;
    }

    private static final Disk LAZY = new LazyDisk();

    private final Path folder;
    private final Path copies;
    private final Look look;
    /** How much of each file is surely on the disk. */
    private final Map<Path, Long> forced = new ConcurrentHashMap<>();

    int steps;

    /** @param copies where copies are made, outside of the folder */
    SteppedDisk(Path folder, Path copies, Look look) {
        this.folder = folder;
        this.copies = copies;
        this.look = look;
    }

    private synchronized void step() throws IOException {
        steps++;
        look(false);
        look(true);
    }

    private void look(boolean powerCut) throws IOException {
        Path copy = Files.createTempDirectory(copies, "copy");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                    if (powerCut) {
                        cut(to, forced.getOrDefault(file, Long.MAX_VALUE));
                    }
                }
            }
        }
        look.at(copy);
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        LAZY.move(from, to);
        forced.put(to, forced.getOrDefault(from, Long.MAX_VALUE));
        forced.remove(from);
        step();
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        LAZY.delete(file);
        forced.remove(file);
    }

    @Override
    public Output open(Path file, long position) throws IOException {
        step();
        Output real = LAZY.open(file, position);
        forced.put(file, position);
        return new Output() {
            private long size = position;

            @Override
            public void write(ByteBuffer bytes) throws IOException {
                ByteBuffer half = bytes.duplicate();
                half.limit(half.position() + half.remaining() / 2);
                size += bytes.remaining();
                bytes.position(half.limit());
                real.write(half);
                step();
                real.write(bytes);
                step();
            }

            @Override
            public void force() throws IOException {
                real.force();
                forced.put(file, size);
                step();
            }

            @Override
            public void truncate(long to) throws IOException {
                real.truncate(to);
                size = to;
                step();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
