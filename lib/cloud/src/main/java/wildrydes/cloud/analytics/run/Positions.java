package wildrydes.cloud.analytics.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.store.Fields;

/** How far shards were read, by their ids. */
record Positions(Map<String, ShardPosition> shards) {

    static final Positions NONE = new Positions(Map.of());

    Positions {
        shards = Collections.unmodifiableMap(new TreeMap<>(shards));
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(shards.size());
        for (Map.Entry<String, ShardPosition> shard : shards.entrySet()) {
            Fields.text(to, shard.getKey());
            shard.getValue().write(to);
        }
    }

    static Positions read(DataInput from) throws IOException {
        Map<String, ShardPosition> shards = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            shards.put(Fields.text(from), ShardPosition.read(from));
        }
        return new Positions(shards);
    }
}
