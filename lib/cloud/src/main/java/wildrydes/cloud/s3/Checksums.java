package wildrydes.cloud.s3;

import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * The checksums that clients send with content, held against it
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html).
 */
final class Checksums {

    /** Says whether a value is of an object as a whole, or of its parts' values. */
    static final String TYPE = "x-amz-checksum-type";

    static final String WHOLE = "FULL_OBJECT";
    static final String OF_PARTS = "COMPOSITE";

    private Checksums() {}

    /** The values that a request has in its members, by algorithm. */
    private static Map<Algorithm, String> stated(AwsRequest request) {
        Map<Algorithm, String> stated = new LinkedHashMap<>();
        for (Algorithm algorithm : Algorithm.values()) {
            String value = request.getValueForField("Checksum" + algorithm.name(), String.class)
                    .orElse(null);
            if (value != null) {
                stated.put(algorithm, value);
            }
        }
        return stated;
    }

    /** What will be needed of content that is about to be read, as far as can be told. */
    static Set<Algorithm> wanted(AwsRequest request) {
        Set<Algorithm> wanted = EnumSet.noneOf(Algorithm.class);
        wanted.addAll(stated(request).keySet());
        Algorithm named = named(request);
        if (named != null) {
            wanted.add(named);
        }
        if (wanted.isEmpty()) {
            wanted.add(Algorithm.DEFAULT);
        }
        return wanted;
    }

    /** The algorithm that a request names; null where it names none. */
    static @Nullable Algorithm named(AwsRequest request) {
        String name =
                request.getValueForField("ChecksumAlgorithm", String.class).orElse(null);
        Algorithm algorithm = Algorithm.named(name);
        if (name != null && algorithm == null) {
            throw S3Errors.invalidRequest(
                    "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32,"
                            + " CRC32C, SHA1, SHA256, CRC64NVME]");
        }
        return algorithm;
    }

    /**
     * Holds what a request and its trailers say of the content against it; the checksum to keep, by header, which is S3's own
     * where the client sent none.
     */
    static Map<String, String> check(AwsRequest request, Map<String, String> trailers, Upload upload) {
        String md5 = request.getValueForField("ContentMD5", String.class).orElse(null);
        if (md5 != null) {
            checkMd5(md5, upload);
        }
        Map<Algorithm, String> stated = stated(request);
        for (Algorithm algorithm : Algorithm.values()) {
            String trailer = trailers.get(algorithm.header());
            if (trailer != null) {
                stated.put(algorithm, trailer);
            }
        }
        if (stated.size() > 1) {
            throw S3Errors.invalidRequest(
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        stated.forEach((algorithm, value) -> check(algorithm, value, upload.checksum(algorithm)));
        Algorithm named = named(request);
        Algorithm kept = stated.isEmpty()
                ? named == null ? Algorithm.DEFAULT : named
                : stated.keySet().iterator().next();
        return whole(kept, upload.checksum(kept));
    }

    /** A value of a whole object, by header. */
    static Map<String, String> whole(Algorithm algorithm, String value) {
        Map<String, String> checksums = new LinkedHashMap<>();
        checksums.put(algorithm.header(), value);
        checksums.put(TYPE, WHOLE);
        return checksums;
    }

    /** The algorithm of what is kept of an object; null where there is none. */
    static @Nullable Algorithm of(Map<String, String> checksums) {
        for (Algorithm algorithm : Algorithm.values()) {
            if (checksums.containsKey(algorithm.header())) {
                return algorithm;
            }
        }
        return null;
    }

    /** Holds the value that a request states of an object of parts against it. */
    static void checkWhole(AwsRequest request, Algorithm algorithm, String calculated) {
        String stated = stated(request).get(algorithm);
        if (stated != null && !stated.equals(calculated)) {
            throw S3Errors.badDigest(algorithm.name());
        }
    }

    private static void check(Algorithm algorithm, String value, String calculated) {
        if (length(value) != algorithm.length()) {
            throw S3Errors.invalidChecksum(algorithm.header());
        }
        if (!calculated.equals(value)) {
            throw S3Errors.badDigest(algorithm.name());
        }
    }

    private static void checkMd5(String stated, Upload upload) {
        if (length(stated) != 16) {
            throw S3Errors.invalidDigest();
        }
        if (!stated.equals(Base64.getEncoder().encodeToString(upload.md5()))) {
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
