package wildrydes.cloud.lambda;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A function with everything that belongs to it. Immutable.
 *
 * @param id tells functions apart that had the same name one after another
 * @param published how many versions were ever published; their numbers are not given again
 * @param versions those that are there, by number
 * @param aliases by name
 * @param policies by version or alias, and under {@code $LATEST} for the function itself
 * @param async by version or alias, and under {@code $LATEST} for the function itself
 * @param reserved concurrency that is kept for it, and its limit; null for none
 */
record LambdaFunction(
        String name,
        String id,
        Revision latest,
        long published,
        NavigableMap<Long, Revision> versions,
        NavigableMap<String, Alias> aliases,
        Map<String, FunctionPolicy> policies,
        Map<String, AsyncSettings> async,
        @Nullable Integer reserved,
        Map<String, String> tags)
        implements Table.Row {

    LambdaFunction {
        versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
        aliases = Collections.unmodifiableNavigableMap(new TreeMap<>(aliases));
        policies = Collections.unmodifiableMap(new TreeMap<>(policies));
        async = Collections.unmodifiableMap(new TreeMap<>(async));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    static LambdaFunction created(String name, Revision first, Map<String, String> tags) {
        return new LambdaFunction(
                name,
                UUID.randomUUID().toString(),
                first,
                0,
                new TreeMap<>(),
                new TreeMap<>(),
                Map.of(),
                Map.of(),
                null,
                tags);
    }

    @Override
    public String key() {
        return name;
    }

    /** The version of a number, or {@code $LATEST}; null where there is none. */
    @Nullable
    Revision version(String wanted) {
        if (wanted.equals(Revision.LATEST)) {
            return latest;
        }
        try {
            return versions.get(Long.parseLong(wanted));
        } catch (NumberFormatException e) {
            return null; // an alias, or nothing at all
        }
    }

    /** Whether that is {@code $LATEST}, a version or an alias of it. */
    boolean has(String qualifier) {
        return version(qualifier) != null || aliases.containsKey(qualifier);
    }

    LambdaFunction with(Revision now) {
        return new LambdaFunction(name, id, now, published, versions, aliases, policies, async, reserved, tags);
    }

    LambdaFunction withVersion(long number, Revision version) {
        NavigableMap<Long, Revision> next = new TreeMap<>(versions);
        next.put(number, version);
        return new LambdaFunction(
                name, id, latest, Math.max(published, number), next, aliases, policies, async, reserved, tags);
    }

    LambdaFunction withoutVersion(String version) {
        NavigableMap<Long, Revision> next = new TreeMap<>(versions);
        next.remove(Long.parseLong(version));
        return new LambdaFunction(
                name,
                id,
                latest,
                published,
                next,
                aliases,
                without(policies, version),
                without(async, version),
                reserved,
                tags);
    }

    LambdaFunction with(Alias alias) {
        NavigableMap<String, Alias> next = new TreeMap<>(aliases);
        next.put(alias.name(), alias);
        return new LambdaFunction(name, id, latest, published, versions, next, policies, async, reserved, tags);
    }

    LambdaFunction withoutAlias(String alias) {
        NavigableMap<String, Alias> next = new TreeMap<>(aliases);
        next.remove(alias);
        return new LambdaFunction(
                name,
                id,
                latest,
                published,
                versions,
                next,
                without(policies, alias),
                without(async, alias),
                reserved,
                tags);
    }

    /** @param policy null for none */
    LambdaFunction withPolicy(String qualifier, @Nullable FunctionPolicy policy) {
        return new LambdaFunction(
                name,
                id,
                latest,
                published,
                versions,
                aliases,
                with(policies, qualifier, policy),
                async,
                reserved,
                tags);
    }

    /** @param settings null for none */
    LambdaFunction withAsync(String qualifier, @Nullable AsyncSettings settings) {
        return new LambdaFunction(
                name,
                id,
                latest,
                published,
                versions,
                aliases,
                policies,
                with(async, qualifier, settings),
                reserved,
                tags);
    }

    /** @param count null for none */
    LambdaFunction reserving(@Nullable Integer count) {
        return new LambdaFunction(name, id, latest, published, versions, aliases, policies, async, count, tags);
    }

    LambdaFunction tagged(Map<String, String> next) {
        return new LambdaFunction(name, id, latest, published, versions, aliases, policies, async, reserved, next);
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        return with(map, key, null);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, @Nullable V value) {
        Map<String, V> next = new TreeMap<>(map);
        if (value == null) {
            next.remove(key);
        } else {
            next.put(key, value);
        }
        return next;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        Fields.text(to, id);
        latest.write(to);
        to.writeLong(published);
        to.writeInt(versions.size());
        for (Revision version : versions.values()) {
            version.write(to);
        }
        to.writeInt(aliases.size());
        for (Alias alias : aliases.values()) {
            alias.write(to);
        }
        to.writeInt(policies.size());
        for (Map.Entry<String, FunctionPolicy> policy : policies.entrySet()) {
            Fields.text(to, policy.getKey());
            policy.getValue().write(to);
        }
        to.writeInt(async.size());
        for (Map.Entry<String, AsyncSettings> settings : async.entrySet()) {
            Fields.text(to, settings.getKey());
            settings.getValue().write(to);
        }
        to.writeInt(reserved == null ? -1 : reserved);
        Fields.map(to, tags);
    }

    static LambdaFunction read(DataInput from) throws IOException {
        String name = Fields.text(from);
        String id = Fields.text(from);
        Revision latest = Revision.read(from);
        long published = from.readLong();
        NavigableMap<Long, Revision> versions = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            Revision version = Revision.read(from);
            versions.put(Long.parseLong(version.version()), version);
        }
        NavigableMap<String, Alias> aliases = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            Alias alias = Alias.read(from);
            aliases.put(alias.name(), alias);
        }
        Map<String, FunctionPolicy> policies = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            policies.put(Fields.text(from), FunctionPolicy.read(from));
        }
        Map<String, AsyncSettings> async = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            async.put(Fields.text(from), AsyncSettings.read(from));
        }
        int reserved = from.readInt();
        return new LambdaFunction(
                name,
                id,
                latest,
                published,
                versions,
                aliases,
                policies,
                async,
                reserved < 0 ? null : Integer.valueOf(reserved),
                Fields.map(from));
    }
}
