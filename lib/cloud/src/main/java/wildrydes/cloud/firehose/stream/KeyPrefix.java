package wildrydes.cloud.firehose.stream;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What keys begin with: text in which expressions of the form <code>!{namespace:value}</code> stand for something
 * (docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html).
 */
public final class KeyPrefix {

    private static final Pattern EXPRESSION = Pattern.compile("!\\{([^}:]*):([^}]*)\\}");
    private static final String OPENING = "!{";
    private static final String TIMESTAMP = "timestamp";
    private static final String ERROR_TYPE = "firehose:error-output-type";
    private static final String RANDOM = "firehose:random-string";
    private static final int RANDOM_LETTERS = 11;
    private static final int LONGEST = 512;

    /** What keys have where their prefix says nothing of a time. */
    private static final String HOUR = "yyyy/MM/dd/HH/";

    /** Stands for something in a key. */
    @FunctionalInterface
    private interface Part {
        String text(Instant at, ZoneId zone, String errorType);
    }

    private final List<Part> parts;
    private final boolean expressions;
    private final boolean timed;
    private final boolean errorTyped;

    private KeyPrefix(List<Part> parts, boolean expressions, boolean timed, boolean errorTyped) {
        this.parts = parts;
        this.expressions = expressions;
        this.timed = timed;
        this.errorTyped = errorTyped;
    }

    /**
     * Reads a prefix.
     *
     * @throws InvalidPrefixException where it has expressions that are none
     */
    static KeyPrefix of(String text) {
        List<Part> parts = new ArrayList<>();
        boolean timed = false;
        boolean errorTyped = false;
        int from = 0;
        Matcher matcher = EXPRESSION.matcher(text);
        while (matcher.find()) {
            literal(text.substring(from, matcher.start()), parts);
            from = matcher.end();
            String namespace = matcher.group(1);
            String value = matcher.group(2);
            String whole = namespace + ":" + value;
            timed |= namespace.equals(TIMESTAMP);
            errorTyped |= whole.equals(ERROR_TYPE);
            parts.add(part(namespace, value, whole));
        }
        boolean expressions = from > 0;
        literal(text.substring(from), parts);
        return new KeyPrefix(parts, expressions, timed, errorTyped);
    }

    private static void literal(String text, List<Part> parts) {
        if (text.contains(OPENING)) {
            throw new InvalidPrefixException(
                    "!{ can only appear in expressions of the form !{namespace:value}, but not in '" + text + "'");
        }
        if (!text.isEmpty()) {
            parts.add((at, zone, errorType) -> text);
        }
    }

    private static Part part(String namespace, String value, String whole) {
        if (namespace.equals(TIMESTAMP)) {
            DateTimeFormatter form = form(value);
            return (at, zone, errorType) -> form.format(at.atZone(zone));
        }
        if (whole.equals(ERROR_TYPE)) {
            return (at, zone, errorType) -> errorType;
        }
        if (whole.equals(RANDOM)) {
            return (at, zone, errorType) -> UUID.randomUUID().toString().substring(0, RANDOM_LETTERS);
        }
        throw new InvalidPrefixException(
                "!{" + whole + "} is not an expression that is supported; the ones that are begin with"
                        + " timestamp:, or are firehose:random-string and firehose:error-output-type");
    }

    private static DateTimeFormatter form(String pattern) {
        try {
            DateTimeFormatter form = DateTimeFormatter.ofPattern(pattern, Locale.US);
            form.formatTo(Instant.EPOCH.atZone(ZoneOffset.UTC), new StringBuilder());
            return form;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidPrefixException(
                    "!{timestamp:" + pattern + "} must have a pattern of Java's DateTimeFormatter", e);
        }
    }

    /**
     * Checks the two prefixes of a destination.
     *
     * @throws InvalidPrefixException where they break a rule
     */
    public static void check(@Nullable String prefix, @Nullable String errorPrefix) {
        KeyPrefix ofData = of(prefix == null ? "" : prefix);
        if (ofData.errorTyped) {
            throw new InvalidPrefixException("Prefix cannot contain !{firehose:error-output-type}");
        }
        if (errorPrefix == null || errorPrefix.isEmpty()) {
            if (ofData.expressions) {
                throw new InvalidPrefixException(
                        "ErrorOutputPrefix cannot be null or empty when Prefix contains expressions");
            }
            return;
        }
        KeyPrefix ofErrors = of(errorPrefix);
        if (ofErrors.expressions && !ofErrors.errorTyped) {
            throw new InvalidPrefixException(
                    "ErrorOutputPrefix must contain !{firehose:error-output-type} when it contains expressions");
        }
        requireShort(ofData, "Prefix");
        requireShort(ofErrors, "ErrorOutputPrefix");
    }

    private static void requireShort(KeyPrefix prefix, String member) {
        if (prefix.text(Instant.EPOCH, ZoneOffset.UTC, Kind.FAILED.word()).length() > LONGEST) {
            throw new InvalidPrefixException(
                    member + " cannot be longer than " + LONGEST + " characters after it was evaluated");
        }
    }

    private String text(Instant at, ZoneId zone, String errorType) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text(at, zone, errorType)));
        return text.toString();
    }

    /**
     * What a key begins with.
     *
     * @param target whose prefixes it has
     * @param at arrival of the oldest record that the object holds
     */
    public static String evaluated(BucketTarget target, Kind kind, Instant at, ZoneId zone) {
        String prefix = target.prefix() == null ? "" : target.prefix();
        String errorPrefix = target.errorPrefix();
        String hour = DateTimeFormatter.ofPattern(HOUR, Locale.US).format(at.atZone(zone));
        if (kind != Kind.FAILED) {
            KeyPrefix read = of(prefix);
            return read.text(at, zone, "") + (read.timed ? "" : hour);
        }
        return errorPrefix == null || errorPrefix.isEmpty()
                ? prefix + kind.word() + "/" + hour
                : of(errorPrefix).text(at, zone, kind.word());
    }
}
