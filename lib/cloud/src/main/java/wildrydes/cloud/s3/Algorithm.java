package wildrydes.cloud.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** The checksums that S3 knows (docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html). */
enum Algorithm {
    CRC32(4, () -> new Crc(new CRC32(), Integer.BYTES)),
    CRC32C(4, () -> new Crc(new CRC32C(), Integer.BYTES)),
    CRC64NVME(8, () -> new Crc(new Crc64Nvme(), Long.BYTES)),
    SHA1(20, () -> new Hash(Digests.of("SHA-1"))),
    SHA256(32, () -> new Hash(Digests.of("SHA-256")));

    /** What is calculated where the client names none. */
    static final Algorithm DEFAULT = CRC64NVME;

    /** A calculation. */
    interface Sum {
        void update(byte[] bytes, int offset, int length);

        byte[] value();
    }

    private record Crc(Checksum crc, int length) implements Sum {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            byte[] whole =
                    ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).array();
            return Arrays.copyOfRange(whole, Long.BYTES - length, Long.BYTES);
        }
    }

    private record Hash(MessageDigest digest) implements Sum {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            return digest.digest();
        }
    }

    private final String header = "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    private final int length;
    private final Supplier<Sum> sums;

    Algorithm(int length, Supplier<Sum> sums) {
        this.length = length;
        this.sums = sums;
    }

    /** By which a value travels. */
    String header() {
        return header;
    }

    /** Bytes of a value. */
    int length() {
        return length;
    }

    /** Whether a value for a whole object can be had of several parts; of the hashes only one of the parts' values. */
    boolean ofWhole() {
        return this == CRC32 || this == CRC32C || this == CRC64NVME;
    }

    /** Whether a value of the parts' values is there. */
    boolean ofParts() {
        return this != CRC64NVME;
    }

    Sum begin() {
        return sums.get();
    }

    /** The algorithm of that name; null for one that S3 does not know. */
    static @Nullable Algorithm named(@Nullable String name) {
        for (Algorithm algorithm : values()) {
            if (algorithm.name().equalsIgnoreCase(name)) {
                return algorithm;
            }
        }
        return null;
    }
}
