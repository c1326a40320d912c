package wildrydes.cloud.lambda;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.code.StoredPackage;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A layer: libraries that functions share. Immutable.
 *
 * @param published how many versions were ever published; their numbers are not given again
 * @param versions those that are there, by number
 */
record Layer(String name, long published, NavigableMap<Long, Version> versions) implements Table.Row {

    Layer {
        versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
    }

    /** @param created cloud time */
    record Version(
            long number,
            StoredPackage code,
            String description,
            List<String> runtimes,
            List<String> architectures,
            @Nullable String license,
            Instant created) {

        void write(DataOutput to) throws IOException {
            to.writeLong(number);
            code.write(to);
            Fields.text(to, description);
            Fields.texts(to, runtimes);
            Fields.texts(to, architectures);
            Fields.optional(to, license);
            Fields.instant(to, created);
        }

        static Version read(DataInput from) throws IOException {
            return new Version(
                    from.readLong(),
                    StoredPackage.read(from),
                    Fields.text(from),
                    Fields.texts(from),
                    Fields.texts(from),
                    Fields.optional(from),
                    Fields.instant(from));
        }
    }

    @Override
    public String key() {
        return name;
    }

    Layer with(Version version) {
        NavigableMap<Long, Version> next = new TreeMap<>(versions);
        next.put(version.number(), version);
        return new Layer(name, Math.max(published, version.number()), next);
    }

    Layer without(long number) {
        NavigableMap<Long, Version> next = new TreeMap<>(versions);
        next.remove(number);
        return new Layer(name, published, next);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        to.writeLong(published);
        to.writeInt(versions.size());
        for (Version version : versions.values()) {
            version.write(to);
        }
    }

    static Layer read(DataInput from) throws IOException {
        String name = Fields.text(from);
        long published = from.readLong();
        NavigableMap<Long, Version> versions = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            Version version = Version.read(from);
            versions.put(version.number(), version);
        }
        return new Layer(name, published, versions);
    }
}
