package wildrydes.cloud.iam;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;
import wildrydes.cloud.auth.Caller;

/** Users and their access keys. */
final class Users {

    private static final String ADMINISTRATOR = "administrator";
    private static final int MOST_KEYS = 2;

    private final Directory directory;
    private final Descriptions descriptions;
    private final Boundaries boundaries;
    private final InstantSource time;

    Users(Directory directory, Descriptions descriptions, Boundaries boundaries, InstantSource time) {
        this.directory = directory;
        this.descriptions = descriptions;
        this.boundaries = boundaries;
        this.time = time;
    }

    CreateUserResponse create(CreateUserRequest request) {
        return directory.changing(() -> {
            String name = request.userName();
            // The administrator's ARN is taken, although no user stands behind it.
            if (directory.user(name) != null || name.equalsIgnoreCase(ADMINISTRATOR)) {
                throw IamErrors.userExists(name);
            }
            User user = new User(
                    Entity.fresh(
                            name,
                            request.path() == null ? "/" : request.path(),
                            Ids.user(),
                            time.instant(),
                            Descriptions.tags(request.tags()),
                            boundaries.existing(request.permissionsBoundary())),
                    List.of());
            directory.put(user);
            return CreateUserResponse.builder().user(descriptions.user(user)).build();
        });
    }

    GetUserResponse get(GetUserRequest request, Caller caller) {
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
                .user(descriptions.user(named(name, caller)))
                .build();
    }

    ListUsersResponse list(ListUsersRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<User> found = directory.users().stream()
                .filter(user -> user.entity().path().startsWith(prefix))
                .toList();
        Listing<User> page = Listing.of(found, User::name, request.marker(), request.maxItems());
        return ListUsersResponse.builder()
                .users(page.items().stream().map(descriptions::user).toList())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    DeleteUserResponse delete(DeleteUserRequest request) {
        return directory.changing(() -> {
            User user = named(request.userName());
            if (!user.keys().isEmpty()) {
                throw IamErrors.keysLeft();
            }
            Holders.requireNoPolicies(user);
            directory.remove(user);
            return DeleteUserResponse.builder().build();
        });
    }

    CreateAccessKeyResponse createKey(CreateAccessKeyRequest request, Caller caller) {
        return directory.changing(() -> {
            User user = named(request.userName(), caller);
            if (user.keys().size() >= MOST_KEYS) {
                throw IamErrors.quota("AccessKeysPerUser", MOST_KEYS);
            }
            User.Key key = new User.Key(
                    new wildrydes.cloud.auth.AccessKey(Ids.accessKey(), Ids.secret()), true, time.instant());
            List<User.Key> keys = new ArrayList<>(user.keys());
            keys.add(key);
            directory.put(new User(user.entity(), keys));
            return CreateAccessKeyResponse.builder()
                    .accessKey(AccessKey.builder()
                            .userName(user.name())
                            .accessKeyId(key.key().id())
                            .secretAccessKey(key.key().secret())
                            .status(StatusType.ACTIVE)
                            .createDate(key.created())
                            .build())
                    .build();
        });
    }

    ListAccessKeysResponse listKeys(ListAccessKeysRequest request, Caller caller) {
        User user = named(request.userName(), caller);
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(user.keys().stream()
                        .map(key -> Descriptions.key(user.name(), key))
                        .toList())
                .isTruncated(false)
                .build();
    }

    UpdateAccessKeyResponse updateKey(UpdateAccessKeyRequest request, Caller caller) {
        return directory.changing(() -> {
            User user = named(request.userName(), caller);
            User.Key key = key(user, request.accessKeyId());
            List<User.Key> keys = new ArrayList<>(user.keys());
            boolean active = request.status() == StatusType.ACTIVE;
            keys.set(keys.indexOf(key), new User.Key(key.key(), active, key.created()));
            directory.put(new User(user.entity(), keys));
            return UpdateAccessKeyResponse.builder().build();
        });
    }

    DeleteAccessKeyResponse deleteKey(DeleteAccessKeyRequest request, Caller caller) {
        return directory.changing(() -> {
            User user = named(request.userName(), caller);
            List<User.Key> keys = new ArrayList<>(user.keys());
            keys.remove(key(user, request.accessKeyId()));
            directory.put(new User(user.entity(), keys));
            return DeleteAccessKeyResponse.builder().build();
        });
    }

    private static User.Key key(User user, String id) {
        return user.keys().stream()
                .filter(key -> key.key().id().equals(id))
                .findFirst()
                .orElseThrow(() -> IamErrors.noKey(id));
    }

    User named(String name) {
        User user = directory.user(name);
        if (user == null) {
            throw IamErrors.noUser(name);
        }
        return user;
    }

    /** The user of that name; without one, the caller. */
    private User named(@Nullable String name, Caller caller) {
        if (name == null && caller.role() != null) {
            throw IamErrors.mustName();
        }
        return named(name == null ? caller.name() : name);
    }
}
