package wildrydes.pump.kit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to an application, one after the other. Times are in milliseconds since 1970. */
public sealed interface Event {

    /**
     * A row comes into an input stream.
     *
     * @param values those of its columns without ROWTIME
     */
    record Row(String stream, long rowtime, List<@Nullable Object> values) implements Event {}

    /** A record comes to an input that has a schema. */
    record Record(String stream, long rowtime, byte[] data) implements Event {}

    /** The clock says that no more rows before this time will come. */
    record Bound(long rowtime) implements Event {}

    /** The application is stopped, and goes on from where it was. */
    record Restart() implements Event {}
}
