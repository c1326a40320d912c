package wildrydes.cloud.iam;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupResponse;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupResponse;
import wildrydes.cloud.auth.Caller;

/** The operations on groups and on who is in them. */
public final class Groups {

    /** docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html. */
    private static final int MOST_GROUPS_OF_A_USER = 10;

    private final Directory directory;
    private final Existing existing;
    private final Descriptions descriptions;
    private final InstantSource time;

    Groups(Directory directory, Existing existing, Descriptions descriptions, InstantSource time) {
        this.directory = directory;
        this.existing = existing;
        this.descriptions = descriptions;
        this.time = time;
    }

    public CreateGroupResponse createGroup(CreateGroupRequest request, Caller caller) {
        return directory.changing(() -> {
            String name = request.groupName();
            requireFree(name);
            Group group = new Group(
                    Entity.fresh(name, Listing.path(request.path()), Ids.group(), time.instant(), Map.of(), null));
            directory.put(group);
            return CreateGroupResponse.builder()
                    .group(descriptions.group(group))
                    .build();
        });
    }

    private void requireFree(String name) {
        if (directory.groups().find(name) != null) {
            throw IamErrors.groupExists(name);
        }
    }

    public GetGroupResponse getGroup(GetGroupRequest request, Caller caller) {
        Group group = existing.group(request.groupName());
        Listing<User> page = Listing.of(members(group), User::name, request.marker(), request.maxItems());
        return GetGroupResponse.builder()
                .group(descriptions.group(group))
                .users(page.items().stream().map(descriptions::user).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    private List<User> members(Group group) {
        return directory.users().all().stream()
                .filter(user -> user.groups().contains(group.id()))
                .toList();
    }

    public ListGroupsResponse listGroups(ListGroupsRequest request, Caller caller) {
        Listing<Group> page =
                Listing.under(request.pathPrefix(), directory.groups().all(), request.marker(), request.maxItems());
        return ListGroupsResponse.builder()
                .groups(page.items().stream().map(descriptions::group).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public ListGroupsForUserResponse listGroupsForUser(ListGroupsForUserRequest request, Caller caller) {
        List<Group> groups = directory.groupsOf(existing.user(request.userName())).stream()
                .sorted(Comparator.comparing(Group::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        Listing<Group> page = Listing.of(groups, Group::name, request.marker(), request.maxItems());
        return ListGroupsForUserResponse.builder()
                .groups(page.items().stream().map(descriptions::group).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public UpdateGroupResponse updateGroup(UpdateGroupRequest request, Caller caller) {
        return directory.changing(() -> {
            Group group = existing.group(request.groupName());
            String name = Objects.requireNonNullElse(request.newGroupName(), group.name());
            if (!name.equalsIgnoreCase(group.name())) {
                requireFree(name);
            }
            String path =
                    Objects.requireNonNullElse(request.newPath(), group.entity().path());
            directory.put(group.with(group.entity().renamed(name, path, Holder.GROUP)));
            return UpdateGroupResponse.builder().build();
        });
    }

    public DeleteGroupResponse deleteGroup(DeleteGroupRequest request, Caller caller) {
        return directory.changing(() -> {
            Group group = existing.group(request.groupName());
            if (!members(group).isEmpty()) {
                throw IamErrors.usersInGroup();
            }
            Holders.requireNoPolicies(group);
            directory.groups().remove(group);
            return DeleteGroupResponse.builder().build();
        });
    }

    public AddUserToGroupResponse addUserToGroup(AddUserToGroupRequest request, Caller caller) {
        return directory.changing(() -> {
            Group group = existing.group(request.groupName());
            User user = existing.user(request.userName());
            if (!user.groups().contains(group.id())) {
                if (user.groups().size() >= MOST_GROUPS_OF_A_USER) {
                    throw IamErrors.quota("GroupsPerUser", MOST_GROUPS_OF_A_USER);
                }
                directory.put(user.joining(group.id()));
            }
            return AddUserToGroupResponse.builder().build();
        });
    }

    public RemoveUserFromGroupResponse removeUserFromGroup(RemoveUserFromGroupRequest request, Caller caller) {
        return directory.changing(() -> {
            Group group = existing.group(request.groupName());
            User user = existing.user(request.userName());
            if (user.groups().contains(group.id())) {
                directory.put(user.leaving(group.id()));
            }
            return RemoveUserFromGroupResponse.builder().build();
        });
    }
}
