package wildrydes.cloud.firehose;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Ids of records that were put: as long as AWS's, and as meaningless to whoever gets them. */
final class RecordIds {

    private static final int BYTES = 168;

    private RecordIds() {}

    /** The id of a record at a position of a stream's. */
    static String of(long stream, long position) {
        ByteBuffer id = ByteBuffer.allocate(BYTES).putLong(stream).putLong(position);
        byte[] digest = digest(id.array());
        while (id.hasRemaining()) {
            id.put(digest, 0, Math.min(digest.length, id.remaining()));
            digest = digest(digest);
        }
        return Base64.getEncoder().encodeToString(id.array());
    }

    private static byte[] digest(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-512.", e);
        }
    }
}
