package wildrydes.cloud.iam;

import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;
import wildrydes.cloud.auth.Caller;

/** The operations on users' policies, inline and attached, and on their boundaries. */
public final class UserPolicies {

    private final Existing existing;
    private final Holders holders;
    private final Boundaries boundaries;

    UserPolicies(Existing existing, Holders holders, Boundaries boundaries) {
        this.existing = existing;
        this.holders = holders;
        this.boundaries = boundaries;
    }

    public AttachUserPolicyResponse attachUserPolicy(AttachUserPolicyRequest request, Caller caller) {
        holders.attach(() -> existing.user(request.userName()), request.policyArn());
        return AttachUserPolicyResponse.builder().build();
    }

    public DetachUserPolicyResponse detachUserPolicy(DetachUserPolicyRequest request, Caller caller) {
        holders.detach(() -> existing.user(request.userName()), request.policyArn());
        return DetachUserPolicyResponse.builder().build();
    }

    public ListAttachedUserPoliciesResponse listAttachedUserPolicies(
            ListAttachedUserPoliciesRequest request, Caller caller) {
        Listing<AttachedPolicy> page = Listing.ofAttached(
                existing.user(request.userName()), request.pathPrefix(), request.marker(), request.maxItems());
        return ListAttachedUserPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest request, Caller caller) {
        holders.putInline(() -> existing.user(request.userName()), request.policyName(), request.policyDocument());
        return PutUserPolicyResponse.builder().build();
    }

    public GetUserPolicyResponse getUserPolicy(GetUserPolicyRequest request, Caller caller) {
        User user = existing.user(request.userName());
        return GetUserPolicyResponse.builder()
                .userName(user.name())
                .policyName(request.policyName())
                .policyDocument(Descriptions.encoded(
                        Holders.inline(user, request.policyName()).text()))
                .build();
    }

    public ListUserPoliciesResponse listUserPolicies(ListUserPoliciesRequest request, Caller caller) {
        Listing<String> page =
                Listing.ofInline(existing.user(request.userName()), request.marker(), request.maxItems());
        return ListUserPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public DeleteUserPolicyResponse deleteUserPolicy(DeleteUserPolicyRequest request, Caller caller) {
        holders.deleteInline(() -> existing.user(request.userName()), request.policyName());
        return DeleteUserPolicyResponse.builder().build();
    }

    public PutUserPermissionsBoundaryResponse putUserPermissionsBoundary(
            PutUserPermissionsBoundaryRequest request, Caller caller) {
        boundaries.put(() -> existing.user(request.userName()), request.permissionsBoundary());
        return PutUserPermissionsBoundaryResponse.builder().build();
    }

    public DeleteUserPermissionsBoundaryResponse deleteUserPermissionsBoundary(
            DeleteUserPermissionsBoundaryRequest request, Caller caller) {
        boundaries.remove(() -> existing.user(request.userName()));
        return DeleteUserPermissionsBoundaryResponse.builder().build();
    }
}
