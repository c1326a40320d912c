package wildrydes.cloud.athena.result;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.table.S3Location;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;

/** Puts the files of a table into S3 on behalf of whoever writes. */
public final class TableUpload {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What Hive does not leave as it is in the names of folders. */
    private static final String ESCAPED = "\"#%'*/:=?\\{[]^";

    private final Supplier<Door> door;
    private final Caller caller;

    public TableUpload(Supplier<Door> door, Caller caller) {
        this.door = door;
        this.caller = caller;
    }

    /**
     * The files that were put, and the folders of their partitions.
     *
     * @param files as {@code s3://bucket/key}
     * @param partitions folder by values of the partition columns
     */
    public record Put(List<String> files, Map<List<String>, String> partitions) {

        /** What tells of the files beside a result: one a line. */
        public byte[] manifest() {
            StringBuilder text = new StringBuilder();
            files.forEach(file -> text.append(file).append('\n'));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Looks into a folder.
     *
     * @param table whose folder it is to be, for the message
     * @throws Catalog.Refusal where there is something in it already
     */
    public void requireEmpty(S3Location folder, String table) {
        ListObjectsV2Response found = listed(folder);
        if (!found.contents().isEmpty()) {
            throw new Catalog.Refusal(
                    "HIVE_PATH_ALREADY_EXISTS",
                    "Target directory for " + table + " already exists: " + folder
                            + ". You may need to manually clean the data at location '" + folder
                            + "' before retrying. Athena will not delete data in your account.",
                    null);
        }
    }

    private ListObjectsV2Response listed(S3Location folder) {
        try {
            return door.get()
                    .call(
                            ListObjectsV2Request.builder()
                                    .bucket(folder.bucket())
                                    .prefix(folder.prefix())
                                    .maxKeys(1)
                                    .build(),
                            caller);
        } catch (Denied e) {
            throw denied(folder.toString(), e);
        }
    }

    /**
     * Puts files.
     *
     * @param folder of the table
     * @param keys names of the partition columns
     */
    public Put put(List<TableFiles.Written> files, S3Location folder, List<String> keys, Instant now)
            throws IOException {
        List<String> names = new ArrayList<>();
        Map<List<String>, String> partitions = new LinkedHashMap<>();
        for (TableFiles.Written file : files) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < keys.size(); i++) {
                path.append(keys.get(i))
                        .append('=')
                        .append(escaped(file.values().get(i)))
                        .append('/');
            }
            S3Location in = folder.in(path.toString());
            partitions.put(file.values(), in.toString());
            S3Location object = in.in(TIME.format(now) + "_" + UUID.randomUUID() + ".gz");
            put(file, object);
            names.add(object.toString());
        }
        return new Put(names, partitions);
    }

    private void put(TableFiles.Written file, S3Location object) throws IOException {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.prefix())
                .contentLength(file.size())
                .build();
        try (InputStream content = file.content()) {
            door.get().call(request, content, caller);
        } catch (Denied e) {
            throw denied(object.toString(), e);
        }
    }

    private static Catalog.Refusal denied(String path, Denied why) {
        return new Catalog.Refusal(
                "PERMISSION_DENIED", "Permission denied on S3 path: " + path + ". " + why.getMessage(), why);
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7F || ESCAPED.indexOf(c) >= 0) {
                text.append(String.format("%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
