package wildrydes.cloud.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bucket's uploads in parts that are under way. Safe for concurrent use. */
final class PendingUploads {

    /** As AWS lists them. */
    private static final Comparator<PendingUpload> ORDER = Comparator.comparing(
                    (PendingUpload upload) -> upload.object().key(), KeyOrder.UTF_8)
            .thenComparing(upload -> upload.object().modified())
            .thenComparing(PendingUpload::id);

    private static final int MOST_COMPLETED = 1000;

    private final Path folder;
    private final Map<String, PendingUpload> uploads = new ConcurrentHashMap<>();
    /** The latest to be completed, with the entity tags of what they became: a client may ask again. */
    private final Map<String, String> completed = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_COMPLETED;
        }
    });

    private PendingUploads(Path folder) {
        this.folder = folder;
    }

    /** Those that a folder holds. */
    static PendingUploads read(Path folder) throws IOException {
        PendingUploads found = new PendingUploads(folder);
        if (Files.isDirectory(folder)) {
            List<Path> folders;
            try (Stream<Path> listed = Files.list(folder)) {
                folders = listed.filter(Files::isDirectory).toList();
            }
            for (Path one : folders) {
                PendingUpload upload = PendingUpload.read(one);
                if (upload == null) {
                    Folders.delete(one);
                } else {
                    found.uploads.put(upload.id(), upload);
                }
            }
        }
        return found;
    }

    PendingUpload begin(StoredObject object, Algorithm algorithm, String checksumType) throws IOException {
        String id = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        PendingUpload upload = PendingUpload.begin(id, folder.resolve(id), object, algorithm, checksumType);
        uploads.put(id, upload);
        return upload;
    }

    /** The upload of that name for a key, or null. */
    @Nullable
    PendingUpload find(String id, String key) {
        PendingUpload upload = uploads.get(id);
        return upload != null && upload.object().key().equals(key) ? upload : null;
    }

    /** Removes one that has become an object. */
    void complete(PendingUpload upload, String eTag) throws IOException {
        completed.put(upload.id(), eTag);
        end(upload);
    }

    /** The entity tag of the object that an upload became; null where that is not known any more. */
    @Nullable
    String completed(String id) {
        return completed.get(id);
    }

    /** Removes one with all its parts. */
    void end(PendingUpload upload) throws IOException {
        uploads.remove(upload.id());
        upload.end();
    }

    /** By key, and of one key by the time at which they began. */
    List<PendingUpload> all() {
        return uploads.values().stream().sorted(ORDER).toList();
    }
}
