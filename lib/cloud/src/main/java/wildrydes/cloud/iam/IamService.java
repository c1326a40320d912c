package wildrydes.cloud.iam;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/**
 * The operations of IAM; each is documented at docs.aws.amazon.com/IAM/latest/APIReference/API_{name}.html. Groups and instance
 * profiles do not exist here, so listing them gives none. Safe for concurrent use.
 */
public final class IamService implements Resettable {

    private final Directory directory;
    private final CloudTime time;
    private volatile @Nullable Parts parts;

    /** What does the operations; made at the first of them, since loading the model's classes would slow the start down. */
    private record Parts(
            Descriptions descriptions,
            Users users,
            Roles roles,
            ManagedPolicies policies,
            Holders holders,
            Boundaries boundaries,
            Simulation simulation) {}

    private IamService(Directory directory, CloudTime time) {
        this.directory = directory;
        this.time = time;
    }

    /** The service over a directory, as the cloud serves it. */
    public static Service in(Directory directory, CloudTime time) {
        return new Service(
                "iam",
                "iam",
                new Address.Query("2010-05-08"),
                new IamService(directory, time),
                new IamResources(directory));
    }

    private Parts parts() {
        Parts known = parts;
        return known != null ? known : makeParts();
    }

    private synchronized Parts makeParts() {
        Parts made = parts;
        if (made == null) {
            Descriptions descriptions = new Descriptions(directory);
            Boundaries boundaries = new Boundaries(directory);
            made = new Parts(
                    descriptions,
                    new Users(directory, descriptions, boundaries, time),
                    new Roles(directory, descriptions, boundaries, time),
                    new ManagedPolicies(directory, descriptions, time),
                    new Holders(directory),
                    boundaries,
                    new Simulation(directory));
            parts = made;
        }
        return made;
    }

    private User user(String name) {
        return parts().users().named(name);
    }

    private Role role(String name) {
        return parts().roles().named(name);
    }

    private void changeUser(String name, Consumer<Holder> change) {
        directory.changing(() -> {
            User user = user(name);
            change.accept(user);
            return user;
        });
    }

    private void changeRole(String name, Consumer<Holder> change) {
        directory.changing(() -> {
            Role role = role(name);
            change.accept(role);
            return role;
        });
    }

    private Listing<AttachedPolicy> attached(
            Holder holder, String prefix, @Nullable String marker, @Nullable Integer most) {
        List<AttachedPolicy> found = holder.entity().attached().stream()
                .filter(arn -> arn.substring(arn.indexOf('/')).startsWith(prefix))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .map(arn -> AttachedPolicy.builder()
                        .policyArn(arn)
                        .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                        .build())
                .toList();
        return Listing.of(found, AttachedPolicy::policyArn, marker, most);
    }

    private static Listing<String> names(Collection<String> names, @Nullable String marker, @Nullable Integer most) {
        List<String> sorted =
                names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
        return Listing.of(sorted, name -> name, marker, most);
    }

    @Override
    public void reset() {
        directory.reset();
    }

    public CreateUserResponse createUser(CreateUserRequest request, Caller caller) {
        return parts().users().create(request);
    }

    public GetUserResponse getUser(GetUserRequest request, Caller caller) {
        return parts().users().get(request, caller);
    }

    public ListUsersResponse listUsers(ListUsersRequest request, Caller caller) {
        return parts().users().list(request);
    }

    public DeleteUserResponse deleteUser(DeleteUserRequest request, Caller caller) {
        return parts().users().delete(request);
    }

    public CreateAccessKeyResponse createAccessKey(CreateAccessKeyRequest request, Caller caller) {
        return parts().users().createKey(request, caller);
    }

    public ListAccessKeysResponse listAccessKeys(ListAccessKeysRequest request, Caller caller) {
        return parts().users().listKeys(request, caller);
    }

    public UpdateAccessKeyResponse updateAccessKey(UpdateAccessKeyRequest request, Caller caller) {
        return parts().users().updateKey(request, caller);
    }

    public DeleteAccessKeyResponse deleteAccessKey(DeleteAccessKeyRequest request, Caller caller) {
        return parts().users().deleteKey(request, caller);
    }

    public CreateRoleResponse createRole(CreateRoleRequest request, Caller caller) {
        return parts().roles().create(request);
    }

    public GetRoleResponse getRole(GetRoleRequest request, Caller caller) {
        return parts().roles().get(request);
    }

    public ListRolesResponse listRoles(ListRolesRequest request, Caller caller) {
        return parts().roles().list(request);
    }

