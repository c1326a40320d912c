package wildrydes.cloud.iam;

import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import wildrydes.cloud.auth.Caller;

/** The operations on roles' policies, inline and attached, and on their boundaries. */
public final class RolePolicies {

    private final Existing existing;
    private final Holders holders;
    private final Boundaries boundaries;

    RolePolicies(Existing existing, Holders holders, Boundaries boundaries) {
        this.existing = existing;
        this.holders = holders;
        this.boundaries = boundaries;
    }

    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request, Caller caller) {
        holders.attach(() -> existing.role(request.roleName()), request.policyArn());
        return AttachRolePolicyResponse.builder().build();
    }

    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request, Caller caller) {
        holders.detach(() -> existing.role(request.roleName()), request.policyArn());
        return DetachRolePolicyResponse.builder().build();
    }

    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request, Caller caller) {
        Listing<AttachedPolicy> page = Listing.ofAttached(
                existing.role(request.roleName()), request.pathPrefix(), request.marker(), request.maxItems());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request, Caller caller) {
        holders.putInline(() -> existing.role(request.roleName()), request.policyName(), request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request, Caller caller) {
        Role role = existing.role(request.roleName());
        return GetRolePolicyResponse.builder()
                .roleName(role.name())
                .policyName(request.policyName())
                .policyDocument(Descriptions.encoded(
                        Holders.inline(role, request.policyName()).text()))
                .build();
    }

    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request, Caller caller) {
        Listing<String> page =
                Listing.ofInline(existing.role(request.roleName()), request.marker(), request.maxItems());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request, Caller caller) {
        holders.deleteInline(() -> existing.role(request.roleName()), request.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }

    public PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(
            PutRolePermissionsBoundaryRequest request, Caller caller) {
        boundaries.put(() -> existing.role(request.roleName()), request.permissionsBoundary());
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    public DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
            DeleteRolePermissionsBoundaryRequest request, Caller caller) {
        boundaries.remove(() -> existing.role(request.roleName()));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }
}
