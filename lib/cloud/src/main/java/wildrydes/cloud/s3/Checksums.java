package wildrydes.cloud.s3;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The checksums that a client sends with an object: CRC32 and SHA256 are held against the content, the others (CRC32C,
 * CRC64NVME, SHA1) are kept and given back (docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html).
 */
final class Checksums {

    /** Each header, and how many bytes its value stands for. */
    private static final Map<String, Integer> LENGTHS = Map.of(
            "x-amz-checksum-crc32", 4,
            "x-amz-checksum-crc32c", 4,
            "x-amz-checksum-crc64nvme", 8,
            "x-amz-checksum-sha1", 20,
            "x-amz-checksum-sha256", 32);

    private static final Map<String, String> WORDS = Map.of(
            "x-amz-checksum-crc32", "CRC32",
            "x-amz-checksum-sha256", "SHA256");

    private Checksums() {}

    static byte[] bytes(int crc) {
        return ByteBuffer.allocate(4).putInt(crc).array();
    }

    /**
     * Holds what a request and its trailers say of the content against it; the checksums to keep, by header. Where the client
     * sent none, CRC32 is kept, which AWS would calculate too.
     */
    static Map<String, String> check(PutObjectRequest request, Map<String, String> trailers, Upload upload) {
        String md5 = request.contentMD5();
        if (md5 != null) {
            checkMd5(md5, upload.md5());
        }
        Map<String, String> stated = new LinkedHashMap<>();
        put(stated, "x-amz-checksum-crc32", request.checksumCRC32());
        put(stated, "x-amz-checksum-crc32c", request.checksumCRC32C());
        put(stated, "x-amz-checksum-crc64nvme", request.checksumCRC64NVME());
        put(stated, "x-amz-checksum-sha1", request.checksumSHA1());
        put(stated, "x-amz-checksum-sha256", request.checksumSHA256());
        LENGTHS.keySet().forEach(header -> put(stated, header, trailers.get(header)));
        stated.forEach(
                (header, value) -> check(header, value, upload.checksums().get(header)));
        if (stated.isEmpty()) {
            put(stated, "x-amz-checksum-crc32", upload.checksums().get("x-amz-checksum-crc32"));
        }
        return stated;
    }

    private static void put(Map<String, String> stated, String header, @Nullable String value) {
        if (value != null) {
            stated.put(header, value);
        }
    }

    private static void check(String header, String value, @Nullable String calculated) {
        if (length(value) != LENGTHS.getOrDefault(header, 0)) {
            throw S3Errors.invalidChecksum(header);
        }
        if (calculated != null && !calculated.equals(value)) {
            throw S3Errors.badDigest(WORDS.getOrDefault(header, header));
        }
    }

    private static void checkMd5(String stated, String calculated) {
        if (length(stated) != 16) {
            throw S3Errors.invalidDigest();
        }
        if (!stated.equals(calculated)) {
            throw S3Errors.badDigest("Content-MD5");
        }
    }

    private static int length(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
