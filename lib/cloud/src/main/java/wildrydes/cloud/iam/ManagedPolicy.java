package wildrydes.cloud.iam;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A managed policy with its versions.
 *
 * @param arn also its key
 * @param versions oldest first; at least one
 * @param latest number of the version made last, also where that is deleted
 * @param chosen number of the default version
 */
record ManagedPolicy(
        String arn,
        String name,
        String path,
        String id,
        Instant created,
        @Nullable String description,
        Map<String, String> tags,
        List<Version> versions,
        int latest,
        int chosen)
        implements Table.Row {

    /** One version; its document is what counts while it is the default. */
    record Version(int number, NamedPolicy document, Instant created) {

        String id() {
            return "v" + number;
        }
    }

    ManagedPolicy {
        tags = new TreeMap<>(tags);
        versions = List.copyOf(versions);
    }

    Version defaultVersion() {
        Version found = version("v" + chosen);
        return found == null ? versions.get(versions.size() - 1) : found;
    }

    @Nullable
    Version version(String id) {
        return versions.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    }

    Instant updated() {
        return versions.get(versions.size() - 1).created();
    }

    ManagedPolicy withTags(Map<String, String> tags) {
        return new ManagedPolicy(arn, name, path, id, created, description, tags, versions, latest, chosen);
    }

    ManagedPolicy choosing(int number) {
        return new ManagedPolicy(arn, name, path, id, created, description, tags, versions, latest, number);
    }

    ManagedPolicy adding(String document, Instant at, boolean asDefault) {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(latest + 1, document(arn, document), at));
        return new ManagedPolicy(
                arn, name, path, id, created, description, tags, more, latest + 1, asDefault ? latest + 1 : chosen);
    }

    ManagedPolicy without(Version version) {
        List<Version> fewer = new ArrayList<>(versions);
        fewer.remove(version);
        return new ManagedPolicy(arn, name, path, id, created, description, tags, fewer, latest, chosen);
    }

    static NamedPolicy document(String arn, String document) {
        return NamedPolicy.of(
                arn,
                arn.startsWith(AwsManagedPolicies.PREFIX) ? "AWS managed policy" : "managed policy",
                document,
                PolicyType.IDENTITY);
    }

    @Override
    public String key() {
        return arn;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, arn);
        Fields.text(to, name);
        Fields.text(to, path);
        Fields.text(to, id);
        Fields.instant(to, created);
        Fields.optional(to, description);
        Fields.map(to, tags);
        to.writeInt(versions.size());
        for (Version version : versions) {
            to.writeInt(version.number());
            Fields.text(to, version.document().text());
            Fields.instant(to, version.created());
        }
        to.writeInt(latest);
        to.writeInt(chosen);
    }

    static ManagedPolicy read(DataInput from) throws IOException {
        String arn = Fields.text(from);
        String name = Fields.text(from);
        String path = Fields.text(from);
        String id = Fields.text(from);
        Instant created = Fields.instant(from);
        String description = Fields.optional(from);
        Map<String, String> tags = Fields.map(from);
        List<Version> versions = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            versions.add(new Version(from.readInt(), document(arn, Fields.text(from)), Fields.instant(from)));
        }
        return new ManagedPolicy(
                arn, name, path, id, created, description, tags, versions, from.readInt(), from.readInt());
    }
}
