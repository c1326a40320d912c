package wildrydes.lab;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import wildrydes.lab.bucket.ObjectText;
import wildrydes.lab.bucket.Peek;
import wildrydes.lab.render.Sizes;
import wildrydes.lab.render.Times;

/** A bucket of S3: objects, each under a key. S3 knows no states and no folders: a bucket is there or not, and a key is one word. */
public final class Bucket implements Resource<Bucket> {

    /** The Region in which a new bucket lies where nobody says anything; S3 refuses to be told that one. */
    private static final String USUAL_REGION = "us-east-1";

    private static final int FORBIDDEN = 403;

    private final Lab lab;
    private final String name;
    private final BucketContents contents;
    private String cli = "";

    private Bucket(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
        this.contents = new BucketContents(lab, name);
    }

    /** The learner's bucket of that name: with {@code -} and the learner at its end, unless it ends so already. */
    static Bucket of(Lab lab, String name) {
        String end = "-" + lab.learner();
        return new Bucket(lab, name.endsWith(end) ? name : name + end);
    }

    /** With your name on this computer at its end, since no other bucket in all of AWS may have the same. */
    @Override
    public String name() {
        return name;
    }

    /** It names neither account nor Region: a bucket's name says it all. */
    @Override
    public String arn() {
        return "arn:aws:s3:::" + name;
    }

    /** As Athena and other services name it: {@code s3://NAME/}. */
    public String location() {
        return "s3://" + name + "/";
    }

    /** {@code exists}, since S3 knows no states. */
    @Override
    public String status() {
        if (exists()) {
            return "exists";
        }
        throw absent("has no status");
    }

    @Override
    public boolean exists() {
        return found().isPresent();
    }

    @Override
    public Bucket create() {
        if (exists()) {
            Progress.line("Bucket " + name + " is already there.");
            return this;
        }
        s3().createBucket(b -> {
            b.bucket(name);
            if (!lab.region().equals(USUAL_REGION)) {
                b.createBucketConfiguration(where -> where.locationConstraint(lab.region()));
            }
        });
        cli = lab.lastCommand();
        Progress.line("Bucket " + name + ": created");
        return this;
    }

    /** Changes nothing, since this handle has no settings of a bucket. */
    @Override
    public Bucket update() {
        if (!exists()) {
            throw absent("cannot be changed");
        }
        Progress.line("Bucket " + name + " is like that already.");
        return this;
    }

    /** Returns at once: a bucket can be used when its creation is answered. */
    @Override
    public Bucket await() {
        return this;
    }

    /** Removes it. S3 refuses that with {@code BucketNotEmpty} as long as there is an object in it; {@link #empty} removes those. */
    @Override
    public Bucket delete() {
        if (!exists()) {
            Progress.line("There is no bucket " + name + ", so there is nothing to delete.");
            return this;
        }
        s3().deleteBucket(b -> b.bucket(name));
        cli = lab.lastCommand();
        Progress.line("Bucket " + name + ": deleted");
        return this;
    }

    /** Removes all objects, which nobody brings back. A bucket that is not there is fine. */
    public Bucket empty() {
        if (!exists()) {
            Progress.line("There is no bucket " + name + ", so there is nothing to empty.");
            return this;
        }
        new Emptying(s3(), name).run();
        cli = lab.lastCommand();
        return this;
    }

    /**
     * Writes a text as an object; one that has this key is replaced.
     *
     * @param key its name, with slashes where it is to look like a file in folders
     */
    public Bucket put(String key, String text) {
        try {
            s3().putObject(b -> b.bucket(name).key(key), RequestBody.fromString(text, StandardCharsets.UTF_8));
        } catch (NoSuchBucketException e) {
            throw absent("takes no objects", e);
        }
        cli = lab.lastCommand();
        return this;
    }

    /**
     * The text of an object, unpacked where it is compressed with GZIP.
     *
     * @throws LabException if there is none under this key, or it is no text
     */
    public String text(String key) {
        return ObjectText.of(object(key).asByteArray())
                .orElseThrow(() -> new LabException("Object " + key + " of bucket " + name
                        + " is no text in UTF-8; lab.s3().getObjectAsBytes(..) gives its bytes."));
    }

    private ResponseBytes<GetObjectResponse> object(String key) {
        try {
            return s3().getObjectAsBytes(b -> b.bucket(name).key(key));
        } catch (NoSuchKeyException e) {
            throw new LabException(
                    "Bucket " + name + " has no object " + key + "; objects() lists those there are.", e);
        } catch (NoSuchBucketException e) {
            throw absent("has no objects", e);
        }
    }

    /** Its objects, as far as the first 10,000; the newest hundred are looked into, for their lines. */
    public BucketObjects objects() {
        return objects("");
    }

    /**
     * The objects whose keys begin like that, as far as the first 10,000.
     *
     * @param prefix such as {@code 2026/03/02/}
     */
    public BucketObjects objects(String prefix) {
        try {
            return contents.look(prefix);
        } catch (NoSuchBucketException e) {
            throw absent("has no objects", e);
        }
    }

    /** What an object is, and its first lines. @throws LabException if there is none under this key */
    public Card preview(String key) {
        ResponseBytes<GetObjectResponse> object = object(key);
        GetObjectResponse head = object.response();
        Peek peek = Peek.of(object.asByteArray());
        Instant modified = head.lastModified();
        Card card = Card.of("Object " + key)
                .with("bucket", name)
                .with("size", Sizes.bytes(object.asByteArrayUnsafe().length) + (peek.zipped() ? ", GZIP" : ""))
                .with(
                        "written",
                        Times.utc(modified) + ", "
                                + Times.age(
                                        Duration.between(modified, lab.clock().now())) + " ago")
                .with("type", String.valueOf(head.contentType()))
                .with("ETag", String.valueOf(head.eTag()));
        for (Map.Entry<String, String> entry : head.metadata().entrySet()) {
            card = card.with("metadata", entry.getKey() + "=" + entry.getValue());
        }
        if (!peek.text()) {
            return card.with("content", "no text in UTF-8");
        }
        return card.with("lines", peek.lines()).with("begins", peek.head() + "\n");
    }

    @Override
    public Card describe() {
        return Card.of("Bucket " + name, found().orElseThrow(() -> absent("cannot be described")));
    }

    @Override
    public String cli() {
        return cli;
    }

    @Override
    public Card card() {
        Optional<HeadBucketResponse> found = found();
        if (found.isEmpty()) {
            return Card.of("Bucket " + name).with("status", "does not exist yet; create() makes it");
        }
        return Card.of("Bucket " + name)
                .with("arn", arn())
                .with("location", location())
                .with("objects", objects().picture());
    }

    private Optional<HeadBucketResponse> found() {
        try {
            return Optional.of(s3().headBucket(b -> b.bucket(name)));
        } catch (NoSuchBucketException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() != FORBIDDEN) {
                throw e;
            }
            throw new LabException(
                    "Bucket " + name + " belongs to somebody else, or you may not see it; take another name.", e);
        }
    }

    private LabException absent(String what) {
        return new LabException("Bucket " + name + " does not exist and " + what + "; create() makes it.");
    }

    private LabException absent(String what, NoSuchBucketException e) {
        return new LabException("Bucket " + name + " does not exist and " + what + "; create() makes it.", e);
    }

    private S3Client s3() {
        return lab.s3();
    }

    @Override
    public String toString() {
        return "Bucket " + name;
    }
}
