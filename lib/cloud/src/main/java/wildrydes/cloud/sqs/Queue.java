package wildrydes.cloud.sqs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A queue as it was set up.
 *
 * @param number never given again, so that messages of a deleted queue are not taken for those of a new one of its name
 * @param attributes those that were set, by name; {@link QueueAttributes} knows what holds for the others
 */
record Queue(
        String name,
        long number,
        Instant created,
        Instant modified,
        Map<String, String> attributes,
        Map<String, String> tags)
        implements Table.Row {

    Queue {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    Queue with(Map<String, String> changed, Instant now) {
        Map<String, String> all = new TreeMap<>(attributes);
        changed.forEach((attribute, value) -> {
            if (value.isEmpty()) {
                all.remove(attribute);
            } else {
                all.put(attribute, value);
            }
        });
        return new Queue(name, number, created, now, all, tags);
    }

    Queue tagged(Map<String, String> all) {
        return new Queue(name, number, created, modified, attributes, all);
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        to.writeLong(number);
        to.writeLong(created.toEpochMilli());
        to.writeLong(modified.toEpochMilli());
        Fields.map(to, attributes);
        Fields.map(to, tags);
    }

    static Queue read(DataInput from) throws IOException {
        return new Queue(
                Fields.text(from),
                from.readLong(),
                Instant.ofEpochMilli(from.readLong()),
                Instant.ofEpochMilli(from.readLong()),
                Fields.map(from),
                Fields.map(from));
    }
}
