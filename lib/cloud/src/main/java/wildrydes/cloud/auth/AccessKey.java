package wildrydes.cloud.auth;

/**
 * A key pair that signs requests.
 *
 * @param id the access key id, sent with every request
 * @param secret the secret access key, never sent
 */
public record AccessKey(String id, String secret) {

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
