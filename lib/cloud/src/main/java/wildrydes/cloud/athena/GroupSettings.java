package wildrydes.cloud.athena;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * The configuration of a workgroup (API_WorkGroupConfiguration.html).
 *
 * @param location where results go; null for none
 * @param encryption of results; null for the bucket's own way
 * @param owner the account that the results' bucket has to belong to
 * @param enforced whether requests cannot choose another location
 * @param metrics whether queries are told to CloudWatch
 * @param cutoff bytes that a query may scan; null for any number
 * @param engine the version that was selected
 */
record GroupSettings(
        @Nullable String location,
        @Nullable String encryption,
        @Nullable String kmsKey,
        @Nullable String owner,
        boolean acl,
        boolean enforced,
        boolean metrics,
        @Nullable Long cutoff,
        boolean requesterPays,
        boolean minimumEncryption,
        String engine) {

    /** The only version that there is. */
    static final String VERSION_3 = "Athena engine version 3";

    /** Whichever is the newest. */
    static final String AUTO = "AUTO";

    /** As an account has it (recorded in aoyagikouhei/athena-local). */
    static final GroupSettings OF_PRIMARY =
            new GroupSettings(null, null, null, null, false, false, false, null, false, false, AUTO);

    /** As CreateWorkGroup makes it where nothing is said. */
    static final GroupSettings USUAL =
            new GroupSettings(null, null, null, null, false, true, true, null, false, false, AUTO);

    void write(DataOutput to) throws IOException {
        Fields.optional(to, location);
        Fields.optional(to, encryption);
        Fields.optional(to, kmsKey);
        Fields.optional(to, owner);
        to.writeBoolean(acl);
        to.writeBoolean(enforced);
        to.writeBoolean(metrics);
        to.writeBoolean(cutoff != null);
        if (cutoff != null) {
            to.writeLong(cutoff);
        }
        to.writeBoolean(requesterPays);
        to.writeBoolean(minimumEncryption);
        Fields.text(to, engine);
    }

    static GroupSettings read(DataInput from) throws IOException {
        return new GroupSettings(
                Fields.optional(from),
                Fields.optional(from),
                Fields.optional(from),
                Fields.optional(from),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean() ? from.readLong() : null,
                from.readBoolean(),
                from.readBoolean(),
                Fields.text(from));
    }
}
