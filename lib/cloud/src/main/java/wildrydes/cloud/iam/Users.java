package wildrydes.cloud.iam;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserResponse;
import wildrydes.cloud.auth.Caller;

/** The operations on users. */
public final class Users {

    static final String ADMINISTRATOR = "administrator";

    private final Directory directory;
    private final Existing existing;
    private final Descriptions descriptions;
    private final Holders holders;
    private final Boundaries boundaries;
    private final InstantSource time;

    Users(
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

    public CreateUserResponse createUser(CreateUserRequest request, Caller caller) {
        return directory.changing(() -> {
            String name = request.userName();
            requireFree(name);
            User user = new User(
                    Entity.fresh(
                            name,
                            Listing.path(request.path()),
                            Ids.user(),
                            time.instant(),
                            Descriptions.tags(request.tags()),
                            boundaries.existing(request.permissionsBoundary())),
                    List.of(),
                    List.of());
            directory.put(user);
            return CreateUserResponse.builder().user(descriptions.user(user)).build();
        });
    }

    /** The administrator's ARN is taken, although no user stands behind it. */
    private void requireFree(String name) {
        if (directory.users().find(name) != null || name.equalsIgnoreCase(ADMINISTRATOR)) {
            throw IamErrors.userExists(name);
        }
    }

    public GetUserResponse getUser(GetUserRequest request, Caller caller) {
        String name = request.userName();
        if ((name == null || name.equals(ADMINISTRATOR)) && caller.administrator()) {
            return GetUserResponse.builder()
                    .user(user -> user.userName(caller.name())
                            .path("/")
                            .userId(caller.userId())
                            .arn(caller.arn())
                            .createDate(time.instant()))
                    .build();
        }
        return GetUserResponse.builder()
                .user(descriptions.user(existing.user(name, caller)))
                .build();
    }

    public ListUsersResponse listUsers(ListUsersRequest request, Caller caller) {
        Listing<User> page =
                Listing.under(request.pathPrefix(), directory.users().all(), request.marker(), request.maxItems());
        return ListUsersResponse.builder()
                .users(page.items().stream().map(descriptions::user).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public UpdateUserResponse updateUser(UpdateUserRequest request, Caller caller) {
        return directory.changing(() -> {
            User user = existing.user(request.userName());
            String name = Objects.requireNonNullElse(request.newUserName(), user.name());
            if (!name.equalsIgnoreCase(user.name())) {
                requireFree(name);
            }
            String path =
                    Objects.requireNonNullElse(request.newPath(), user.entity().path());
            directory.put(user.with(user.entity().renamed(name, path, Holder.USER)));
            return UpdateUserResponse.builder().build();
        });
    }

    public DeleteUserResponse deleteUser(DeleteUserRequest request, Caller caller) {
        return directory.changing(() -> {
            User user = existing.user(request.userName());
            if (!directory.groupsOf(user).isEmpty()) {
                throw IamErrors.usersInGroup();
            }
            if (!user.keys().isEmpty()) {
                throw IamErrors.keysLeft();
            }
            Holders.requireNoPolicies(user);
            directory.users().remove(user);
            return DeleteUserResponse.builder().build();
        });
    }

    public TagUserResponse tagUser(TagUserRequest request, Caller caller) {
        Map<String, String> tags = Descriptions.tags(request.tags());
        holders.change(() -> existing.user(request.userName()), entity -> Holders.tagged(entity, tags));
        return TagUserResponse.builder().build();
    }

    public UntagUserResponse untagUser(UntagUserRequest request, Caller caller) {
        holders.change(() -> existing.user(request.userName()), entity -> Holders.untagged(entity, request.tagKeys()));
        return UntagUserResponse.builder().build();
    }

    public ListUserTagsResponse listUserTags(ListUserTagsRequest request, Caller caller) {
        Listing<Tag> page =
                Listing.ofTags(existing.user(request.userName()).entity().tags(), request.marker(), request.maxItems());
        return ListUserTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }
}
