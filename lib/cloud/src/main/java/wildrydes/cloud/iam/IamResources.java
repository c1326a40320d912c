package wildrydes.cloud.iam;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/**
 * What IAM's requests work on (docs.aws.amazon.com/service-authorization/latest/reference/list_identityandaccessmanagement.html).
 */
final class IamResources implements ResourceNames {

    /** Without a user's name these are about the caller. */
    private static final Set<String> OWN =
            Set.of("GetUser", "CreateAccessKey", "ListAccessKeys", "UpdateAccessKey", "DeleteAccessKey");

    private final Directory directory;

    IamResources(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        String operation = request.getClass().getSimpleName().replace("Request", "");
        String group = member(request, "GroupName");
        if (group != null) {
            Group known = directory.groups().find(group);
            return known == null ? directory.arn(Holder.GROUP, path(request), group) : directory.arn(known);
        }
        String profile = member(request, "InstanceProfileName");
        if (profile != null) {
            InstanceProfile known = directory.profiles().find(profile);
            return directory.arn("instance-profile", known == null ? path(request) : known.path(), profile);
        }
        String role = member(request, "RoleName");
        if (role != null) {
            Role known = directory.roles().find(role);
            return known == null ? directory.arn(Holder.ROLE, path(request), role) : directory.arn(known);
        }
        String user = member(request, "UserName");
        if (user != null) {
            User known = directory.users().find(user);
            return known == null ? directory.arn(Holder.USER, path(request), user) : directory.arn(known);
        }
        String policy = member(request, "PolicyArn");
        if (policy != null) {
            return policy;
        }
        String source = member(request, "PolicySourceArn");
        if (source != null) {
            return source;
        }
        if (OWN.contains(operation)) {
            return caller.arn();
        }
        return switch (operation) {
            case "CreatePolicy" ->
                directory.arn("policy", path(request), String.valueOf(member(request, "PolicyName")));
            case "ListUsers" -> directory.arn(Holder.USER, prefix(request), "");
            case "ListGroups" -> directory.arn(Holder.GROUP, prefix(request), "");
            case "ListInstanceProfiles" -> directory.arn("instance-profile", prefix(request), "");
            case "ListRoles" -> directory.arn(Holder.ROLE, prefix(request), "");
            default -> ANY;
        };
    }

    private static String path(AwsRequest request) {
        String path = member(request, "Path");
        return path == null ? "/" : path;
    }

    private static String prefix(AwsRequest request) {
        String prefix = member(request, "PathPrefix");
        return prefix == null ? "/" : prefix;
    }

    private static @Nullable String member(AwsRequest request, String name) {
        return request.getValueForField(name, String.class).orElse(null);
    }
}
