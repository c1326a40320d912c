package wildrydes.cloud.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the changes in the log come to, for each key of a bucket. Only the last of them is done again: the files may be ahead of
 * the earlier ones, whose content would take the place of later content that is in no entry.
 */
final class LatestChanges {

    /**
     * A change.
     *
     * @param object null where it was deleted
     * @param content where the entry had it
     * @param arrived name of the file in which it came, where it did
     */
    private record Change(
            @Nullable StoredObject object,
            byte @Nullable [] content,
            @Nullable String arrived) {}

    private final Map<String, Change> changes = new LinkedHashMap<>();

    /** An object was put; without content and file, only what is known of it has changed. */
    void put(StoredObject object, byte @Nullable [] content, @Nullable String arrived) {
        Change before = changes.get(object.key());
        boolean described = content == null && arrived == null;
        changes.put(
                object.key(),
                described && before != null
                        ? new Change(object, before.content(), before.arrived())
                        : new Change(object, content, arrived));
    }

    void delete(List<String> keys) {
        keys.forEach(key -> changes.put(key, new Change(null, null, null)));
    }

    /** Does them: deletions first, since what was put later may stand where they make room. */
    void apply(Bucket bucket, Path incoming) throws IOException {
        List<String> deleted = new ArrayList<>();
        List<StoredObject> put = new ArrayList<>();
        changes.forEach((key, change) -> {
            StoredObject object = change.object();
            if (object == null) {
                deleted.add(key);
            } else {
                put.add(object);
            }
        });
        Places now = bucket.places();
        Places then = new Places(put);
        bucket.replayDelete(deleted, now, then);
        for (Change change : changes.values()) {
            StoredObject object = change.object();
            if (object != null) {
                bucket.replay(object, file(change, incoming), change.arrived() != null, now, then);
            }
        }
    }

    /** The content of a change in a file; null where it is in its place already. */
    private static @Nullable Path file(Change change, Path incoming) throws IOException {
        if (change.content() != null) {
            return Files.write(Files.createDirectories(incoming).resolve("replayed"), change.content());
        }
        Path file = change.arrived() == null ? null : incoming.resolve(change.arrived());
        return file == null || Files.notExists(file) ? null : file;
    }
}
