package wildrydes.cloud.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.wire.ServiceError;

/**
 * A page of a bucket's keys, with those that share a prefix up to the delimiter rolled up into one
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html).
 *
 * @param objects in the order of their keys
 * @param prefixes rolled up, in order
 * @param next the last key or prefix of a page behind which there are more; null for the last page
 */
record Listing(
        List<StoredObject> objects,
        List<String> prefixes,
        @Nullable String next) {

    /**
     * Lists.
     *
     * @param prefix empty for all keys
     * @param delimiter empty for none
     * @param after the key, or rolled-up prefix, after which the page begins; empty for the first
     * @param most objects and prefixes together
     */
    static Listing of(Bucket bucket, String prefix, String delimiter, String after, int most) {
        List<StoredObject> objects = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = "";
        String start = KeyOrder.UTF_8.compare(prefix, after) > 0 ? prefix : after;
        for (StoredObject object : bucket.objects().tailMap(start).values()) {
            String key = object.key();
            if (!key.startsWith(prefix)) {
                break;
            }
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            String entry = end < 0 ? key : key.substring(0, end + delimiter.length());
            boolean shown = KeyOrder.UTF_8.compare(entry, after) <= 0 || end >= 0 && entry.equals(last);
            if (shown) {
                continue;
            }
            if (objects.size() + prefixes.size() == most) {
                return new Listing(objects, prefixes, most == 0 ? null : last);
            }
            if (end < 0) {
                objects.add(object);
            } else {
                prefixes.add(entry);
            }
            last = entry;
        }
        return new Listing(objects, prefixes, null);
    }

    int size() {
        return objects.size() + prefixes.size();
    }

    /** What names the next page without showing its key. */
    @Nullable
    String token() {
        return next == null ? null : token(next);
    }

    static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a page begins that a token names. */
    static String after(String token) {
        try {
            if (token.isEmpty()) {
                throw new IllegalArgumentException("no token");
            }
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ServiceError("InvalidArgument", 400, "The continuation token provided is incorrect");
        }
    }
}
