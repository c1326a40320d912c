package wildrydes.cloud.lambda;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * What becomes of asynchronous invocations (docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html); null stands for what was not said.
 *
 * @param retries 0 to 2
 * @param maximumAge in seconds, 60 to 21,600
 * @param onSuccess ARN of who gets a record of each success
 * @param onFailure ARN of who gets a record of each event that was given up
 * @param modified cloud time
 */
record AsyncSettings(
        @Nullable Integer retries,
        @Nullable Integer maximumAge,
        @Nullable String onSuccess,
        @Nullable String onFailure,
        Instant modified) {

    /** What holds where nothing is said. */
    static final AsyncSettings NONE = new AsyncSettings(null, null, null, null, Instant.EPOCH);

    private static final int MOST_RETRIES = 2;
    private static final int LONGEST_SECONDS = 21_600;

    int attempts() {
        return 1 + (retries == null ? MOST_RETRIES : retries);
    }

    Duration longest() {
        return Duration.ofSeconds(maximumAge == null ? LONGEST_SECONDS : maximumAge);
    }

    void write(DataOutput to) throws IOException {
        number(to, retries);
        number(to, maximumAge);
        Fields.optional(to, onSuccess);
        Fields.optional(to, onFailure);
        Fields.instant(to, modified);
    }

    private static void number(DataOutput to, @Nullable Integer number) throws IOException {
        to.writeInt(number == null ? -1 : number);
    }

    private static @Nullable Integer number(DataInput from) throws IOException {
        int number = from.readInt();
        return number < 0 ? null : number;
    }

    static AsyncSettings read(DataInput from) throws IOException {
        return new AsyncSettings(
                number(from), number(from), Fields.optional(from), Fields.optional(from), Fields.instant(from));
    }
}
