package wildrydes.cloud.athena.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder in a bucket.
 *
 * @param prefix of the keys in it: empty for the whole bucket, else with a slash at its end
 */
public record S3Location(String bucket, String prefix) {

    private static final Pattern FORM =
            Pattern.compile("(?i:s3[an]?)://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?", Pattern.DOTALL);

    /** The folder that a text such as {@code s3://bucket/folder} names, with or without a slash at its end; null for any other text. */
    public static @Nullable S3Location of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        String path = parts.group(2) == null ? "" : parts.group(2);
        return new S3Location(parts.group(1), path.isEmpty() || path.endsWith("/") ? path : path + "/");
    }

    /** A folder or an object in it. */
    public S3Location in(String name) {
        return new S3Location(bucket, prefix + name);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
