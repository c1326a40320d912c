package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.ResourcePolicies;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.store.Store;

/**
 * All buckets, in one folder: {@code NAME/} holds a bucket's objects; {@code .meta/} what else is known of it ({@link BucketFiles}), {@code
 * .incoming/} what is still arriving, {@code .removed/} what was known of buckets that a reset removes. Read at first use. Safe for concurrent
 * use.
 */
public final class Buckets implements ObjectFiles, ResourcePolicies, Resettable {

    /** docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html. */
    private static final Pattern NAME = Pattern.compile(
            "(?!.*\\.\\.)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!xn--)" + "(?!.*-s3alias$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final String ARN = "arn:aws:s3:::";
    private static final String STORAGE = "s3:storage";

    private final Path folder;
    private final Metering metering;
    private final ObjectLog log;
    private final TreeMap<String, Bucket> buckets = new TreeMap<>();
    private Runnable rules = () -> {};
    private boolean read;

    /**
     * Buckets in a folder.
     *
     * @param folder holds the objects; made at the first request
     * @param metering is told how much is stored
     * @param store brings changes to the disk
     */
    public Buckets(Path folder, Metering metering, Store store) {
        this.folder = folder;
        this.metering = metering;
        this.log = new ObjectLog(store, new Replayed());
    }

    /** Takes what changes of a killed process came to, and does it when all are known. */
    private final class Replayed implements ObjectLog.Replay {

        private final Map<String, LatestChanges> changes = new LinkedHashMap<>();

        @Override
        public void put(String bucket, StoredObject object, byte @Nullable [] content, @Nullable String arrived) {
            of(bucket).put(object, content, arrived);
        }

        @Override
        public void delete(String bucket, List<String> keys) {
            of(bucket).delete(keys);
        }

        private LatestChanges of(String bucket) {
            return changes.computeIfAbsent(bucket, id -> new LatestChanges());
        }

        /** Does it; buckets that are gone are passed over. What had not arrived to the end was acknowledged to nobody. */
        @Override
        public void done() throws IOException {
            for (Map.Entry<String, LatestChanges> entry : changes.entrySet()) {
                Bucket found = byId(entry.getKey());
                if (found != null) {
                    entry.getValue().apply(found, incoming());
                }
            }
            changes.clear();
            Folders.delete(incoming());
            buckets.values()
                    .forEach(Bucket::tell); // what was told before others had their state back counts for nothing
            if (Files.isDirectory(metadata()) && anyRules()) {
                rules.run();
            }
        }
    }

    /** @param listener is told at the start, where a bucket has rules by which objects expire */
    void tellOfRules(Runnable listener) {
        rules = listener;
    }

    private boolean anyRules() throws IOException {
        for (Path description : descriptions(metadata())) {
            Path settings = files(String.valueOf(description.getFileName())).settings();
            if (Settings.has(settings, Setting.LIFECYCLE)) {
                return true;
            }
        }
        return false;
    }

    private synchronized @Nullable Bucket byId(String id) {
        read();
        for (Bucket bucket : buckets.values()) {
            if (bucket.id().equals(id)) {
                return bucket;
            }
        }
        return null;
    }

    /**
     * The policy of the bucket that a resource is or is in; not for strangers where a public policy must let in none of them
     * (RestrictPublicBuckets).
     */
    @Override
    public List<NamedPolicy> of(String resource, Caller caller) {
        if (!resource.startsWith(ARN)) {
            return List.of();
        }
        int slash = resource.indexOf('/');
        Bucket bucket = find(resource.substring(ARN.length(), slash < 0 ? resource.length() : slash));
        Access access = bucket == null ? Access.FRESH : bucket.access();
        NamedPolicy policy = access.policy();
        Access.Block block = access.block();
        boolean stranger = caller.account().isEmpty() && !caller.awsService();
        return policy == null || (stranger && block != null && block.others() && access.open())
                ? List.of()
                : List.of(policy);
    }

    static boolean validName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Where content arrives. */
    Path incoming() {
        return folder.resolve(".incoming");
    }

    private Path metadata() {
        return folder.resolve(".meta");
    }

    private void read() {
        if (read) {
            return;
        }
        try {
            Files.createDirectories(metadata());
            List<Path> descriptions = descriptions(metadata());
            removeContent();
            for (Path description : descriptions) {
                String name = description.getFileName().toString();
                buckets.put(name, open(name, Files.readString(description).strip()));
            }
            read = true;
        } catch (IOException e) {
            throw new UncheckedIOException("The buckets in " + folder + " cannot be read.", e);
        }
    }

    private static List<Path> descriptions(Path metadata) throws IOException {
        try (Stream<Path> files = Files.list(metadata)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> validName(file.getFileName().toString()))
                    .toList();
        }
    }

    /**
     * Removes all buckets and their objects. The metadata is put away as a whole, so that a killed process leaves all or
     * nothing of it; the content is removed after that, if need be at the next start.
     */
    @Override
    public synchronized void reset() throws IOException {
        read();
        buckets.values().forEach(Bucket::close);
        buckets.clear();
        read = false; // what is on the disk counts, however far this gets
        Folders.delete(removed());
        Files.move(metadata(), removed(), StandardCopyOption.ATOMIC_MOVE);
        Files.createDirectories(metadata());
        removeContent();
    }

    /** The metadata of buckets that were removed and may still have content. */
    private Path removed() {
        return folder.resolve(".removed");
    }

    private void removeContent() throws IOException {
        if (Files.isDirectory(removed())) {
            for (Path description : descriptions(removed())) {
                Path name = description.getFileName();
                if (Files.notExists(metadata().resolve(name))) {
                    Folders.delete(folder.resolve(name));
                }
            }
            Folders.delete(removed());
        }
    }

    private BucketFiles files(String name) {
        return new BucketFiles(name, folder, metadata());
    }

    /** @param id when it was created, and, behind a space, what tells it from others of its name */
    private Bucket open(String name, String id) throws IOException {
        String arn = ARN + name;
        try {
            Instant created = Instant.parse(id.split(" ", 2)[0]);
            return new Bucket(files(name), id, created, log, bytes -> metering.runs(STORAGE, arn, bytes));
        } catch (DateTimeParseException e) {
            throw new IOException(files(name).description() + " does not say when its bucket was created.", e);
        }
    }

    /** By name, in order. */
    synchronized List<Bucket> all() {
        read();
        return new ArrayList<>(buckets.values());
    }

    /** The bucket, or null. */
    synchronized @Nullable Bucket find(String name) {
        read();
        return buckets.get(name);
    }

    @Override
    public @Nullable Path file(String bucket, String key) {
        Bucket found = find(bucket);
        return found == null ? null : found.file(key);
    }

    /** Creates a bucket; false where it exists. */
    synchronized boolean create(String name, Instant now) throws IOException {
        read();
        if (buckets.containsKey(name)) {
            return false;
        }
        String id = now + " " + UUID.randomUUID();
        files(name).deleteKnown();
        Bucket bucket = open(name, id);
        WholeFile.write(files(name).description(), id.getBytes(StandardCharsets.UTF_8));
        buckets.put(name, bucket);
        return true;
    }

    /** Deletes a bucket; false where it holds objects. */
    synchronized boolean delete(Bucket bucket) throws IOException {
        if (!bucket.deleteIfEmpty()) {
            return false;
        }
        buckets.remove(bucket.name());
        return true;
    }
}
