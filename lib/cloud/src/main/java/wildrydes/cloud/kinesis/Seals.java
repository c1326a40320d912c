package wildrydes.cloud.kinesis;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Store;

/** The account's seal for tokens; its secret is made at first need and kept ever since. Safe for concurrent use. */
final class Seals {

    private final Store store;
    private byte @Nullable [] secret;
    private volatile @Nullable Seal seal;

    Seals(Store store) {
        this.store = store;
    }

    /** Made with the first stream, unless somebody asks for a token even earlier. */
    Seal seal() {
        Seal known = seal;
        return known != null ? known : make();
    }

    private synchronized Seal make() {
        byte[] made = secret;
        if (made == null) {
            made = new byte[Seal.SECRET_BYTES];
            new SecureRandom().nextBytes(made);
            store.append(Streams.OWNER, Entry.secret(made)).await();
            secret = made;
        }
        Seal fresh = new Seal(made);
        seal = fresh;
        return fresh;
    }

    /** The secret, which is kept; null where none is made yet. */
    synchronized byte @Nullable [] secret() {
        return secret;
    }

    synchronized void restore(byte[] kept) {
        secret = kept;
    }
}
