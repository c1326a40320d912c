package wildrydes.cloud.auth;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** A body whose SHA-256 was signed ahead; its end is refused where the hash turns out to be another. */
final class HashedBody extends FilterInputStream {

    private final String stated;
    private final MessageDigest digest = SigningKey.newDigest();
    private boolean ended;

    HashedBody(InputStream in, String stated) {
        super(in);
        this.stated = stated;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            digest.update(into, offset, read);
        } else if (read < 0 && !ended) {
            ended = true;
            check();
        }
        return read;
    }

    private void check() {
        String computed = HexFormat.of().formatHex(digest.digest());
        if (!computed.equalsIgnoreCase(stated)) {
            throw new AuthException(
                    Reason.BODY_MISMATCH,
                    "The provided 'x-amz-content-sha256' header does not match what was computed.",
                    Map.of("ClientComputedContentSHA256", stated, "S3ComputedContentSHA256", computed));
        }
    }
}
