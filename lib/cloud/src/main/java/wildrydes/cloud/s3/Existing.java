package wildrydes.cloud.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.s3.model.Owner;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.PolicyGate;

/** Finds what requests name, or refuses them. */
final class Existing {

    /** Bytes of a key in UTF-8. */
    private static final int MOST_KEY_BYTES = 1024;

    private final Buckets buckets;
    private final PolicyGate gate;
    private final String account;

    /** @param gate asked where an answer would tell what only a listing may */
    Existing(Buckets buckets, PolicyGate gate, String account) {
        this.buckets = buckets;
        this.gate = gate;
        this.account = account;
    }

    Buckets buckets() {
        return buckets;
    }

    /** To whom all is: accounts have a second, longer name in S3; ours is made of the first. */
    Owner owner() {
        return Owner.builder()
                .id(Digests.sha256Hex(account.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /**
     * The bucket of a request.
     *
     * @throws wildrydes.cloud.wire.ServiceError with code NoSuchBucket, or AccessDenied where the request expects it to be another account's
     */
    Bucket bucket(AwsRequest request) {
        Bucket bucket = bucket(request.getValueForField("Bucket", String.class).orElse(""));
        checkOwner(request.getValueForField("ExpectedBucketOwner", String.class).orElse(null));
        return bucket;
    }

    void checkOwner(@Nullable String expected) {
        if (expected != null && !expected.equals(account)) {
            throw S3Errors.accessDenied();
        }
    }

    /** @throws wildrydes.cloud.wire.ServiceError with code NoSuchBucket */
    Bucket bucket(String name) {
        Bucket bucket = buckets.find(name);
        if (bucket == null) {
            throw S3Errors.noSuchBucket(name);
        }
        return bucket;
    }

    /** The object of a key; who may not list the bucket does not learn either that it has no such object. */
    StoredObject object(Bucket bucket, String key, Caller caller) {
        StoredObject object = bucket.find(key);
        if (object == null) {
            throw noSuchKey(bucket, key, caller);
        }
        return object;
    }

    /** The same with its content, which the caller closes. */
    Bucket.Opened open(Bucket bucket, String key, Caller caller) throws IOException {
        Bucket.Opened opened = bucket.open(key);
        if (opened == null) {
            throw noSuchKey(bucket, key, caller);
        }
        return opened;
    }

    /**
     * Asks as for a listing of the key, so that a right to list some prefixes only is one to miss keys below them, as ceph/ceph#68577 found AWS
     * to do.
     */
    private RuntimeException noSuchKey(Bucket bucket, String key, Caller caller) {
        Map<String, List<String>> listed = Map.of("s3:prefix", List.of(key));
        gate.require("s3:ListBucket", "arn:aws:s3:::" + bucket.name(), caller, listed);
        return S3Errors.noSuchKey(key);
    }

    /** @throws wildrydes.cloud.wire.ServiceError for a key that is too long */
    static void checkKey(String key) {
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_KEY_BYTES) {
            throw S3Errors.keyTooLong(bytes, MOST_KEY_BYTES);
        }
    }
}
