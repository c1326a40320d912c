package wildrydes.lab;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.bucket.KeyTree;
import wildrydes.lab.bucket.Peek;
import wildrydes.lab.render.Sizes;

/** The objects of a bucket, in the order of their keys, as they were when one asked. At the end of a cell they are folders. */
public final class BucketObjects implements Iterable<S3Object> {

    private final String bucket;
    private final List<S3Object> objects;
    private final Map<String, Peek> peeks;
    private final boolean more;
    private final Instant asked;

    /**
     * @param peeks by key, of those that were looked into
     * @param more whether there are more than these
     * @param asked cloud time
     */
    BucketObjects(String bucket, List<S3Object> objects, Map<String, Peek> peeks, boolean more, Instant asked) {
        this.bucket = bucket;
        this.objects = List.copyOf(objects);
        this.peeks = Map.copyOf(peeks);
        this.more = more;
        this.asked = asked;
    }

    public int size() {
        return objects.size();
    }

    public boolean isEmpty() {
        return objects.isEmpty();
    }

    /** AWS's own objects: key, size, time of the last change, ETag. */
    public List<S3Object> list() {
        return objects;
    }

    @Override
    public Iterator<S3Object> iterator() {
        return objects.iterator();
    }

    /** All keys, in their order. */
    public List<String> keys() {
        return objects.stream().map(S3Object::key).toList();
    }

    /**
     * The one written last.
     *
     * @throws LabException if there is none
     */
    public S3Object last() {
        return objects.stream()
                .max(Comparator.comparing(S3Object::lastModified).thenComparing(S3Object::key))
                .orElseThrow(
                        () -> new LabException(
                                "Bucket " + bucket
                                        + " has no objects, so there is no last one; put one, or let a delivery stream's buffer close."));
    }

    /** All their bytes together. */
    public long bytes() {
        return objects.stream().mapToLong(S3Object::size).sum();
    }

    /** A row for each object. Lines are missing where it is no text, large, or older than the newest hundred. */
    public Table table() {
        StringColumn key = StringColumn.create("key");
        LongColumn bytes = LongColumn.create("bytes");
        IntColumn lines = IntColumn.create("lines");
        InstantColumn modified = InstantColumn.create("modified");
        for (S3Object object : objects) {
            key.append(object.key());
            bytes.append(object.size());
            modified.append(object.lastModified());
            Optional<Peek> peek = peek(object).filter(Peek::text);
            if (peek.isPresent()) {
                lines.append(peek.get().lines());
            } else {
                lines.appendMissing();
            }
        }
        return Table.create(bucket, key, bytes, lines, modified);
    }

    private Optional<Peek> peek(S3Object object) {
        return Optional.ofNullable(peeks.get(object.key()));
    }

    /** What it shows of itself at the end of a cell: folders and objects to be unfolded, with the first lines of each. */
    public MimeBundle picture() {
        List<KeyTree.Leaf> leaves = objects.stream()
                .map(object -> new KeyTree.Leaf(object.key(), object.size(), object.lastModified(), peek(object)))
                .toList();
        return new KeyTree(leaves, asked).picture(toString());
    }

    @Override
    public String toString() {
        if (objects.isEmpty()) {
            return "Bucket " + bucket + " is empty";
        }
        int lines = objects.stream()
                .mapToInt(object -> peek(object).map(Peek::lines).orElse(0))
                .sum();
        boolean all = objects.stream()
                .allMatch(object -> peek(object).filter(Peek::text).isPresent());
        return "Bucket " + bucket + ": " + (more ? "the first " : "") + Sizes.count(objects.size(), "object") + ", "
                + Sizes.bytes(bytes()) + (all ? ", " + Sizes.count(lines, "line") : "");
    }
}
