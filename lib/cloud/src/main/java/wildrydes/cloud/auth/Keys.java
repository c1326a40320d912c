package wildrydes.cloud.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access keys that are known, and whose they are. */
@FunctionalInterface
public interface Keys {

    /** The key with this id; null where there is none, or where the session token is not the key's. */
    @Nullable
    Known find(String accessKeyId, @Nullable String sessionToken);

    /**
     * A key and its owner.
     *
     * @param expires when, on wall time, the key ends; null for one that does not
     */
    record Known(AccessKey key, Caller caller, @Nullable Instant expires) {

        /** A key that does not end. */
        public Known(AccessKey key, Caller caller) {
            this(key, caller, null);
        }
    }

    /** Knows the administrator's key only. */
    static Keys administrator(AccessKey key, String account) {
        Known known = new Known(key, Caller.administrator(account, key.id()));
        return (id, token) -> id.equals(key.id()) && token == null ? known : null;
    }
}
