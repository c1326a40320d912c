package wildrydes.cloud.auth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a request was signed, and whether it is still good. */
final class SigningTime {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final long MOST_SECONDS = 604_800;
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private SigningTime() {}

    /** @throws AuthException where the signature is too old, or made in the future */
    static void check(SignedRequest signed, Instant now) {
        Instant at = time(signed.date());
        Duration valid = signed.expires() == null ? WINDOW : seconds(signed.expires());
        if (at.plus(valid).isBefore(now)) {
            throw new AuthException(
                    signed.presigned() ? Reason.EXPIRED_URL : Reason.SKEWED,
                    "Signature expired: " + signed.date() + " is now earlier than " + basic(now.minus(valid)) + " ("
                            + basic(now) + " - " + span(valid) + ")",
                    signed.presigned() ? expired(valid, at, now) : skewed(signed, now));
        }
        if (at.minus(WINDOW).isAfter(now)) {
            throw new AuthException(
                    Reason.SKEWED,
                    "Signature not yet current: " + signed.date() + " is still later than " + basic(now.plus(WINDOW))
                            + " (" + basic(now) + " + " + span(WINDOW) + ")",
                    skewed(signed, now));
        }
    }

    private static Map<String, String> expired(Duration valid, Instant at, Instant now) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("X-Amz-Expires", String.valueOf(valid.toSeconds()));
        details.put("Expires", at.plus(valid).toString());
        details.put("ServerTime", now.toString());
        return details;
    }

    private static Map<String, String> skewed(SignedRequest signed, Instant now) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("RequestTime", signed.date());
        details.put("ServerTime", now.toString());
        details.put("MaxAllowedSkewMilliseconds", String.valueOf(WINDOW.toMillis()));
        return details;
    }

    private static Duration seconds(String expires) {
        try {
            return Duration.ofSeconds(Math.max(0, Math.min(Long.parseLong(expires), MOST_SECONDS)));
        } catch (NumberFormatException e) {
            throw new AuthException(Reason.INCOMPLETE, "X-Amz-Expires should be a number, got '" + expires + "'");
        }
    }

    private static String span(Duration span) {
        return span.toSeconds() % 60 == 0 ? span.toMinutes() + " min." : span.toSeconds() + " sec.";
    }

    /** In ISO 8601's basic format. */
    static String basic(Instant instant) {
        return BASIC.format(instant.atOffset(ZoneOffset.UTC));
    }

    /**
     * The date of a request without {@code X-Amz-Date}, in the format in which it is signed; as it is where it has no other
     * (docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonRequestHeaders.html).
     */
    static @Nullable String ofDateHeader(@Nullable String date) {
        if (date == null || !date.contains(",")) {
            return date;
        }
        try {
            return basic(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return date;
        }
    }

    private static Instant time(String date) {
        try {
            return LocalDateTime.parse(date, BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new AuthException(
                    Reason.INCOMPLETE,
                    "Date must be in ISO-8601 'basic format'. Got '" + date
                            + "'. See https://en.wikipedia.org/wiki/ISO_8601");
        }
    }
}
