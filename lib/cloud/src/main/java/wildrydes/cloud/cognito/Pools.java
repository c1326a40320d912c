package wildrydes.cloud.cognito;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Store;

/** All pools and their identities, and what the store keeps of them. Safe for concurrent use. */
final class Pools implements Owner {

    /** The number of this owner in the log. */
    static final int OWNER = 3;

    private static final byte POOL = 1;
    private static final byte POOL_GONE = 2;
    private static final byte IDENTITY = 3;
    private static final byte RESET = 4;

    private interface Content {
        void write(DataOutput to) throws IOException;
    }

    private final Store store;
    private final NavigableMap<String, Pool> pools = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Identity> identities = new ConcurrentSkipListMap<>();

    /** Held while something changes, from the log to memory. */
    private final ReentrantLock changes = new ReentrantLock();

    Pools(Store store) {
        this.store = store;
    }

    @Nullable
    Pool pool(String id) {
        return pools.get(id);
    }

    Collection<Pool> all() {
        return pools.values();
    }

    @Nullable
    Identity identity(String id) {
        return identities.get(id);
    }

    List<Identity> identitiesOf(String pool) {
        return identities.values().stream()
                .filter(identity -> identity.pool().equals(pool))
                .toList();
    }

    <T> T changing(Supplier<T> change) {
        changes.lock();
        try {
            return change.get();
        } finally {
            changes.unlock();
        }
    }

    /** Within {@link #changing}. */
    void put(Pool pool) {
        append(POOL, pool::write);
        pools.put(pool.id(), pool);
    }

    /** Its identities go with it. */
    void remove(Pool pool) {
        append(POOL_GONE, to -> Fields.text(to, pool.id()));
        forget(pool.id());
    }

    void add(Identity identity) {
        append(IDENTITY, to -> write(identity, to));
        identities.put(identity.id(), identity);
    }

    private void forget(String pool) {
        pools.remove(pool);
        identities.values().removeIf(identity -> identity.pool().equals(pool));
    }

    private void append(byte kind, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(kind);
        try {
            content.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        store.append(OWNER, bytes.toByteArray()).await();
    }

    private static void write(Identity identity, DataOutput to) throws IOException {
        Fields.text(to, identity.id());
        Fields.text(to, identity.pool());
        Fields.instant(to, identity.created());
    }

    private void readIdentity(DataInput from) throws IOException {
        Identity identity = new Identity(Fields.text(from), Fields.text(from), Fields.instant(from));
        identities.put(identity.id(), identity);
    }

    private void readPool(DataInput from) throws IOException {
        Pool pool = Pool.read(from);
        pools.put(pool.id(), pool);
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        DataInput from = new DataInputStream(new ByteArrayInputStream(entry, 1, entry.length - 1));
        switch (entry[0]) {
            case POOL -> readPool(from);
            case POOL_GONE -> forget(Fields.text(from));
            case IDENTITY -> readIdentity(from);
            case RESET -> forgetAll();
            default ->
                throw new IOException("The log has an entry of kind " + entry[0]
                        + " for identity pools, which this version does not know; start the version that wrote it.");
        }
    }

    /** Forgets everything. */
    void reset() {
        changing(() -> {
            append(RESET, to -> {});
            forgetAll();
            return true;
        });
        store.checkpointSoon();
    }

    private void forgetAll() {
        pools.clear();
        identities.clear();
    }

    @Override
    public void recovered() {}

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        changes.lock();
        try {
            DataOutput to = checkpoint.state();
            to.writeInt(pools.size());
            for (Pool pool : pools.values()) {
                pool.write(to);
            }
            to.writeInt(identities.size());
            for (Identity identity : identities.values()) {
                write(identity, to);
            }
        } finally {
            changes.unlock();
        }
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        for (int left = snapshot.readInt(); left > 0; left--) {
            readPool(snapshot);
        }
        for (int left = snapshot.readInt(); left > 0; left--) {
            readIdentity(snapshot);
        }
    }
}
