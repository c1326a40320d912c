package wildrydes.cloud.lambda;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * A name for a version, or for two that share the invocations.
 *
 * @param version that it is about
 * @param other gets a part of the invocations; null for none
 * @param weight of the other, 0 to 1
 * @param id Lambda's RevisionId
 */
record Alias(
        String name,
        String version,
        String description,
        @Nullable String other,
        double weight,
        String id) {

    static Alias of(String name, String version, String description, @Nullable String other, double weight) {
        return new Alias(
                name, version, description, other, weight, UUID.randomUUID().toString());
    }

    boolean pointsTo(String wanted) {
        return version.equals(wanted) || wanted.equals(other);
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        Fields.text(to, version);
        Fields.text(to, description);
        Fields.optional(to, other);
        to.writeDouble(weight);
        Fields.text(to, id);
    }

    static Alias read(DataInput from) throws IOException {
        return new Alias(
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Fields.optional(from),
                from.readDouble(),
                Fields.text(from));
    }
}
