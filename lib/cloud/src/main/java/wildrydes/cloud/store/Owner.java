package wildrydes.cloud.store;

import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A part of the cloud whose state the store keeps. Its state is its latest snapshot and, on top of that, the entries of the
 * log since then; some of these may already be in the snapshot, so replaying one twice must do no harm.
 */
public interface Owner {

    /** Takes over what {@link #checkpoint} wrote; called before any entry is replayed, and not where there is no snapshot. */
    void restore(DataInput snapshot) throws IOException;

    /**
     * Does again what an entry says. Where the disk was damaged an entry before it may be missing; what makes no sense without
     * that is passed over.
     */
    void replay(byte[] entry, Commit commit) throws IOException;

    /** Told when everything is replayed, before anything new is asked. */
    void recovered() throws IOException;

    /**
     * Writes the state, with at least everything that was on the disk when this was called. What is in it need not be in the
     * log any more.
     */
    void checkpoint(Checkpoint checkpoint) throws IOException;

    /** Whose records a file holds, for a person who reads of its damage; null where it is none of this owner's, or not any more. */
    default @Nullable String contentOf(Path file) {
        return null;
    }
}
