package wildrydes.cloud.s3;

import java.util.List;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.PutBucketAclRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAclResponse;
import software.amazon.awssdk.services.s3.model.PutObjectAclRequest;
import software.amazon.awssdk.services.s3.model.PutObjectAclResponse;
import software.amazon.awssdk.services.s3.model.Type;
import wildrydes.cloud.auth.Caller;

/**
 * Access control lists as a bucket has them that does not use them, which is how AWS makes them: all is the owner's
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html).
 */
public final class AccessLists {

    private final Existing existing;

    AccessLists(Existing existing) {
        this.existing = existing;
    }

    public GetBucketAclResponse getBucketAcl(GetBucketAclRequest request, Caller caller) {
        existing.bucket(request);
        return GetBucketAclResponse.builder()
                .owner(existing.owner())
                .grants(grants())
                .build();
    }

    public GetObjectAclResponse getObjectAcl(GetObjectAclRequest request, Caller caller) {
        existing.object(existing.bucket(request), request.key(), caller);
        return GetObjectAclResponse.builder()
                .owner(existing.owner())
                .grants(grants())
                .build();
    }

    private List<Grant> grants() {
        return List.of(Grant.builder()
                .grantee(grantee -> grantee.id(existing.owner().id()).type(Type.CANONICAL_USER))
                .permission(Permission.FULL_CONTROL)
                .build());
    }

    public PutBucketAclResponse putBucketAcl(PutBucketAclRequest request, Caller caller) {
        existing.bucket(request);
        ObjectHeaders.checkAccess(request);
        if (request.accessControlPolicy() != null) {
            throw S3Errors.noAccessControlLists();
        }
        return PutBucketAclResponse.builder().build();
    }

    public PutObjectAclResponse putObjectAcl(PutObjectAclRequest request, Caller caller) {
        existing.object(existing.bucket(request), request.key(), caller);
        ObjectHeaders.checkAccess(request);
        if (request.accessControlPolicy() != null) {
            throw S3Errors.noAccessControlLists();
        }
        return PutObjectAclResponse.builder().build();
    }
}
