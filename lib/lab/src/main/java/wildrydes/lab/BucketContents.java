package wildrydes.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import wildrydes.lab.bucket.Peek;

/** Lists a bucket, and looks into its newest objects, into each but once as long as it stays the same. */
final class BucketContents {

    /** The most objects that are listed. */
    private static final int MOST = 10_000;
    /** The most objects that are looked into: each look is a GetObject. */
    private static final int MOST_LOOKS = 100;
    /** A larger object is not looked into. */
    private static final long LARGEST = 5_000_000;

    private static final int KEPT = 1000;

    private final Lab lab;
    private final String bucket;
    private final Map<String, Peek> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Peek> eldest) {
            return size() > KEPT;
        }
    };

    BucketContents(Lab lab, String bucket) {
        this.lab = lab;
        this.bucket = bucket;
    }

    /** @param prefix with which keys begin */
    synchronized BucketObjects look(String prefix) {
        Instant now = lab.clock().now();
        List<S3Object> objects = new ArrayList<>();
        boolean more = false;
        for (var page : lab.s3().listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix))) {
            objects.addAll(page.contents());
            more = Boolean.TRUE.equals(page.isTruncated());
            if (objects.size() >= MOST) {
                break;
            }
        }
        Map<String, Peek> peeks = new HashMap<>();
        objects.stream()
                .filter(object -> object.size() <= LARGEST)
                .sorted(Comparator.comparing(S3Object::lastModified).reversed())
                .limit(MOST_LOOKS)
                .forEach(object -> peek(object).ifPresent(peek -> peeks.put(object.key(), peek)));
        return new BucketObjects(bucket, objects, peeks, more, now);
    }

    private Optional<Peek> peek(S3Object object) {
        String version = object.key() + '\u0000' + object.eTag();
        Peek peek = known.get(version);
        if (peek == null) {
            try {
                peek = Peek.of(lab.s3()
                        .getObjectAsBytes(b -> b.bucket(bucket).key(object.key()))
                        .asByteArray());
            } catch (NoSuchKeyException e) {
                return Optional.empty(); // deleted since it was listed
            }
            known.put(version, peek);
        }
        return Optional.of(peek);
    }
}
