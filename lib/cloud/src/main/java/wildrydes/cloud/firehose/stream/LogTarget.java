package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * Where errors are logged.
 *
 * @param group null where none was named
 * @param stream null where none was named
 */
public record LogTarget(
        boolean enabled, @Nullable String group, @Nullable String stream) {

    /** Nowhere. */
    public static final LogTarget NONE = new LogTarget(false, null, null);

    void write(DataOutput to) throws IOException {
        to.writeBoolean(enabled);
        Fields.optional(to, group);
        Fields.optional(to, stream);
    }

    static LogTarget read(DataInput from) throws IOException {
        return new LogTarget(from.readBoolean(), Fields.optional(from), Fields.optional(from));
    }
}
