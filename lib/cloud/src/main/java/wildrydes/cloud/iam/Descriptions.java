package wildrydes.cloud.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;

/** Users, groups, roles and policies in the words of the service's model. */
final class Descriptions {

    private final Directory directory;

    Descriptions(Directory directory) {
        this.directory = directory;
    }

    software.amazon.awssdk.services.iam.model.User user(User user) {
        Entity entity = user.entity();
        return software.amazon.awssdk.services.iam.model.User.builder()
                .userName(entity.name())
                .path(entity.path())
                .userId(entity.id())
                .arn(directory.arn(user))
                .createDate(entity.created())
                .permissionsBoundary(boundary(entity.boundary()))
                .tags(tags(entity.tags()))
                .build();
    }

    software.amazon.awssdk.services.iam.model.Role role(Role role) {
        Entity entity = role.entity();
        return software.amazon.awssdk.services.iam.model.Role.builder()
                .roleName(entity.name())
                .path(entity.path())
                .roleId(entity.id())
                .arn(directory.arn(role))
                .createDate(entity.created())
                .assumeRolePolicyDocument(encoded(role.trust().text()))
                .description(role.description())
                .maxSessionDuration(role.mostSeconds())
                .permissionsBoundary(boundary(entity.boundary()))
                .tags(tags(entity.tags()))
                .build();
    }

    software.amazon.awssdk.services.iam.model.Group group(Group group) {
        return software.amazon.awssdk.services.iam.model.Group.builder()
                .groupName(group.name())
                .path(group.entity().path())
                .groupId(group.id())
                .arn(directory.arn(group))
                .createDate(group.entity().created())
                .build();
    }

    software.amazon.awssdk.services.iam.model.InstanceProfile profile(InstanceProfile profile) {
        Role role = profile.role() == null ? null : directory.roles().withId(profile.role());
        return software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
                .instanceProfileName(profile.name())
                .path(profile.path())
                .instanceProfileId(profile.id())
                .arn(directory.arn("instance-profile", profile.path(), profile.name()))
                .createDate(profile.created())
                .roles(role == null ? List.of() : List.of(role(role)))
                .tags(tags(profile.tags()))
                .build();
    }

    static AttachedPolicy attached(String arn) {
        return AttachedPolicy.builder()
                .policyArn(arn)
                .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                .build();
    }

    static AccessKeyMetadata key(String user, User.Key key) {
        return AccessKeyMetadata.builder()
                .userName(user)
                .accessKeyId(key.key().id())
                .status(status(key))
                .createDate(key.created())
                .build();
    }

    static StatusType status(User.Key key) {
        return key.active() ? StatusType.ACTIVE : StatusType.INACTIVE;
    }

    Policy policy(ManagedPolicy policy) {
        List<Holder> holders = directory.holders();
        long attached = holders.stream()
                .filter(holder -> holder.entity().attached().contains(policy.arn()))
                .count();
        long bounding = holders.stream()
                .filter(holder -> policy.arn().equals(holder.entity().boundary()))
                .count();
        return Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId("v" + policy.chosen())
                .attachmentCount((int) attached)
                .permissionsBoundaryUsageCount((int) bounding)
                .isAttachable(true)
                .description(policy.description())
                .createDate(policy.created())
                .updateDate(policy.updated())
                .tags(tags(policy.tags()))
                .build();
    }

    static PolicyVersion version(ManagedPolicy policy, ManagedPolicy.Version version, boolean withDocument) {
        return PolicyVersion.builder()
                .versionId(version.id())
                .isDefaultVersion(version.number() == policy.chosen())
                .createDate(version.created())
                .document(withDocument ? encoded(version.document().text()) : null)
                .build();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> byKey = new TreeMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag.value()));
        return byKey;
    }

    /** Documents are answered URL-encoded (RFC 3986), as IAM does. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static @Nullable AttachedPermissionsBoundary boundary(@Nullable String arn) {
        return arn == null
                ? null
                : AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryArn(arn)
                        .permissionsBoundaryType("Policy")
                        .build();
    }
}
