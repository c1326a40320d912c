package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of a tape, looked through from its first byte to its last: the blocks that are whole, and what lies between them,
 * which the disk has damaged. Behind damage it looks for the next whole block at every byte, so that no length needs to be
 * trusted.
 *
 * @param whole in their order
 */
record Survey(List<Block.Mark> whole, List<Loss> losses) {

    private static final int WINDOW = 1 << 20;

    /**
     * Bytes that are no block any more, or are not there.
     *
     * @param first the lowest position that a record in them can have had
     * @param last the highest
     */
    record Loss(long from, long to, long first, long last) {}

    /**
     * Looks through a file.
     *
     * @param first position of its first record
     * @param end its last block, as it was written
     */
    static Survey of(FileChannel channel, long first, Block.Mark end) throws IOException {
        long there = Math.min(channel.size(), end.end());
        List<Block.Mark> whole = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        ByteBuffer window = ByteBuffer.allocate(0);
        long windowAt = 0;
        long known = 0;
        long position = first;
        for (long at = 0; at + Block.HEADER <= there; ) {
            if (at + Block.HEADER > windowAt + window.limit()) {
                window = read(channel, at, (int) Math.min(WINDOW, there - at));
                windowAt = at;
                if (window.limit() < Block.HEADER) {
                    break; // it has become shorter meanwhile
                }
            }
            Block.Mark mark = Block.Mark.of(window, (int) (at - windowAt), at);
            List<Run> runs = mark.plausible(position, there, end) ? mark.read(channel) : null;
            if (runs == null) {
                at++;
            } else {
                if (at > known) {
                    losses.add(new Loss(known, at, position, runs.get(0).first() - 1));
                }
                whole.add(mark);
                position = mark.last() + 1;
                at = mark.end();
                known = at;
            }
        }
        if (known < end.end()) {
            losses.add(new Loss(known, end.end(), position, end.last()));
        }
        return new Survey(List.copyOf(whole), losses);
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // until it is full or the file ends
        }
        return bytes.flip();
    }
}
