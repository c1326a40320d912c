package wildrydes.cloud.athena.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.Outcome;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Usage;
import wildrydes.cloud.s3.ObjectFiles;
import wildrydes.cloud.wire.ServiceError;

/** Finds files as a caller sees them: what is hidden is not there, and what may not be read ends the query. */
final class FileListing {

    /** The price of what the engine reads, as AWS charges it (prices.json). */
    private static final String READ = "s3:get-requests";

    private final Supplier<Door> door;
    private final Caller caller;
    private final PolicyGate gate;
    private final ObjectFiles objects;
    private final Metering metering;
    private final BooleanSupplier cancelled;

    FileListing(
            Supplier<Door> door,
            Caller caller,
            PolicyGate gate,
            ObjectFiles objects,
            Metering metering,
            BooleanSupplier cancelled) {
        this.door = door;
        this.caller = caller;
        this.gate = gate;
        this.objects = objects;
        this.metering = metering;
        this.cancelled = cancelled;
    }

    /** The files in the folder of a partition and in all folders below. */
    List<Catalog.DataFile> in(Partition partition) {
        List<Catalog.DataFile> files = new ArrayList<>();
        S3Location folder = location(partition.location());
        list(folder, object -> add(files, folder, object, partition.values()));
        meter(folder, files);
        return files;
    }

    /**
     * The files of many partitions, by looking once through a folder in which all of them are.
     *
     * @param root what all their locations begin with
     */
    List<Catalog.DataFile> in(String root, List<Partition> partitions) {
        Map<String, Partition> byPrefix = new HashMap<>();
        for (Partition partition : partitions) {
            byPrefix.put(location(partition.location()).prefix(), partition);
        }
        List<Catalog.DataFile> files = new ArrayList<>();
        S3Location folder = location(root);
        list(folder, object -> {
            String key = object.key();
            for (int slash = key.lastIndexOf('/'); slash >= 0; slash = key.lastIndexOf('/', slash - 1)) {
                String prefix = key.substring(0, slash + 1);
                Partition partition = byPrefix.get(prefix);
                if (partition != null) {
                    add(files, new S3Location(folder.bucket(), prefix), object, partition.values());
                    return;
                }
            }
        });
        meter(folder, files);
        return files;
    }

    private interface Found {
        void object(S3Object object);
    }

    private void list(S3Location folder, Found found) {
        String next = null;
        do {
            if (cancelled.getAsBoolean()) {
                throw new Catalog.Refusal(Outcome.Failed.CANCELLED, "Query was canceled", null);
            }
            ListObjectsV2Response page = page(folder, next);
            page.contents().forEach(found::object);
            next = page.nextContinuationToken();
        } while (next != null);
    }

    private ListObjectsV2Response page(S3Location folder, @Nullable String token) {
        try {
            return door.get()
                    .call(
                            ListObjectsV2Request.builder()
                                    .bucket(folder.bucket())
                                    .prefix(folder.prefix())
                                    .continuationToken(token)
                                    .build(),
                            caller);
        } catch (Denied e) {
            throw denied(folder.toString(), e);
        } catch (ServiceError e) {
            throw new Catalog.Refusal(
                    "HIVE_FILESYSTEM_ERROR",
                    e.getMessage() + " (Service: Amazon S3; Status Code: " + e.status() + "; Error Code: " + e.code()
                            + "; Location: " + folder + ")",
                    e);
        }
    }

    private void add(List<Catalog.DataFile> files, S3Location folder, S3Object object, Map<String, String> partition) {
        String key = object.key();
        if (hidden(key.substring(folder.prefix().length()))) {
            return;
        }
        try {
            gate.require("s3:GetObject", "arn:aws:s3:::" + folder.bucket() + "/" + key, caller, Map.of());
        } catch (Denied e) {
            throw denied("s3://" + folder.bucket() + "/" + key, e);
        }
        Path path = objects.file(folder.bucket(), key);
        if (path != null) { // else it was deleted a moment ago
            files.add(new Catalog.DataFile(
                    path, "s3://" + folder.bucket() + "/" + key, object.size(), object.lastModified(), partition));
        }
    }

    /** Documented for names of files and folders alike; a key that ends in a slash is what consoles make of a folder. */
    static boolean hidden(String relative) {
        return relative.isEmpty()
                || relative.endsWith("/")
                || relative.startsWith("_")
                || relative.startsWith(".")
                || relative.contains("/_")
                || relative.contains("/.");
    }

    private void meter(S3Location folder, List<Catalog.DataFile> files) {
        if (!files.isEmpty()) {
            metering.used(new Usage(READ, "arn:aws:s3:::" + folder.bucket(), files.size()));
        }
    }

    private static S3Location location(String text) {
        S3Location location = S3Location.of(text);
        if (location == null) {
            throw new Catalog.Refusal(
                    "HIVE_UNKNOWN_ERROR",
                    "The location '" + text + "' of the table is no folder in S3; write s3://bucket/folder/.",
                    null);
        }
        return location;
    }

    private static Catalog.Refusal denied(String path, Denied why) {
        return new Catalog.Refusal(
                "PERMISSION_DENIED", "Permission denied on S3 path: " + path + ". " + why.getMessage(), why);
    }
}
