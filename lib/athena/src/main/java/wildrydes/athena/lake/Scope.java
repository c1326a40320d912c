package wildrydes.athena.lake;

import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import java.util.concurrent.atomic.LongAdder;
import wildrydes.athena.catalog.Catalog;

/** What belongs to one query: the catalog as it sees it, how much it has read, and whether anybody still waits for it. */
public final class Scope {

    private final Catalog catalog;
    private final long most;
    private final LongAdder scanned = new LongAdder();
    private volatile boolean cancelled;

    public Scope(Catalog catalog) {
        this(catalog, Long.MAX_VALUE);
    }

    /** @param most bytes that the query may read */
    public Scope(Catalog catalog, long most) {
        this.catalog = catalog;
        this.most = most;
    }

    public Catalog catalog() {
        return catalog;
    }

    void read(long bytes) {
        scanned.add(bytes);
    }

    /** Bytes that were read so far, as they are on disk. */
    public long scannedBytes() {
        return scanned.sum();
    }

    /** Ends the query at its next step. */
    public void cancel() {
        cancelled = true;
    }

    public boolean cancelled() {
        return cancelled;
    }

    /**
     * Does nothing while the query may go on.
     *
     * @throws TrinoException where nobody waits any more, or the query has read too much
     */
    public void check() {
        if (cancelled) {
            throw new TrinoException(StandardErrorCode.USER_CANCELED, "Query was canceled");
        }
        if (scanned.sum() > most) {
            throw new TrinoException(StandardErrorCode.EXCEEDED_SCAN_LIMIT, "Bytes scanned limit was exceeded");
        }
    }
}
