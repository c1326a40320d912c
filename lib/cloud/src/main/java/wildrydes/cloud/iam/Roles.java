package wildrydes.cloud.iam;

import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.PolicyDocument;
import wildrydes.cloud.policy.PolicyType;

/** The operations on roles and on who may assume them. */
public final class Roles {

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(amazonaws|amazon)\\.com");

    private final Directory directory;
    private final Existing existing;
    private final Descriptions descriptions;
    private final Holders holders;
    private final Boundaries boundaries;
    private final InstantSource time;

    Roles(
            Directory directory,
            Existing existing,
            Descriptions descriptions,
            Holders holders,
            Boundaries boundaries,
            InstantSource time) {
        this.directory = directory;
        this.existing = existing;
        this.descriptions = descriptions;
        this.holders = holders;
        this.boundaries = boundaries;
        this.time = time;
    }

    public CreateRoleResponse createRole(CreateRoleRequest request, Caller caller) {
        return directory.changing(() -> {
            String name = request.roleName();
            checkTrust(request.assumeRolePolicyDocument());
            if (directory.roles().find(name) != null) {
                throw IamErrors.roleExists(name);
            }
            Integer most = request.maxSessionDuration();
            Role role = new Role(
                    Entity.fresh(
                            name,
                            Listing.path(request.path()),
                            Ids.role(),
                            time.instant(),
                            Descriptions.tags(request.tags()),
                            boundaries.existing(request.permissionsBoundary())),
                    Role.trust(name, request.assumeRolePolicyDocument()),
                    request.description(),
                    most == null ? Role.USUAL_SECONDS : most);
            directory.put(role);
            return CreateRoleResponse.builder().role(descriptions.role(role)).build();
        });
    }

    public GetRoleResponse getRole(GetRoleRequest request, Caller caller) {
        return GetRoleResponse.builder()
                .role(descriptions.role(existing.role(request.roleName())))
                .build();
    }

    public ListRolesResponse listRoles(ListRolesRequest request, Caller caller) {
        Listing<Role> page =
                Listing.under(request.pathPrefix(), directory.roles().all(), request.marker(), request.maxItems());
        return ListRolesResponse.builder()
                .roles(page.items().stream().map(descriptions::role).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public UpdateRoleResponse updateRole(UpdateRoleRequest request, Caller caller) {
        return directory.changing(() -> {
            Role role = existing.role(request.roleName());
            Integer most = request.maxSessionDuration();
            directory.put(new Role(
                    role.entity(),
                    role.trust(),
                    request.description() == null ? role.description() : request.description(),
                    most == null ? role.mostSeconds() : most));
            return UpdateRoleResponse.builder().build();
        });
    }

    public UpdateRoleDescriptionResponse updateRoleDescription(UpdateRoleDescriptionRequest request, Caller caller) {
        return directory.changing(() -> {
            Role role = existing.role(request.roleName());
            Role changed = new Role(role.entity(), role.trust(), request.description(), role.mostSeconds());
            directory.put(changed);
            return UpdateRoleDescriptionResponse.builder()
                    .role(descriptions.role(changed))
                    .build();
        });
    }

    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request, Caller caller) {
        return directory.changing(() -> {
            Role role = existing.role(request.roleName());
            checkTrust(request.policyDocument());
            directory.put(role.trusting(request.policyDocument()));
            return UpdateAssumeRolePolicyResponse.builder().build();
        });
    }

    public DeleteRoleResponse deleteRole(DeleteRoleRequest request, Caller caller) {
        return directory.changing(() -> {
            Role role = existing.role(request.roleName());
            if (directory.profiles().all().stream()
                    .anyMatch(profile -> role.id().equals(profile.role()))) {
                throw IamErrors.rolesInProfile();
            }
            Holders.requireNoPolicies(role);
            directory.roles().remove(role);
            return DeleteRoleResponse.builder().build();
        });
    }

    public TagRoleResponse tagRole(TagRoleRequest request, Caller caller) {
        Map<String, String> tags = Descriptions.tags(request.tags());
        holders.change(() -> existing.role(request.roleName()), entity -> Holders.tagged(entity, tags));
        return TagRoleResponse.builder().build();
    }

    public UntagRoleResponse untagRole(UntagRoleRequest request, Caller caller) {
        holders.change(() -> existing.role(request.roleName()), entity -> Holders.untagged(entity, request.tagKeys()));
        return UntagRoleResponse.builder().build();
    }

    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request, Caller caller) {
        Listing<Tag> page =
                Listing.ofTags(existing.role(request.roleName()).entity().tags(), request.marker(), request.maxItems());
        return ListRoleTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    /** AWS also looks whether the principals exist, and names the first that does not. */
    private void checkTrust(String text) {
        PolicyDocument document = IamErrors.document(text, PolicyType.TRUST);
        for (String name : document.principals("AWS")) {
            if (!directory.nameable(name)) {
                throw IamErrors.malformed("Invalid principal in policy: \"AWS\":\"" + name + "\"");
            }
        }
        for (String name : document.principals("Service")) {
            if (!SERVICE.matcher(name).matches()) {
                throw IamErrors.malformed("Invalid principal in policy: \"SERVICE\":\"" + name + "\"");
            }
        }
    }
}
