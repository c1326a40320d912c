package wildrydes.cloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;
import wildrydes.cloud.auth.Caller;

/** The operations on the account as a whole. */
public final class Account {

    private final Directory directory;
    private final Descriptions descriptions;

    Account(Directory directory, Descriptions descriptions) {
        this.directory = directory;
        this.descriptions = descriptions;
    }

    /** One of the four kinds of things in an account, as they are listed together. */
    private record Detail(String key, Object thing) {}

    public GetAccountSummaryResponse getAccountSummary(GetAccountSummaryRequest request, Caller caller) {
        return Summary.of(directory);
    }

    public GetAccountAuthorizationDetailsResponse getAccountAuthorizationDetails(
            GetAccountAuthorizationDetailsRequest request, Caller caller) {
        List<EntityType> wanted = request.filter();
        List<Detail> all = new ArrayList<>();
        if (wanted.isEmpty() || wanted.contains(EntityType.GROUP)) {
            directory.groups().all().forEach(group -> all.add(new Detail("1/" + group.name(), group)));
        }
        if (wanted.isEmpty() || wanted.contains(EntityType.ROLE)) {
            directory.roles().all().forEach(role -> all.add(new Detail("2/" + role.name(), role)));
        }
        if (wanted.isEmpty() || wanted.contains(EntityType.USER)) {
            directory.users().all().forEach(user -> all.add(new Detail("3/" + user.name(), user)));
        }
        directory.policies().stream()
                .filter(policy -> wanted.isEmpty() || wanted.contains(EntityType.LOCAL_MANAGED_POLICY))
                .forEach(policy -> all.add(new Detail("4/" + policy.arn(), policy)));
        if (wanted.isEmpty() || wanted.contains(EntityType.AWS_MANAGED_POLICY)) {
            attachedOfAws().forEach(policy -> all.add(new Detail("5/" + policy.arn(), policy)));
        }
        Listing<Detail> page = Listing.of(all, Detail::key, request.marker(), request.maxItems());
        return GetAccountAuthorizationDetailsResponse.builder()
                .groupDetailList(of(page, Group.class).map(this::group).toList())
                .roleDetailList(of(page, Role.class).map(this::role).toList())
                .userDetailList(of(page, User.class).map(this::user).toList())
                .policies(of(page, ManagedPolicy.class).map(this::policy).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    private static <T> Stream<T> of(Listing<Detail> page, Class<T> kind) {
        return page.items().stream().map(Detail::thing).filter(kind::isInstance).map(kind::cast);
    }

    /** Of AWS's own policies only those that are used are the account's business. */
    private List<ManagedPolicy> attachedOfAws() {
        return directory.holders().stream()
                .flatMap(holder -> holder.entity().attached().stream())
                .filter(arn -> arn.startsWith(AwsManagedPolicies.PREFIX))
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .map(directory::policy)
                .filter(Objects::nonNull)
                .toList();
    }

    private GroupDetail group(Group group) {
        return GroupDetail.builder()
                .groupName(group.name())
                .path(group.entity().path())
                .groupId(group.id())
                .arn(directory.arn(group))
                .createDate(group.entity().created())
                .groupPolicyList(inline(group))
                .attachedManagedPolicies(attached(group))
                .build();
    }

    private RoleDetail role(Role role) {
        List<software.amazon.awssdk.services.iam.model.InstanceProfile> profiles = directory.profiles().all().stream()
                .filter(profile -> role.id().equals(profile.role()))
                .map(descriptions::profile)
                .toList();
        return RoleDetail.builder()
                .roleName(role.name())
                .path(role.entity().path())
                .roleId(role.id())
                .arn(directory.arn(role))
                .createDate(role.entity().created())
                .assumeRolePolicyDocument(Descriptions.encoded(role.trust().text()))
                .instanceProfileList(profiles)
                .rolePolicyList(inline(role))
                .attachedManagedPolicies(attached(role))
                .permissionsBoundary(Descriptions.boundary(role.entity().boundary()))
                .tags(Descriptions.tags(role.entity().tags()))
                .build();
    }

    private UserDetail user(User user) {
        return UserDetail.builder()
                .userName(user.name())
                .path(user.entity().path())
                .userId(user.id())
                .arn(directory.arn(user))
                .createDate(user.entity().created())
                .userPolicyList(inline(user))
                .groupList(directory.groupsOf(user).stream().map(Group::name).toList())
                .attachedManagedPolicies(attached(user))
                .permissionsBoundary(Descriptions.boundary(user.entity().boundary()))
                .tags(Descriptions.tags(user.entity().tags()))
                .build();
    }

    private ManagedPolicyDetail policy(ManagedPolicy policy) {
        Policy described = descriptions.policy(policy);
        return ManagedPolicyDetail.builder()
                .policyName(described.policyName())
                .policyId(described.policyId())
                .arn(described.arn())
                .path(described.path())
                .defaultVersionId(described.defaultVersionId())
                .attachmentCount(described.attachmentCount())
                .permissionsBoundaryUsageCount(described.permissionsBoundaryUsageCount())
                .isAttachable(true)
                .description(described.description())
                .createDate(described.createDate())
                .updateDate(described.updateDate())
                .policyVersionList(policy.versions().stream()
                        .map(version -> Descriptions.version(policy, version, true))
                        .toList())
                .build();
    }

    private static List<PolicyDetail> inline(Holder holder) {
        return holder.entity().inline().entrySet().stream()
                .map(entry -> PolicyDetail.builder()
                        .policyName(entry.getKey())
                        .policyDocument(Descriptions.encoded(entry.getValue().text()))
                        .build())
                .toList();
    }

    private static List<AttachedPolicy> attached(Holder holder) {
        return holder.entity().attached().stream().map(Descriptions::attached).toList();
    }
}
