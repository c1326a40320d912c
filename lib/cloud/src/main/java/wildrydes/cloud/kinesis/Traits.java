package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import wildrydes.cloud.store.Fields;

/**
 * What a stream is like: all that takes its time to change, while the stream is UPDATING.
 *
 * @param mode PROVISIONED or ON_DEMAND
 * @param mostRecordBytes most bytes of a record's data
 * @param warmMebibytes what an on-demand stream is to take in at any time, MiB a second; 0 where nothing is asked
 * @param keyId the key that its records are encrypted with, as it was given; null for none
 * @param metrics what is counted for each shard apart
 */
record Traits(
        StreamMode mode,
        int mostRecordBytes,
        int warmMebibytes,
        @Nullable String keyId,
        Set<MetricsName> metrics) {

    static final int DEFAULT_RECORD_KIB = 1024;

    Traits {
        Set<MetricsName> sorted = EnumSet.noneOf(MetricsName.class);
        sorted.addAll(metrics);
        metrics = Collections.unmodifiableSet(sorted);
    }

    static Traits of(StreamMode mode, int recordKib, int warmMebibytes) {
        return new Traits(mode, recordKib << 10, warmMebibytes, null, Set.of());
    }

    boolean onDemand() {
        return mode == StreamMode.ON_DEMAND;
    }

    Traits withMode(StreamMode other, int mebibytes) {
        return new Traits(other, mostRecordBytes, mebibytes, keyId, metrics);
    }

    Traits withRecordKib(int kib) {
        return new Traits(mode, kib << 10, warmMebibytes, keyId, metrics);
    }

    Traits withKey(@Nullable String other) {
        return new Traits(mode, mostRecordBytes, warmMebibytes, other, metrics);
    }

    Traits withMetrics(Collection<MetricsName> others) {
        return new Traits(mode, mostRecordBytes, warmMebibytes, keyId, Set.copyOf(others));
    }

    void write(DataOutput to) throws IOException {
        to.writeUTF(mode.toString());
        to.writeInt(mostRecordBytes);
        to.writeInt(warmMebibytes);
        Fields.optional(to, keyId);
        to.writeInt(metrics.size());
        for (MetricsName metric : metrics) {
            to.writeUTF(metric.toString());
        }
    }

    static Traits read(DataInput from) throws IOException {
        StreamMode mode = StreamMode.fromValue(from.readUTF());
        int mostRecordBytes = from.readInt();
        int warmMebibytes = from.readInt();
        String keyId = Fields.optional(from);
        Set<MetricsName> metrics = EnumSet.noneOf(MetricsName.class);
        for (int left = from.readInt(); left > 0; left--) {
            metrics.add(MetricsName.fromValue(from.readUTF()));
        }
        return new Traits(mode, mostRecordBytes, warmMebibytes, keyId, metrics);
    }
}
