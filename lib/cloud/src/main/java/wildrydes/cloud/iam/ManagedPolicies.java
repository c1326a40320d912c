package wildrydes.cloud.iam;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyUser;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;

/** The operations on managed policies and their versions. */
public final class ManagedPolicies {

    /** docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; white space is not counted. */
    private static final int MOST_CHARACTERS = 6144;

    private static final int MOST_VERSIONS = 5;

    private final Directory directory;
    private final Existing existing;
    private final Descriptions descriptions;
    private final InstantSource time;

    ManagedPolicies(Directory directory, Existing existing, Descriptions descriptions, InstantSource time) {
        this.directory = directory;
        this.existing = existing;
        this.descriptions = descriptions;
        this.time = time;
    }

    public CreatePolicyResponse createPolicy(CreatePolicyRequest request, Caller caller) {
        return directory.changing(() -> {
            String document = checked(request.policyDocument());
            String path = Listing.path(request.path());
            String arn = directory.arn("policy", path, request.policyName());
            if (directory.policies().stream()
                    .anyMatch(policy -> policy.name().equalsIgnoreCase(request.policyName()))) {
                throw IamErrors.policyExists(request.policyName());
            }
            Instant now = time.instant();
            NamedPolicy named = ManagedPolicy.document(arn, document);
            ManagedPolicy policy = new ManagedPolicy(
                    arn,
                    request.policyName(),
                    path,
                    Ids.policy(),
                    now,
                    request.description(),
                    Descriptions.tags(request.tags()),
                    List.of(new ManagedPolicy.Version(1, named, now)),
                    1,
                    1);
            directory.put(policy);
            return CreatePolicyResponse.builder()
                    .policy(descriptions.policy(policy))
                    .build();
        });
    }

    private static String checked(String document) {
        IamErrors.document(document, PolicyType.IDENTITY);
        if (Holders.size(document) > MOST_CHARACTERS) {
            throw IamErrors.quota("PolicySize", MOST_CHARACTERS);
        }
        return document;
    }

    public ListPoliciesResponse listPolicies(ListPoliciesRequest request, Caller caller) {
        List<ManagedPolicy> all = new ArrayList<>();
        if (request.scope() != PolicyScopeType.AWS) {
            all.addAll(directory.policies());
        }
        if (request.scope() != PolicyScopeType.LOCAL) {
            all.addAll(AwsManagedPolicies.byArn().values());
        }
        String prefix = Listing.path(request.pathPrefix());
        List<ManagedPolicy> found = all.stream()
                .filter(policy -> policy.path().startsWith(prefix))
                .filter(policy ->
                        !Boolean.TRUE.equals(request.onlyAttached()) || used(policy, request.policyUsageFilter()))
                .sorted((one, other) -> String.CASE_INSENSITIVE_ORDER.compare(one.arn(), other.arn()))
                .toList();
        Listing<ManagedPolicy> page = Listing.of(found, ManagedPolicy::arn, request.marker(), request.maxItems());
        return ListPoliciesResponse.builder()
                .policies(page.items().stream().map(descriptions::policy).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    private boolean used(ManagedPolicy policy, @Nullable PolicyUsageType usage) {
        return directory.holders().stream()
                .anyMatch(holder -> uses(holder.entity(), policy.arn(), usage == PolicyUsageType.PERMISSIONS_BOUNDARY));
    }

    public DeletePolicyResponse deletePolicy(DeletePolicyRequest request, Caller caller) {
        return directory.changing(() -> {
            ManagedPolicy policy = own(request.policyArn());
            if (used(policy, null) || used(policy, PolicyUsageType.PERMISSIONS_BOUNDARY)) {
                throw IamErrors.policyInUse();
            }
            if (policy.versions().size() > 1) {
                throw IamErrors.versionsLeft();
            }
            directory.remove(policy);
            return DeletePolicyResponse.builder().build();
        });
    }

    public CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request, Caller caller) {
        return directory.changing(() -> {
            ManagedPolicy policy = own(request.policyArn());
            String document = checked(request.policyDocument());
            if (policy.versions().size() >= MOST_VERSIONS) {
                throw IamErrors.tooManyVersions();
            }
            ManagedPolicy changed =
                    policy.adding(document, time.instant(), Boolean.TRUE.equals(request.setAsDefault()));
            directory.put(changed);
            ManagedPolicy.Version added =
                    changed.versions().get(changed.versions().size() - 1);
            return CreatePolicyVersionResponse.builder()
                    .policyVersion(Descriptions.version(changed, added, false))
                    .build();
        });
    }

    public GetPolicyResponse getPolicy(GetPolicyRequest request, Caller caller) {
        return GetPolicyResponse.builder()
                .policy(descriptions.policy(existing.policy(request.policyArn())))
                .build();
    }

    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request, Caller caller) {
        ManagedPolicy policy = existing.policy(request.policyArn());
        return GetPolicyVersionResponse.builder()
                .policyVersion(Descriptions.version(policy, version(policy, request.versionId()), true))
                .build();
    }

