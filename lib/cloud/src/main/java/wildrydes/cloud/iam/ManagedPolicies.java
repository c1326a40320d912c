package wildrydes.cloud.iam;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyUser;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;

/** Managed policies and their versions. */
final class ManagedPolicies {

    /** docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; white space is not counted. */
    private static final int MOST_CHARACTERS = 6144;

    private static final int MOST_VERSIONS = 5;

    private final Directory directory;
    private final Descriptions descriptions;
    private final InstantSource time;

    ManagedPolicies(Directory directory, Descriptions descriptions, InstantSource time) {
        this.directory = directory;
        this.descriptions = descriptions;
        this.time = time;
    }

    CreatePolicyResponse create(CreatePolicyRequest request) {
        return directory.changing(() -> {
            String document = checked(request.policyDocument());
            String path = request.path() == null ? "/" : request.path();
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

    ListPoliciesResponse list(ListPoliciesRequest request) {
        List<ManagedPolicy> all = new ArrayList<>();
        if (request.scope() != PolicyScopeType.AWS) {
            all.addAll(directory.policies());
        }
        if (request.scope() != PolicyScopeType.LOCAL) {
            all.addAll(AwsManagedPolicies.byArn().values());
        }
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
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
                .anyMatch(holder -> usage == PolicyUsageType.PERMISSIONS_BOUNDARY
                        ? policy.arn().equals(holder.entity().boundary())
                        : holder.entity().attached().contains(policy.arn()));
    }

    DeletePolicyResponse delete(DeletePolicyRequest request) {
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

    CreatePolicyVersionResponse createVersion(CreatePolicyVersionRequest request) {
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

    ListPolicyVersionsResponse listVersions(String arn) {
        ManagedPolicy policy = named(arn);
        List<ManagedPolicy.Version> newestFirst = new ArrayList<>(policy.versions());
        newestFirst.sort((one, other) -> Integer.compare(other.number(), one.number()));
        return ListPolicyVersionsResponse.builder()
                .versions(newestFirst.stream()
                        .map(version -> Descriptions.version(policy, version, false))
                        .toList())
                .isTruncated(false)
                .build();
    }

    ManagedPolicy.Version version(ManagedPolicy policy, String id) {
        ManagedPolicy.Version version = policy.version(id);
        if (version == null) {
            throw IamErrors.noVersion(policy.arn(), id);
        }
        return version;
    }

    SetDefaultPolicyVersionResponse setDefault(SetDefaultPolicyVersionRequest request) {
        return directory.changing(() -> {
            ManagedPolicy policy = own(request.policyArn());
            directory.put(policy.choosing(version(policy, request.versionId()).number()));
            return SetDefaultPolicyVersionResponse.builder().build();
        });
    }

    DeletePolicyVersionResponse deleteVersion(DeletePolicyVersionRequest request) {
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

    ListEntitiesForPolicyResponse entities(ListEntitiesForPolicyRequest request) {
        ManagedPolicy policy = named(request.policyArn());
        List<PolicyUser> users = new ArrayList<>();
        List<PolicyRole> roles = new ArrayList<>();
        boolean bounding = request.policyUsageFilter() == PolicyUsageType.PERMISSIONS_BOUNDARY;
        for (Holder holder : directory.holders()) {
            Entity entity = holder.entity();
            if (!(bounding
                    ? policy.arn().equals(entity.boundary())
                    : entity.attached().contains(policy.arn()))) {
                continue;
            }
            EntityType only = request.entityFilter();
            if (holder instanceof User && (only == null || only == EntityType.USER)) {
                users.add(PolicyUser.builder()
                        .userName(entity.name())
                        .userId(entity.id())
                        .build());
            } else if (holder instanceof Role && (only == null || only == EntityType.ROLE)) {
                roles.add(PolicyRole.builder()
                        .roleName(entity.name())
                        .roleId(entity.id())
                        .build());
            }
        }
        return ListEntitiesForPolicyResponse.builder()
                .policyUsers(users)
                .policyRoles(roles)
                .isTruncated(false)
                .build();
    }

    void tag(String arn, Map<String, String> added) {
        directory.changing(() -> {
            ManagedPolicy policy = own(arn);
            directory.put(policy.withTags(Holders.tagged(policy.tags(), added)));
            return policy;
        });
    }

    void untag(String arn, Collection<String> keys) {
        directory.changing(() -> {
            ManagedPolicy policy = own(arn);
            Map<String, String> tags = new TreeMap<>(policy.tags());
            tags.keySet().removeAll(keys);
            directory.put(policy.withTags(tags));
            return policy;
        });
    }

    ManagedPolicy named(String arn) {
        ManagedPolicy policy = directory.policy(arn);
        if (policy == null) {
            throw IamErrors.noPolicy(arn);
        }
        return policy;
    }

    private ManagedPolicy own(String arn) {
        ManagedPolicy policy = named(arn);
        if (arn.startsWith(AwsManagedPolicies.PREFIX)) {
            throw IamErrors.managedByAws(arn);
        }
        return policy;
    }
}
