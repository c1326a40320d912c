package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * Whether records are encrypted while they wait. It is kept and shown; nothing is encrypted here.
 *
 * @param status as AWS names it
 * @param keyType null where it was never enabled
 * @param key ARN; null for AWS's own
 */
public record Encryption(
        String status, @Nullable String keyType, @Nullable String key) {

    /** The type of keys that customers have in KMS, which is not here. */
    public static final String CUSTOMERS = "CUSTOMER_MANAGED_CMK";

    /** Never asked for. */
    public static final Encryption DISABLED = new Encryption("DISABLED", null, null);

    /** As it was asked for; that by a customer's key fails. */
    public static Encryption with(String keyType, @Nullable String key) {
        return new Encryption(keyType.equals(CUSTOMERS) ? "ENABLING_FAILED" : "ENABLED", keyType, key);
    }

    /** Why it failed; null where it did not. */
    public @Nullable String failure() {
        return status.equals("ENABLING_FAILED")
                ? "The key " + key + " was not found, since there is no KMS here; use AWS_OWNED_CMK."
                : null;
    }

    /** Whether records are said to be encrypted. */
    public boolean enabled() {
        return status.equals("ENABLED");
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, status);
        Fields.optional(to, keyType);
        Fields.optional(to, key);
    }

    static Encryption read(DataInput from) throws IOException {
        return new Encryption(Fields.text(from), Fields.optional(from), Fields.optional(from));
    }
}
