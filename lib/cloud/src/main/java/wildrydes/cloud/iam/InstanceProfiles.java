package wildrydes.cloud.iam;

import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import wildrydes.cloud.auth.Caller;

/** The operations on instance profiles. */
public final class InstanceProfiles {

    private final Directory directory;
    private final Existing existing;
    private final Descriptions descriptions;
    private final InstantSource time;

    InstanceProfiles(Directory directory, Existing existing, Descriptions descriptions, InstantSource time) {
        this.directory = directory;
        this.existing = existing;
        this.descriptions = descriptions;
        this.time = time;
    }

    public CreateInstanceProfileResponse createInstanceProfile(CreateInstanceProfileRequest request, Caller caller) {
        return directory.changing(() -> {
            String name = request.instanceProfileName();
            if (directory.profiles().find(name) != null) {
                throw IamErrors.instanceProfileExists(name);
            }
            InstanceProfile profile = new InstanceProfile(
                    name,
                    Listing.path(request.path()),
                    Ids.instanceProfile(),
                    time.instant(),
                    Descriptions.tags(request.tags()),
                    null);
            directory.profiles().put(profile);
            return CreateInstanceProfileResponse.builder()
                    .instanceProfile(descriptions.profile(profile))
                    .build();
        });
    }

    public GetInstanceProfileResponse getInstanceProfile(GetInstanceProfileRequest request, Caller caller) {
        return GetInstanceProfileResponse.builder()
                .instanceProfile(descriptions.profile(existing.profile(request.instanceProfileName())))
                .build();
    }

    public ListInstanceProfilesResponse listInstanceProfiles(ListInstanceProfilesRequest request, Caller caller) {
        String prefix = Listing.path(request.pathPrefix());
        List<InstanceProfile> found = directory.profiles().all().stream()
                .filter(profile -> profile.path().startsWith(prefix))
                .toList();
        Listing<InstanceProfile> page = Listing.of(found, InstanceProfile::name, request.marker(), request.maxItems());
        return ListInstanceProfilesResponse.builder()
                .instanceProfiles(
                        page.items().stream().map(descriptions::profile).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(
            ListInstanceProfilesForRoleRequest request, Caller caller) {
        String role = existing.role(request.roleName()).id();
        List<InstanceProfile> found = directory.profiles().all().stream()
                .filter(profile -> role.equals(profile.role()))
                .toList();
        Listing<InstanceProfile> page = Listing.of(found, InstanceProfile::name, request.marker(), request.maxItems());
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(
                        page.items().stream().map(descriptions::profile).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public AddRoleToInstanceProfileResponse addRoleToInstanceProfile(
            AddRoleToInstanceProfileRequest request, Caller caller) {
        return directory.changing(() -> {
            InstanceProfile profile = existing.profile(request.instanceProfileName());
            Role role = existing.role(request.roleName());
            if (profile.role() != null) {
                throw IamErrors.quota("InstanceSessionsPerInstanceProfile", 1);
            }
            directory.profiles().put(profile.withRole(role.id()));
            return AddRoleToInstanceProfileResponse.builder().build();
        });
    }

    public RemoveRoleFromInstanceProfileResponse removeRoleFromInstanceProfile(
            RemoveRoleFromInstanceProfileRequest request, Caller caller) {
        return directory.changing(() -> {
            InstanceProfile profile = existing.profile(request.instanceProfileName());
            Role role = existing.role(request.roleName());
            if (!role.id().equals(profile.role())) {
                throw IamErrors.noRoleInProfile(role.name(), profile.name());
            }
            directory.profiles().put(profile.withRole(null));
            return RemoveRoleFromInstanceProfileResponse.builder().build();
        });
    }

    public DeleteInstanceProfileResponse deleteInstanceProfile(DeleteInstanceProfileRequest request, Caller caller) {
        return directory.changing(() -> {
            InstanceProfile profile = existing.profile(request.instanceProfileName());
            if (profile.role() != null) {
                throw IamErrors.rolesInProfile();
            }
            directory.profiles().remove(List.of(profile));
            return DeleteInstanceProfileResponse.builder().build();
        });
    }
}