    public ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request, Caller caller) {
        ManagedPolicy policy = existing.policy(request.policyArn());
        List<ManagedPolicy.Version> newestFirst = new ArrayList<>(policy.versions());
        newestFirst.sort((one, other) -> Integer.compare(other.number(), one.number()));
        // What stands behind a marker comes later in the list, so the key has to rise where the number falls.
        Listing<ManagedPolicy.Version> page = Listing.of(
                newestFirst,
                version -> String.format(Locale.ROOT, "%010d", Integer.MAX_VALUE - version.number()),
                request.marker(),
                request.maxItems());
        return ListPolicyVersionsResponse.builder()
                .versions(page.items().stream()
                        .map(version -> Descriptions.version(policy, version, false))
                        .toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    private static ManagedPolicy.Version version(ManagedPolicy policy, String id) {
        ManagedPolicy.Version version = policy.version(id);
        if (version == null) {
            throw IamErrors.noVersion(policy.arn(), id);
        }
        return version;
    }

    public SetDefaultPolicyVersionResponse setDefaultPolicyVersion(
            SetDefaultPolicyVersionRequest request, Caller caller) {
        return directory.changing(() -> {
            ManagedPolicy policy = own(request.policyArn());
            directory.put(policy.choosing(version(policy, request.versionId()).number()));
            return SetDefaultPolicyVersionResponse.builder().build();
        });
    }

    public DeletePolicyVersionResponse deletePolicyVersion(DeletePolicyVersionRequest request, Caller caller) {
        return directory.changing(() -> {
            ManagedPolicy policy = own(request.policyArn());
            ManagedPolicy.Version version = version(policy, request.versionId());
            if (version.number() == policy.chosen()) {
                throw IamErrors.defaultVersion();
            }
            directory.put(policy.without(version));
            return DeletePolicyVersionResponse.builder().build();
        });
    }

    public ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request, Caller caller) {
        ManagedPolicy policy = existing.policy(request.policyArn());
        boolean bounding = request.policyUsageFilter() == PolicyUsageType.PERMISSIONS_BOUNDARY;
        String prefix = Listing.path(request.pathPrefix());
        EntityType only = request.entityFilter();
        List<Holder> found = directory.holders().stream()
                .filter(holder -> uses(holder.entity(), policy.arn(), bounding))
                .filter(holder -> holder.entity().path().startsWith(prefix))
                .filter(holder -> only == null || only.toString().equalsIgnoreCase(holder.kind()))
                .sorted(Comparator.comparing(ManagedPolicies::sortKey, String.CASE_INSENSITIVE_ORDER))
                .toList();
        Listing<Holder> page = Listing.of(found, ManagedPolicies::sortKey, request.marker(), request.maxItems());
        return ListEntitiesForPolicyResponse.builder()
                .policyUsers(page.items().stream()
                        .filter(User.class::isInstance)
                        .map(user -> PolicyUser.builder()
                                .userName(user.name())
                                .userId(user.id())
                                .build())
                        .toList())
                .policyGroups(page.items().stream()
                        .filter(Group.class::isInstance)
                        .map(group -> PolicyGroup.builder()
                                .groupName(group.name())
                                .groupId(group.id())
                                .build())
                        .toList())
                .policyRoles(page.items().stream()
                        .filter(Role.class::isInstance)
                        .map(role -> PolicyRole.builder()
                                .roleName(role.name())
                                .roleId(role.id())
                                .build())
                        .toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    private static String sortKey(Holder holder) {
        return holder.kind() + "/" + holder.name();
    }

    private static boolean uses(Entity entity, String arn, boolean bounding) {
        return bounding ? arn.equals(entity.boundary()) : entity.attached().contains(arn);
    }

    public TagPolicyResponse tagPolicy(TagPolicyRequest request, Caller caller) {
        return directory.changing(() -> {
            ManagedPolicy policy = own(request.policyArn());
            directory.put(policy.withTags(Holders.tagged(policy.tags(), Descriptions.tags(request.tags()))));
            return TagPolicyResponse.builder().build();
        });
    }

    public UntagPolicyResponse untagPolicy(UntagPolicyRequest request, Caller caller) {
        return directory.changing(() -> {
            ManagedPolicy policy = own(request.policyArn());
            directory.put(policy.withTags(Holders.untagged(policy.tags(), request.tagKeys())));
            return UntagPolicyResponse.builder().build();
        });
    }

    public ListPolicyTagsResponse listPolicyTags(ListPolicyTagsRequest request, Caller caller) {
        Listing<Tag> page =
                Listing.ofTags(existing.policy(request.policyArn()).tags(), request.marker(), request.maxItems());
        return ListPolicyTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    private ManagedPolicy own(String arn) {
        ManagedPolicy policy = existing.policy(arn);
        if (arn.startsWith(AwsManagedPolicies.PREFIX)) {
            throw IamErrors.managedByAws(arn);
        }
        return policy;
    }
}
