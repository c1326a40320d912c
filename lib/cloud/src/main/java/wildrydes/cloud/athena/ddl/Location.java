package wildrydes.cloud.athena.ddl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder in S3.
 *
 * @param prefix of the keys in it: empty for all of the bucket, otherwise with a slash at its end
 */
record Location(String bucket, String prefix) {

    private static final Pattern S3 = Pattern.compile("s3://([^/]+)/(.*)", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);

    /**
     * Refuses what is no folder in S3; whether the bucket is there nobody asks before a query does.
     *
     * @return the location as it was given
     */
    static String checked(String location) {
        Matcher scheme = SCHEME.matcher(location);
        if (!scheme.matches()) {
            throw Failures.noLocation(location);
        }
        if (!scheme.group(1).equals("s3")) {
            throw Failures.noScheme(scheme.group(1));
        }
        if (!S3.matcher(location).matches()) {
            throw Failures.noPath();
        }
        return location;
    }

    /** Null for what is none. */
    static @Nullable Location of(@Nullable String location) {
        Matcher matcher = S3.matcher(location == null ? "" : location);
        if (!matcher.matches()) {
            return null;
        }
        String prefix = matcher.group(2);
        return new Location(matcher.group(1), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
