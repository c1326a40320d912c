package wildrydes.cloud.firehose.deliver;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.firehose.stream.DeliveredObject;

/**
 * A delivery stream at work, as it was when its last turn ended.
 *
 * @param last the object that was delivered last; null for none
 * @param trouble what keeps it from its work; null where all is well
 * @param millisBehind how far it is behind the newest record of the stream that it reads; null where it reads none
 */
record DeliveryView(
        List<Filling> buffers,
        List<Waiting> waiting,
        @Nullable DeliveredObject last,
        @Nullable Trouble trouble,
        @Nullable Long millisBehind) {

    static final DeliveryView EMPTY = new DeliveryView(List.of(), List.of(), null, null, null);

    /**
     * A buffer that is open.
     *
     * @param kind of the objects that are made of it, or {@code transform} for what goes to the function first
     * @param limit it is closed at once when it has so many bytes
     * @param oldest arrival of the first record
     */
    record Filling(String kind, int records, long bytes, long limit, Instant opened, Instant closes, Instant oldest) {}

    /**
     * A buffer that is closed, and that its bucket has not taken.
     *
     * @param again when it is tried again; null where it was not tried yet
     */
    record Waiting(
            String kind,
            int records,
            long bytes,
            int tries,
            @Nullable Instant again) {}
}
