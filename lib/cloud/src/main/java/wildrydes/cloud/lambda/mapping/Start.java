package wildrydes.cloud.lambda.mapping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * Where a mapping begins to read a stream.
 *
 * @param at of {@code AT_TIMESTAMP}; null for the others
 */
public record Start(Position position, @Nullable Instant at) {

    /** As AWS names them. */
    public enum Position {
        TRIM_HORIZON,
        LATEST,
        AT_TIMESTAMP
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, position.name());
        to.writeBoolean(at != null);
        if (at != null) {
            Fields.instant(to, at);
        }
    }

    static Start read(DataInput from) throws IOException {
        return new Start(Position.valueOf(Fields.text(from)), from.readBoolean() ? Fields.instant(from) : null);
    }
}
