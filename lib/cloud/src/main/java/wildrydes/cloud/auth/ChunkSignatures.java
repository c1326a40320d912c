package wildrydes.cloud.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The signatures of a body's chunks, each of which covers the one before
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html). Used by one thread.
 */
final class ChunkSignatures {

    private static final String NOTHING = SigningKey.digest(new byte[0]);

    private final SigningKey key;
    private final SignedRequest signed;
    private String previous;

    /** @param signed whose signature the first chunk's covers */
    ChunkSignatures(SigningKey key, SignedRequest signed) {
        this.key = key;
        this.signed = signed;
        this.previous = signed.signature();
    }

    /** @param hash of the chunk's data, in hexadecimal */
    void checkChunk(String hash, String signature) {
        check("-PAYLOAD", NOTHING + "\n" + hash, signature);
    }

    /** @param trailers each as {@code name:value} with a line feed */
    void checkTrailers(String trailers, String signature) {
        check("-TRAILER", SigningKey.digest(trailers.getBytes(StandardCharsets.UTF_8)), signature);
    }

    private void check(String kind, String hashes, String signature) {
        String toSign = SignedRequest.ALGORITHM + kind + "\n" + signed.date() + "\n" + signed.scope() + "\n" + previous
                + "\n" + hashes;
        String expected = key.sign(toSign);
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
            throw Mismatched.of(signed, signature, "", toSign);
        }
        previous = expected;
    }
}