    public UpdateRoleResponse updateRole(UpdateRoleRequest request, Caller caller) {
        return parts().roles().update(request);
    }

    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request, Caller caller) {
        return parts().roles().updateTrust(request);
    }

    public DeleteRoleResponse deleteRole(DeleteRoleRequest request, Caller caller) {
        return parts().roles().delete(request);
    }

    public CreatePolicyResponse createPolicy(CreatePolicyRequest request, Caller caller) {
        return parts().policies().create(request);
    }

    public GetPolicyResponse getPolicy(GetPolicyRequest request, Caller caller) {
        return GetPolicyResponse.builder()
                .policy(parts().descriptions().policy(parts().policies().named(request.policyArn())))
                .build();
    }

    public ListPoliciesResponse listPolicies(ListPoliciesRequest request, Caller caller) {
        return parts().policies().list(request);
    }

    public DeletePolicyResponse deletePolicy(DeletePolicyRequest request, Caller caller) {
        return parts().policies().delete(request);
    }

    public CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request, Caller caller) {
        return parts().policies().createVersion(request);
    }

    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request, Caller caller) {
        ManagedPolicies policies = parts().policies();
        ManagedPolicy policy = policies.named(request.policyArn());
        return GetPolicyVersionResponse.builder()
                .policyVersion(Descriptions.version(policy, policies.version(policy, request.versionId()), true))
                .build();
    }

    public ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request, Caller caller) {
        return parts().policies().listVersions(request.policyArn());
    }

    public SetDefaultPolicyVersionResponse setDefaultPolicyVersion(
            SetDefaultPolicyVersionRequest request, Caller caller) {
        return parts().policies().setDefault(request);
    }

    public DeletePolicyVersionResponse deletePolicyVersion(DeletePolicyVersionRequest request, Caller caller) {
        return parts().policies().deleteVersion(request);
    }

    public ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request, Caller caller) {
        return parts().policies().entities(request);
    }

    public AttachUserPolicyResponse attachUserPolicy(AttachUserPolicyRequest request, Caller caller) {
        changeUser(request.userName(), holder -> parts().holders().attach(holder, request.policyArn()));
        return AttachUserPolicyResponse.builder().build();
    }

    public DetachUserPolicyResponse detachUserPolicy(DetachUserPolicyRequest request, Caller caller) {
        changeUser(request.userName(), holder -> parts().holders().detach(holder, request.policyArn()));
        return DetachUserPolicyResponse.builder().build();
    }

    public ListAttachedUserPoliciesResponse listAttachedUserPolicies(
            ListAttachedUserPoliciesRequest request, Caller caller) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Listing<AttachedPolicy> page = attached(user(request.userName()), prefix, request.marker(), request.maxItems());
        return ListAttachedUserPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest request, Caller caller) {
        changeUser(
                request.userName(),
                holder -> parts().holders().putInline(holder, request.policyName(), request.policyDocument()));
        return PutUserPolicyResponse.builder().build();
    }

    public GetUserPolicyResponse getUserPolicy(GetUserPolicyRequest request, Caller caller) {
        return GetUserPolicyResponse.builder()
                .userName(request.userName())
                .policyName(request.policyName())
                .policyDocument(Descriptions.encoded(Holders.inline(user(request.userName()), request.policyName())
                        .text()))
                .build();
    }

    public ListUserPoliciesResponse listUserPolicies(ListUserPoliciesRequest request, Caller caller) {
        Listing<String> page =
                names(user(request.userName()).entity().inline().keySet(), request.marker(), request.maxItems());
        return ListUserPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public DeleteUserPolicyResponse deleteUserPolicy(DeleteUserPolicyRequest request, Caller caller) {
        changeUser(request.userName(), holder -> parts().holders().deleteInline(holder, request.policyName()));
        return DeleteUserPolicyResponse.builder().build();
    }

    public PutUserPermissionsBoundaryResponse putUserPermissionsBoundary(
            PutUserPermissionsBoundaryRequest request, Caller caller) {
        changeUser(request.userName(), holder -> parts().boundaries().put(holder, request.permissionsBoundary()));
        return PutUserPermissionsBoundaryResponse.builder().build();
    }

    public DeleteUserPermissionsBoundaryResponse deleteUserPermissionsBoundary(
            DeleteUserPermissionsBoundaryRequest request, Caller caller) {
        changeUser(request.userName(), holder -> parts().boundaries().remove(holder));
        return DeleteUserPermissionsBoundaryResponse.builder().build();
    }

    public TagUserResponse tagUser(TagUserRequest request, Caller caller) {
        changeUser(request.userName(), holder -> parts().holders().tag(holder, Descriptions.tags(request.tags())));
        return TagUserResponse.builder().build();
    }

    public UntagUserResponse untagUser(UntagUserRequest request, Caller caller) {
        changeUser(request.userName(), holder -> parts().holders().untag(holder, request.tagKeys()));
        return UntagUserResponse.builder().build();
    }

    public ListUserTagsResponse listUserTags(ListUserTagsRequest request, Caller caller) {
        return ListUserTagsResponse.builder()
                .tags(Descriptions.tags(user(request.userName()).entity().tags()))
                .isTruncated(false)
                .build();
    }

    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request, Caller caller) {
        changeRole(request.roleName(), holder -> parts().holders().attach(holder, request.policyArn()));
        return AttachRolePolicyResponse.builder().build();
    }

    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request, Caller caller) {
        changeRole(request.roleName(), holder -> parts().holders().detach(holder, request.policyArn()));
        return DetachRolePolicyResponse.builder().build();
    }

    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request, Caller caller) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Listing<AttachedPolicy> page = attached(role(request.roleName()), prefix, request.marker(), request.maxItems());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request, Caller caller) {
        changeRole(
                request.roleName(),
                holder -> parts().holders().putInline(holder, request.policyName(), request.policyDocument()));
        return PutRolePolicyResponse.builder().build();
    }

    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request, Caller caller) {
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(Descriptions.encoded(Holders.inline(role(request.roleName()), request.policyName())
                        .text()))
                .build();
    }

    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request, Caller caller) {
        Listing<String> page =
                names(role(request.roleName()).entity().inline().keySet(), request.marker(), request.maxItems());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request, Caller caller) {
        changeRole(request.roleName(), holder -> parts().holders().deleteInline(holder, request.policyName()));
        return DeleteRolePolicyResponse.builder().build();
    }

    public PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(
            PutRolePermissionsBoundaryRequest request, Caller caller) {
        changeRole(request.roleName(), holder -> parts().boundaries().put(holder, request.permissionsBoundary()));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    public DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
            DeleteRolePermissionsBoundaryRequest request, Caller caller) {
        changeRole(request.roleName(), holder -> parts().boundaries().remove(holder));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    public TagRoleResponse tagRole(TagRoleRequest request, Caller caller) {
        changeRole(request.roleName(), holder -> parts().holders().tag(holder, Descriptions.tags(request.tags())));
        return TagRoleResponse.builder().build();
    }

    public UntagRoleResponse untagRole(UntagRoleRequest request, Caller caller) {
        changeRole(request.roleName(), holder -> parts().holders().untag(holder, request.tagKeys()));
        return UntagRoleResponse.builder().build();
    }

    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request, Caller caller) {
        return ListRoleTagsResponse.builder()
                .tags(Descriptions.tags(role(request.roleName()).entity().tags()))
                .isTruncated(false)
                .build();
    }

    public TagPolicyResponse tagPolicy(TagPolicyRequest request, Caller caller) {
        parts().policies().tag(request.policyArn(), Descriptions.tags(request.tags()));
        return TagPolicyResponse.builder().build();
    }

    public UntagPolicyResponse untagPolicy(UntagPolicyRequest request, Caller caller) {
        parts().policies().untag(request.policyArn(), request.tagKeys());
        return UntagPolicyResponse.builder().build();
    }

    public ListPolicyTagsResponse listPolicyTags(ListPolicyTagsRequest request, Caller caller) {
        return ListPolicyTagsResponse.builder()
                .tags(Descriptions.tags(
                        parts().policies().named(request.policyArn()).tags()))
                .isTruncated(false)
                .build();
    }

    public ListGroupsForUserResponse listGroupsForUser(ListGroupsForUserRequest request, Caller caller) {
        user(request.userName());
        return ListGroupsForUserResponse.builder()
                .groups(List.of())
                .isTruncated(false)
                .build();
    }

    public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(
            ListInstanceProfilesForRoleRequest request, Caller caller) {
        role(request.roleName());
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(List.of())
                .isTruncated(false)
                .build();
    }

    public GetAccountSummaryResponse getAccountSummary(GetAccountSummaryRequest request, Caller caller) {
        return Summary.of(directory);
    }

    public SimulatePrincipalPolicyResponse simulatePrincipalPolicy(
            SimulatePrincipalPolicyRequest request, Caller caller) {
        return parts().simulation().ofPrincipal(request);
    }

    public SimulateCustomPolicyResponse simulateCustomPolicy(SimulateCustomPolicyRequest request, Caller caller) {
        return parts().simulation().ofPolicies(request);
    }
}
