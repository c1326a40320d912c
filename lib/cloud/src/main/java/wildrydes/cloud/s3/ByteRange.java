package wildrydes.cloud.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of an object that a {@code Range} header asks for (RFC 9110 section 14).
 *
 * @param first position of the first byte
 * @param length at least 1
 */
record ByteRange(long first, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * The range within an object of a size; null where the whole object is to be given, also for a header that has no sense or
     * names several ranges, which S3 does not serve.
     */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        Matcher matcher = header == null ? null : ONE.matcher(header.strip());
        if (header == null || matcher == null || !matcher.matches()) {
            return null;
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty() && to.isEmpty()) {
            return null;
        }
        long first = from.isEmpty() ? Math.max(0, size - Long.parseLong(to)) : Long.parseLong(from);
        long last = from.isEmpty() || to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        if (!from.isEmpty() && !to.isEmpty() && Long.parseLong(to) < first) {
            return null;
        }
        if (first >= size || last < first) {
            throw S3Errors.invalidRange(header, size);
        }
        return new ByteRange(first, last - first + 1);
    }

    /** As {@code Content-Range} has it. */
    String of(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
