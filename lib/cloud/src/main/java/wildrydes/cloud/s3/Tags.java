package wildrydes.cloud.s3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Tag;
import wildrydes.cloud.http.Percent;
import wildrydes.cloud.wire.ServiceError;

/** Tags of objects and buckets (docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html). */
final class Tags {

    static final int MOST_OF_OBJECT = 10;
    static final int MOST_OF_BUCKET = 50;

    private static final int MOST_KEY = 128;
    private static final int MOST_VALUE = 256;
    private static final String SYSTEM = "aws:";
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private Tags() {}

    /** Those of the header {@code x-amz-tagging}, which is written as a query string. */
    static Map<String, String> ofHeader(@Nullable String header) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (header == null || header.isEmpty()) {
            return tags;
        }
        for (String pair : header.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                String key = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
                if (key.startsWith(SYSTEM)) {
                    throw S3Errors.invalidTag("Your TagKey cannot be prefixed with aws:");
                }
                add(tags, key, equals < 0 ? "" : Percent.decode(pair.substring(equals + 1), true));
            } catch (IllegalArgumentException e) {
                throw S3Errors.invalidArgument(
                        "x-amz-tagging",
                        header,
                        "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without"
                                + " tag name duplicates.");
            }
        }
        checkCount(tags, MOST_OF_OBJECT, "Object tags cannot be greater than 10");
        return tags;
    }

    static Map<String, String> ofObject(List<Tag> given) {
        Map<String, String> tags = of(given);
        checkCount(tags, MOST_OF_OBJECT, "Object tags cannot be greater than 10");
        return tags;
    }

    /** Those of a bucket, which are only looked at here. */
    static void checkBucket(List<Tag> given) {
        checkCount(of(given), MOST_OF_BUCKET, "Bucket tag count cannot be greater than 50");
    }

    private static Map<String, String> of(List<Tag> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Tag tag : given) {
            add(tags, tag.key() == null ? "" : tag.key(), tag.value() == null ? "" : tag.value());
        }
        return tags;
    }

    private static void add(Map<String, String> tags, String key, String value) {
        if (key.isEmpty() || key.length() > MOST_KEY || !TEXT.matcher(key).matches()) {
            throw S3Errors.invalidTag("The TagKey you have provided is invalid");
        }
        if (key.startsWith(SYSTEM)) {
            throw S3Errors.invalidTag("System tags cannot be added/updated by requester");
        }
        if (value.length() > MOST_VALUE || !TEXT.matcher(value).matches()) {
            throw S3Errors.invalidTag("The TagValue you have provided is invalid");
        }
        if (tags.put(key, value) != null) {
            throw S3Errors.invalidTag("Cannot provide multiple Tags with the same key");
        }
    }

    private static void checkCount(Map<String, String> tags, int most, String sentence) {
        if (tags.size() > most) {
            throw new ServiceError("BadRequest", 400, sentence);
        }
    }

    /** As answers have them. */
    static List<Tag> listed(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
