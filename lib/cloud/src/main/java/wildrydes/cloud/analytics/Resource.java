package wildrydes.cloud.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * What an application works with outside of itself.
 *
 * @param role in which it does so; null where the application has one for all, which those of the second version have
 */
public record Resource(Kind kind, String arn, @Nullable String role) {

    /** What it is. */
    public enum Kind {
        STREAM,
        DELIVERY_STREAM,
        FUNCTION
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, kind.name());
        Fields.text(to, arn);
        Fields.optional(to, role);
    }

    static Resource read(DataInput from) throws IOException {
        return new Resource(Kind.valueOf(Fields.text(from)), Fields.text(from), Fields.optional(from));
    }
}
