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

/**
 * What users, groups and roles have in common.
 *
 * @param path between slashes, {@code /} where none was given
 * @param id unique for ever, for example {@code AROAEXAMPLE...}
 * @param attached ARNs of managed policies, in the order of attaching
 * @param inline policies by name
 * @param boundary ARN of the managed policy that is the permissions boundary, or null
 */
record Entity(
        String name,
        String path,
        String id,
        Instant created,
        Map<String, String> tags,
        List<String> attached,
        Map<String, NamedPolicy> inline,
        @Nullable String boundary) {

    Entity {
        tags = new TreeMap<>(tags);
        attached = List.copyOf(attached);
        inline = new TreeMap<>(inline);
    }

    static Entity fresh(
            String name, String path, String id, Instant created, Map<String, String> tags, @Nullable String boundary) {
        return new Entity(name, path, id, created, tags, List.of(), Map.of(), boundary);
    }

    /** Under another name or path; the names by which people know its inline policies follow. */
    Entity renamed(String name, String path, String kind) {
        Map<String, NamedPolicy> renamed = new TreeMap<>();
        inline.forEach((policy, document) -> renamed.put(policy, inline(policy, document.text(), kind, name)));
        return new Entity(name, path, id, created, tags, attached, renamed, boundary);
    }

    Entity withTags(Map<String, String> tags) {
        return new Entity(name, path, id, created, tags, attached, inline, boundary);
    }

    Entity withBoundary(@Nullable String boundary) {
        return new Entity(name, path, id, created, tags, attached, inline, boundary);
    }

    Entity attaching(String arn) {
        List<String> more = new ArrayList<>(attached);
        more.add(arn);
        return new Entity(name, path, id, created, tags, more, inline, boundary);
    }

    Entity detaching(String arn) {
        List<String> fewer = new ArrayList<>(attached);
        fewer.remove(arn);
        return new Entity(name, path, id, created, tags, fewer, inline, boundary);
    }

    Entity withInline(Map<String, NamedPolicy> inline) {
        return new Entity(name, path, id, created, tags, attached, inline, boundary);
    }

    static NamedPolicy inline(String policy, String document, String kind, String holder) {
        return NamedPolicy.of(policy, "inline policy of " + kind + " " + holder, document, PolicyType.IDENTITY);
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        Fields.text(to, path);
        Fields.text(to, id);
        Fields.instant(to, created);
        Fields.map(to, tags);
        Fields.texts(to, attached);
        Map<String, String> documents = new TreeMap<>();
        inline.forEach((policy, document) -> documents.put(policy, document.text()));
        Fields.map(to, documents);
        Fields.optional(to, boundary);
    }

    static Entity read(DataInput from, String kind) throws IOException {
        String name = Fields.text(from);
        String path = Fields.text(from);
        String id = Fields.text(from);
        Instant created = Fields.instant(from);
        Map<String, String> tags = Fields.map(from);
        List<String> attached = Fields.texts(from);
        Map<String, NamedPolicy> inline = new TreeMap<>();
        Fields.map(from).forEach((policy, document) -> inline.put(policy, inline(policy, document, kind, name)));
        return new Entity(name, path, id, created, tags, attached, inline, Fields.optional(from));
    }
}
