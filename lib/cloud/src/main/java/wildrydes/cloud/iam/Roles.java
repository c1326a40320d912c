package wildrydes.cloud.iam;

import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;
import wildrydes.cloud.policy.PolicyDocument;
import wildrydes.cloud.policy.PolicyType;

/** Roles and who may assume them. */
final class Roles {

    private static final Pattern ROOT = Pattern.compile("\\*|[0-9]{12}|arn:aws:iam::[0-9]{12}:root");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(amazonaws|amazon)\\.com");

    private final Directory directory;
    private final Descriptions descriptions;
    private final Boundaries boundaries;
    private final InstantSource time;

    Roles(Directory directory, Descriptions descriptions, Boundaries boundaries, InstantSource time) {
        this.directory = directory;
        this.descriptions = descriptions;
        this.boundaries = boundaries;
        this.time = time;
    }

    CreateRoleResponse create(CreateRoleRequest request) {
        return directory.changing(() -> {
            String name = request.roleName();
            checkTrust(request.assumeRolePolicyDocument());
            if (directory.role(name) != null) {
                throw IamErrors.roleExists(name);
            }
            Integer most = request.maxSessionDuration();
            Role role = new Role(
                    Entity.fresh(
                            name,
                            request.path() == null ? "/" : request.path(),
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

    GetRoleResponse get(GetRoleRequest request) {
        return GetRoleResponse.builder()
                .role(descriptions.role(named(request.roleName())))
                .build();
    }

    ListRolesResponse list(ListRolesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<Role> found = directory.roles().stream()
                .filter(role -> role.entity().path().startsWith(prefix))
                .toList();
        Listing<Role> page = Listing.of(found, Role::name, request.marker(), request.maxItems());
        return ListRolesResponse.builder()
                .roles(page.items().stream().map(descriptions::role).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    UpdateRoleResponse update(UpdateRoleRequest request) {
        return directory.changing(() -> {
            Role role = named(request.roleName());
            Integer most = request.maxSessionDuration();
            directory.put(new Role(
                    role.entity(),
                    role.trust(),
                    request.description() == null ? role.description() : request.description(),
                    most == null ? role.mostSeconds() : most));
            return UpdateRoleResponse.builder().build();
        });
    }

    UpdateAssumeRolePolicyResponse updateTrust(UpdateAssumeRolePolicyRequest request) {
        return directory.changing(() -> {
            Role role = named(request.roleName());
            checkTrust(request.policyDocument());
            directory.put(role.trusting(request.policyDocument()));
            return UpdateAssumeRolePolicyResponse.builder().build();
        });
    }

    DeleteRoleResponse delete(DeleteRoleRequest request) {
        return directory.changing(() -> {
            Role role = named(request.roleName());
            Holders.requireNoPolicies(role);
            directory.remove(role);
            return DeleteRoleResponse.builder().build();
        });
    }

    Role named(String name) {
        Role role = directory.role(name);
        if (role == null) {
            throw IamErrors.noRole(name);
        }
        return role;
    }

    /** AWS also looks whether the principals exist, and names the first that does not. */
    private void checkTrust(String text) {
        PolicyDocument document = IamErrors.document(text, PolicyType.TRUST);
        for (String name : document.principals("AWS")) {
            if (!ROOT.matcher(name).matches() && !exists(name)) {
                throw IamErrors.malformed("Invalid principal in policy: \"AWS\":\"" + name + "\"");
            }
        }
        for (String name : document.principals("Service")) {
            if (!SERVICE.matcher(name).matches()) {
                throw IamErrors.malformed("Invalid principal in policy: \"SERVICE\":\"" + name + "\"");
            }
        }
    }

    private boolean exists(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        String own = "arn:aws:iam::" + directory.account() + ":";
        if (arn.startsWith(own + "user/")) {
            User user = directory.user(name);
            return arn.equals(own + "user/administrator")
                    || (user != null && directory.arn(user).equals(arn));
        }
        if (arn.startsWith(own + "role/")) {
            return directory.roleAt(arn) != null;
        }
        // Sessions come and go; other accounts are not ours to know.
        return arn.startsWith("arn:aws:sts::" + directory.account() + ":assumed-role/")
                || (arn.startsWith("arn:aws:iam::") && !arn.startsWith(own));
    }
}
