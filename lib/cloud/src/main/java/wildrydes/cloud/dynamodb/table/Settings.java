package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * What may be set of a table at any time.
 *
 * @param onDemand whether requests are paid one by one
 * @param onDemandSince when that was last chosen; null where it never was
 * @param tableClass null where none was chosen
 * @param isProtected whether it cannot be deleted
 * @param encryptionKey ARN of a key of KMS; null where AWS's own encrypts it, of which nothing is told
 * @param policy its resource policy, with the id of its revision; null where it has none
 */
record Settings(
        boolean onDemand,
        @Nullable Instant onDemandSince,
        @Nullable String tableClass,
        boolean isProtected,
        @Nullable String encryptionKey,
        Map<String, String> tags,
        @Nullable ResourcePolicy policy) {

    Settings {
        tags = Map.copyOf(tags);
    }

    /** A policy as it was put. */
    record ResourcePolicy(String document, String revision) {}

    Settings onDemand(boolean wanted, Instant at) {
        return new Settings(wanted, wanted ? at : onDemandSince, tableClass, isProtected, encryptionKey, tags, policy);
    }

    Settings ofClass(String wanted) {
        return new Settings(onDemand, onDemandSince, wanted, isProtected, encryptionKey, tags, policy);
    }

    Settings protectedFromDeletion(boolean wanted) {
        return new Settings(onDemand, onDemandSince, tableClass, wanted, encryptionKey, tags, policy);
    }

    /** @param wanted null for AWS's own */
    Settings encryptedBy(@Nullable String wanted) {
        return new Settings(onDemand, onDemandSince, tableClass, isProtected, wanted, tags, policy);
    }

    Settings tagged(Map<String, String> wanted) {
        return new Settings(onDemand, onDemandSince, tableClass, isProtected, encryptionKey, wanted, policy);
    }

    Settings with(@Nullable ResourcePolicy wanted) {
        return new Settings(onDemand, onDemandSince, tableClass, isProtected, encryptionKey, tags, wanted);
    }

    void write(DataOutput to) throws IOException {
        to.writeBoolean(onDemand);
        Provision.moment(to, onDemandSince);
        Fields.optional(to, tableClass);
        to.writeBoolean(isProtected);
        Fields.optional(to, encryptionKey);
        Fields.map(to, tags);
        Fields.optional(to, policy == null ? null : policy.document());
        Fields.optional(to, policy == null ? null : policy.revision());
    }

    static Settings read(DataInput from) throws IOException {
        boolean onDemand = from.readBoolean();
        Instant since = Provision.moment(from);
        String tableClass = Fields.optional(from);
        boolean isProtected = from.readBoolean();
        String encryptionKey = Fields.optional(from);
        Map<String, String> tags = Fields.map(from);
        String document = Fields.optional(from);
        String revision = Fields.optional(from);
        return new Settings(
                onDemand,
                since,
                tableClass,
                isProtected,
                encryptionKey,
                tags,
                document == null || revision == null ? null : new ResourcePolicy(document, revision));
    }
}
