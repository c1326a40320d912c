package wildrydes.cloud.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.http.Percent;

/**
 * What a copy is made of, as {@code x-amz-copy-source} names it.
 *
 * @param version null for the current one
 */
record CopySource(String bucket, String key, @Nullable String version) {

    private static final String VERSION = "?versionId=";

    /** @throws wildrydes.cloud.wire.ServiceError where it is not of the form {@code BUCKET/KEY} */
    static CopySource of(AwsRequest request) {
        String header = request.getValueForField("CopySource", String.class).orElse(null);
        if (header != null) {
            return of(header);
        }
        // Clients make the header of these two members.
        return new CopySource(
                request.getValueForField("SourceBucket", String.class).orElse(""),
                request.getValueForField("SourceKey", String.class).orElse(""),
                null);
    }

    private static CopySource of(String text) {
        int question = text.indexOf(VERSION);
        String version = question < 0 ? null : text.substring(question + VERSION.length());
        String encoded = question < 0 ? text : text.substring(0, question);
        String path;
        try {
            path = Percent.decode(encoded, true);
        } catch (IllegalArgumentException e) {
            throw malformed(text);
        }
        path = path.startsWith("/") ? path.substring(1) : path;
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1) {
            throw malformed(text);
        }
        if (version != null && !version.equals("null")) {
            throw S3Errors.invalidArgument("versionId", version, "Invalid version id specified");
        }
        return new CopySource(path.substring(0, slash), path.substring(slash + 1), version);
    }

    private static RuntimeException malformed(String text) {
        return S3Errors.invalidArgument(
                "x-amz-copy-source",
                text,
                "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }

    String arn() {
        return "arn:aws:s3:::" + bucket + "/" + key;
    }
}
