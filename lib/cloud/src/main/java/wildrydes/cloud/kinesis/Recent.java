package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wildrydes.cloud.store.Fields;

/** When a stream was changed, for those changes that AWS allows only so many times in any 24 hours. */
record Recent(Map<Kind, List<Instant>> times) {

    /** docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html and the page of each operation. */
    enum Kind {
        SCALING(10, "updates of its shard count"),
        SWITCH_OF_MODE(2, "switches of its mode"),
        ENCRYPTION(25, "starts of its encryption"),
        DECRYPTION(25, "stops of its encryption");

        private final int most;
        private final String plural;

        Kind(int most, String plural) {
            this.most = most;
            this.plural = plural;
        }

        /** As people call several of them. */
        String plural() {
            return plural;
        }

        int most() {
            return most;
        }
    }

    static final Recent NONE = new Recent(Map.of());

    private static final Duration DAY = Duration.ofHours(24);

    Recent {
        EnumMap<Kind, List<Instant>> copied = new EnumMap<>(Kind.class);
        times.forEach((kind, all) -> copied.put(kind, List.copyOf(all)));
        times = Collections.unmodifiableMap(copied);
    }

    private List<Instant> within(Kind kind, Instant now) {
        Instant since = now.minus(DAY);
        return times.getOrDefault(kind, List.of()).stream()
                .filter(time -> time.isAfter(since))
                .toList();
    }

    /** Whether such a change has to wait. */
    boolean full(Kind kind, Instant now) {
        return within(kind, now).size() >= kind.most();
    }

    /** Such a change is made now. */
    Recent with(Kind kind, Instant now) {
        Map<Kind, List<Instant>> more = new EnumMap<>(Kind.class);
        more.putAll(times);
        List<Instant> all = new ArrayList<>(within(kind, now));
        all.add(now);
        more.put(kind, all);
        return new Recent(more);
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(times.size());
        for (Map.Entry<Kind, List<Instant>> one : times.entrySet()) {
            to.writeUTF(one.getKey().name());
            to.writeInt(one.getValue().size());
            for (Instant time : one.getValue()) {
                Fields.instant(to, time);
            }
        }
    }

    static Recent read(DataInput from) throws IOException {
        Map<Kind, List<Instant>> times = new EnumMap<>(Kind.class);
        for (int left = from.readInt(); left > 0; left--) {
            Kind kind = Kind.valueOf(from.readUTF());
            List<Instant> all = new ArrayList<>();
            for (int more = from.readInt(); more > 0; more--) {
                all.add(Fields.instant(from));
            }
            times.put(kind, all);
        }
        return new Recent(times);
    }
}
