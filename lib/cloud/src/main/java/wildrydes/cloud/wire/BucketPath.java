package wildrydes.cloud.wire;

import wildrydes.cloud.http.HttpRequest;

/** The path of a request to S3, with the bucket of a host such as {@code herd.localhost} or {@code herd.s3.localhost} in front. */
public final class BucketPath {

    private BucketPath() {}

    /** Still %-encoded. */
    public static String of(HttpRequest request) {
        String host = request.headerOrEmpty("host");
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        String bucket = without(without(name, ".localhost"), ".s3");
        return bucket.equals(name) || bucket.isEmpty() || bucket.equals("s3")
                ? request.path()
                : "/" + bucket + request.path();
    }

    private static String without(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
