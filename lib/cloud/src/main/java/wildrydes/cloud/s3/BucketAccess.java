package wildrydes.cloud.s3;

import java.io.IOException;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.wire.Answers;

/** Buckets' policies, and what keeps the public out. */
public final class BucketAccess {

    private final Existing existing;
    private final Predicate<String> principals;

    /** @param principals which ARNs of users and roles a policy may name */
    BucketAccess(Existing existing, Predicate<String> principals) {
        this.existing = existing;
        this.principals = principals;
    }

    @Answers(204)
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        String document = request.policy() == null ? "" : request.policy();
        new BucketPolicyRules(bucket.name(), principals).check(document);
        bucket.change(access -> {
            Access changed = access.withPolicy(Access.policy(bucket.name(), document));
            Access.Block block = access.block();
            if (block != null && block.policy() && changed.open()) {
                throw S3Errors.publicPolicyBlocked(caller.arn(), bucket.name());
            }
            return changed;
        });
        return PutBucketPolicyResponse.builder().build();
    }

    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request, Caller caller) {
        return GetBucketPolicyResponse.builder()
                .policy(withPolicy(request).text())
                .build();
    }

    private NamedPolicy withPolicy(AwsRequest request) {
        Bucket bucket = existing.bucket(request);
        NamedPolicy policy = bucket.access().policy();
        if (policy == null) {
            throw S3Errors.noSuchBucketPolicy(bucket.name());
        }
        return policy;
    }

    public GetBucketPolicyStatusResponse getBucketPolicyStatus(GetBucketPolicyStatusRequest request, Caller caller) {
        boolean open = withPolicy(request).document().opensToAll();
        return GetBucketPolicyStatusResponse.builder()
                .policyStatus(status -> status.isPublic(open))
                .build();
    }

    @Answers(204)
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request, Caller caller)
            throws IOException {
        existing.bucket(request).change(access -> access.withPolicy(null));
        return DeleteBucketPolicyResponse.builder().build();
    }

    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request, Caller caller)
            throws IOException {
        PublicAccessBlockConfiguration asked = request.publicAccessBlockConfiguration();
        Access.Block block = new Access.Block(
                Boolean.TRUE.equals(asked.blockPublicAcls()),
                Boolean.TRUE.equals(asked.ignorePublicAcls()),
                Boolean.TRUE.equals(asked.blockPublicPolicy()),
                Boolean.TRUE.equals(asked.restrictPublicBuckets()));
        existing.bucket(request).change(access -> access.withBlock(block));
        return PutPublicAccessBlockResponse.builder().build();
    }

    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request, Caller caller) {
        Access.Block block = existing.bucket(request).access().block();
        if (block == null) {
            throw S3Errors.noPublicAccessBlock(request.bucket());
        }
        return GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(configuration -> configuration
                        .blockPublicAcls(block.acls())
                        .ignorePublicAcls(block.ignoreAcls())
                        .blockPublicPolicy(block.policy())
                        .restrictPublicBuckets(block.others()))
                .build();
    }

    @Answers(204)
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(
            DeletePublicAccessBlockRequest request, Caller caller) throws IOException {
        existing.bucket(request).change(access -> access.withBlock(null));
        return DeletePublicAccessBlockResponse.builder().build();
    }
}
