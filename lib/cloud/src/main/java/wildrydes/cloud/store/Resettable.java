package wildrydes.cloud.store;

import java.io.IOException;

/**
 * The state of a service, which can be set back to how it was when its account was empty. Where the store keeps its state, that is an entry of
 * its own in the log, which forgets the same when it is replayed, and nothing that came later.
 */
@FunctionalInterface
public interface Resettable {

    /**
     * Forgets everything, in memory and on the disk; a process that is killed meanwhile has forgotten all or nothing. What
     * others do at the same time comes before it or after it.
     *
     * @throws IOException where the disk does not do what it is asked to; then some of it may be left
     */
    void reset() throws IOException;
}
