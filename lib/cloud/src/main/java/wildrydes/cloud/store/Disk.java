package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Where files are written; a seam for disks that fail. */
interface Disk {

    /** A file that is appended to and forced. */
    interface Output extends AutoCloseable {

        /** Writes all that remains in the buffer. */
        void write(ByteBuffer bytes) throws IOException;

        /** Returns when everything written is on the disk. */
        void force() throws IOException;

        /** Cuts off everything from there on. */
        void truncate(long size) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Opens a file for writing at a position, cutting off what is behind it; makes it where there is none. */
    Output open(Path file, long position) throws IOException;

    /** Puts a file in another's place, at once and for good. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file or an empty folder, if it is there. */
    void delete(Path file) throws IOException;

    /** The disk of this machine. */
    static Disk real() {
        return Real.DISK;
    }

    /** The disk of this machine. */
    enum Real implements Disk {
        DISK;

        @Override
        public Output open(Path file, long position) throws IOException {
            return ChannelOutput.open(file, position);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            forceName(to);
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Makes the new name of a file as durable as its content; nothing to do where folders cannot be opened. */
    static void forceName(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** A file of the machine. */
    record ChannelOutput(FileChannel channel) implements Output {

        static Output open(Path file, long position) throws IOException {
            boolean created = Files.notExists(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.truncate(position).position(position);
                if (created) {
                    forceName(file);
                }
                return new ChannelOutput(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
