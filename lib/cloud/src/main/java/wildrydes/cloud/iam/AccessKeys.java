package wildrydes.cloud.iam;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;
import wildrydes.cloud.auth.Caller;

/** The operations on users' access keys. */
public final class AccessKeys {

    /** docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html. */
    private static final int MOST_KEYS = 2;

    private final Directory directory;
    private final Existing existing;
    private final InstantSource time;

    AccessKeys(Directory directory, Existing existing, InstantSource time) {
        this.directory = directory;
        this.existing = existing;
        this.time = time;
    }

    public CreateAccessKeyResponse createAccessKey(CreateAccessKeyRequest request, Caller caller) {
        return directory.changing(() -> {
            User user = existing.user(request.userName(), caller);
            if (user.keys().size() >= MOST_KEYS) {
                throw IamErrors.quota("AccessKeysPerUser", MOST_KEYS);
            }
            User.Key key = new User.Key(
                    new wildrydes.cloud.auth.AccessKey(Ids.accessKey(), Ids.secret()), true, time.instant());
            List<User.Key> keys = new ArrayList<>(user.keys());
            keys.add(key);
            directory.put(user.withKeys(keys));
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

    public ListAccessKeysResponse listAccessKeys(ListAccessKeysRequest request, Caller caller) {
        User user = existing.user(request.userName(), caller);
        // By their ids: a page goes on behind a key, and there are two at most.
        List<AccessKeyMetadata> keys = user.keys().stream()
                .map(key -> Descriptions.key(user.name(), key))
                .sorted(Comparator.comparing(AccessKeyMetadata::accessKeyId))
                .toList();
        Listing<AccessKeyMetadata> page =
                Listing.of(keys, AccessKeyMetadata::accessKeyId, request.marker(), request.maxItems());
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(page.items())
                .isTruncated(page.more())
                .marker(page.marker())
                .build();
    }

    public UpdateAccessKeyResponse updateAccessKey(UpdateAccessKeyRequest request, Caller caller) {
        return directory.changing(() -> {
            User user = existing.user(request.userName(), caller);
            User.Key key = key(user, request.accessKeyId());
            List<User.Key> keys = new ArrayList<>(user.keys());
            boolean active = request.status() == StatusType.ACTIVE;
            keys.set(keys.indexOf(key), new User.Key(key.key(), active, key.created()));
            directory.put(user.withKeys(keys));
            return UpdateAccessKeyResponse.builder().build();
        });
    }

    public DeleteAccessKeyResponse deleteAccessKey(DeleteAccessKeyRequest request, Caller caller) {
        return directory.changing(() -> {
            User user = existing.user(request.userName(), caller);
            List<User.Key> keys = new ArrayList<>(user.keys());
            keys.remove(key(user, request.accessKeyId()));
            directory.put(user.withKeys(keys));
            return DeleteAccessKeyResponse.builder().build();
        });
    }

    public GetAccessKeyLastUsedResponse getAccessKeyLastUsed(GetAccessKeyLastUsedRequest request, Caller caller) {
        User user = directory.ownerOf(request.accessKeyId());
        if (user == null) {
            throw IamErrors.noKey(request.accessKeyId());
        }
        return GetAccessKeyLastUsedResponse.builder()
                .userName(user.name())
                .accessKeyLastUsed(directory.keyUses().of(request.accessKeyId()))
                .build();
    }

    private static User.Key key(User user, String id) {
        return user.keys().stream()
                .filter(key -> key.key().id().equals(id))
                .findFirst()
                .orElseThrow(() -> IamErrors.noKey(id));
    }
}
