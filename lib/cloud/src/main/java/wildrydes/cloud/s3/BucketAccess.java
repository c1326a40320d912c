package wildrydes.cloud.s3;

import java.io.IOException;
import java.util.function.Predicate;
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

/** Buckets' policies, and what keeps the public out. */
final class BucketAccess {

    private final Buckets buckets;
    private final Predicate<String> principals;

    /** @param principals which ARNs of users and roles a policy may name */
    BucketAccess(Buckets buckets, Predicate<String> principals) {
        this.buckets = buckets;
        this.principals = principals;
    }

    PutBucketPolicyResponse put(PutBucketPolicyRequest request, Caller caller) throws IOException {
        Bucket bucket = BucketAdministration.existing(buckets, request.bucket());
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

    GetBucketPolicyResponse get(GetBucketPolicyRequest request) {
        return GetBucketPolicyResponse.builder()
                .policy(withPolicy(request.bucket()).text())
                .build();
    }

    private NamedPolicy withPolicy(String name) {
        Bucket bucket = BucketAdministration.existing(buckets, name);
        NamedPolicy policy = bucket.access().policy();
        if (policy == null) {
            throw S3Errors.noSuchBucketPolicy(name);
        }
        return policy;
    }

    GetBucketPolicyStatusResponse status(GetBucketPolicyStatusRequest request) {
        boolean open = withPolicy(request.bucket()).document().opensToAll();
        return GetBucketPolicyStatusResponse.builder()
                .policyStatus(status -> status.isPublic(open))
                .build();
    }

    DeleteBucketPolicyResponse delete(DeleteBucketPolicyRequest request) throws IOException {
        BucketAdministration.existing(buckets, request.bucket()).change(access -> access.withPolicy(null));
        return DeleteBucketPolicyResponse.builder().build();
    }

    PutPublicAccessBlockResponse putBlock(PutPublicAccessBlockRequest request) throws IOException {
        PublicAccessBlockConfiguration asked = request.publicAccessBlockConfiguration();
        Access.Block block = new Access.Block(
                Boolean.TRUE.equals(asked.blockPublicAcls()),
                Boolean.TRUE.equals(asked.ignorePublicAcls()),
                Boolean.TRUE.equals(asked.blockPublicPolicy()),
                Boolean.TRUE.equals(asked.restrictPublicBuckets()));
        BucketAdministration.existing(buckets, request.bucket()).change(access -> access.withBlock(block));
        return PutPublicAccessBlockResponse.builder().build();
    }

    GetPublicAccessBlockResponse getBlock(GetPublicAccessBlockRequest request) {
        Access.Block block = BucketAdministration.existing(buckets, request.bucket())
                .access()
                .block();
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

    DeletePublicAccessBlockResponse deleteBlock(DeletePublicAccessBlockRequest request) throws IOException {
        BucketAdministration.existing(buckets, request.bucket()).change(access -> access.withBlock(null));
        return DeletePublicAccessBlockResponse.builder().build();
    }
}
