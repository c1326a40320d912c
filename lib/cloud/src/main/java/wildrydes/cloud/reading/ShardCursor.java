package wildrydes.cloud.reading;

import org.jspecify.annotations.Nullable;

/**
 * Reads on in one shard, and gets itself another iterator where its own has expired.
 *
 * @param <R> the shard's records
 */
public final class ShardCursor<R extends ShardRecord> {

    private final ShardedStream<R> stream;
    private final String shard;
    private @Nullable String iterator;
    private boolean atEnd;

    /** @param atEnd whether the shard is known to have been read to its end */
    public ShardCursor(ShardedStream<R> stream, String shard, boolean atEnd) {
        this.stream = stream;
        this.shard = shard;
        this.atEnd = atEnd;
    }

    /**
     * Begins at an iterator.
     *
     * @param iterator null where its shard is to be read from a position
     */
    public ShardCursor(ShardedStream<R> stream, String shard, boolean atEnd, @Nullable String iterator) {
        this(stream, shard, atEnd);
        this.iterator = iterator;
    }

    /** Whether there is nothing behind what was read, for ever. */
    public boolean atEnd() {
        return atEnd;
    }

    /** Whether it was never read. */
    public boolean untouched() {
        return iterator == null && !atEnd;
    }

    /**
     * Asks for more.
     *
     * @param read how far this was read already
     * @throws RuntimeException what the service or the policies say
     */
    public ShardedStream.Page<R> read(ShardPosition read) {
        String from = iterator == null ? renewed(read) : iterator;
        ShardedStream.Page<R> page = stream.read(shard, from);
        if (page == null) {
            page = stream.read(shard, renewed(read));
        }
        if (page == null) {
            throw new IllegalStateException("An iterator of " + shard + " has expired before it was used.");
        }
        iterator = page.next();
        atEnd = iterator == null;
        return page;
    }

    private String renewed(ShardPosition read) {
        String fresh = stream.iterator(shard, read);
        iterator = fresh;
        return fresh;
    }
}
