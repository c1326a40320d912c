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
     * @param expires when a temporary key ends, in wall time; null for a long-term key
     */
    record Known(AccessKey key, Caller caller, @Nullable Instant expires) {

        /** A long-term key. */
        public Known(AccessKey key, Caller caller) {
            this(key, caller, null);
        }
    }

    /** These keys and, where they know none, others. */
    default Keys or(Keys others) {
        return (id, token) -> {
            Known known = find(id, token);
            return known != null ? known : others.find(id, token);
        };
    }

    /** Knows the administrator's key only. */
    static Keys administrator(AccessKey key, String account) {
        Known known = new Known(key, Caller.administrator(account, key.id()));
        return (id, token) -> id.equals(key.id()) && token == null ? known : null;
    }
}
