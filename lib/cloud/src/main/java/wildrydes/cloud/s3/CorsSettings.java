package wildrydes.cloud.s3;

import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.Answers;

/** Which web pages may read a bucket (docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html). */
public final class CorsSettings {

    private static final int MOST_RULES = 100;
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");

    private final Existing existing;

    CorsSettings(Existing existing) {
        this.existing = existing;
    }

    public PutBucketCorsResponse putBucketCors(PutBucketCorsRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        CORSConfiguration configuration = request.corsConfiguration();
        if (configuration == null
                || configuration.corsRules().isEmpty()
                || configuration.corsRules().size() > MOST_RULES) {
            throw S3Errors.malformedXml();
        }
        configuration.corsRules().forEach(CorsSettings::check);
        bucket.settings().put(Setting.CORS, configuration);
        return PutBucketCorsResponse.builder().build();
    }

    private static void check(CORSRule rule) {
        if (rule.allowedMethods().isEmpty() || rule.allowedOrigins().isEmpty()) {
            throw S3Errors.malformedXml();
        }
        for (String method : rule.allowedMethods()) {
            if (!METHODS.contains(method)) {
                throw S3Errors.invalidRequest(
                        "Found unsupported HTTP method in CORS config. Unsupported method is " + method);
            }
        }
        for (String origin : rule.allowedOrigins()) {
            if (origin.indexOf('*') != origin.lastIndexOf('*')) {
                throw S3Errors.invalidRequest("AllowedOrigin \"" + origin + "\" can not have more than one wildcard.");
            }
        }
        for (String header : rule.allowedHeaders()) {
            if (header.indexOf('*') != header.lastIndexOf('*')) {
                throw S3Errors.invalidRequest("AllowedHeader \"" + header + "\" can not have more than one wildcard.");
            }
        }
    }

    public GetBucketCorsResponse getBucketCors(GetBucketCorsRequest request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        CORSConfiguration configuration = bucket.settings().find(Setting.CORS);
        if (configuration == null) {
            throw S3Errors.missing("NoSuchCORSConfiguration", "The CORS configuration does not exist", bucket.name());
        }
        return GetBucketCorsResponse.builder()
                .corsRules(configuration.corsRules())
                .build();
    }

    @Answers(204)
    public DeleteBucketCorsResponse deleteBucketCors(DeleteBucketCorsRequest request, Caller caller)
            throws IOException {
        existing.bucket(request).settings().remove(Setting.CORS);
        return DeleteBucketCorsResponse.builder().build();
    }
}
