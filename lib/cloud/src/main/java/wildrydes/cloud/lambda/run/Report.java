package wildrydes.cloud.lambda.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines that Lambda itself writes to the log of a function, word for word. */
final class Report {

    private static final double NANOS_OF_MILLI = 1e6;

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Report() {}

    /** An environment begins; the version is that of the JDK at hand. */
    static String initStart(String region) {
        Runtime.Version version = Runtime.version();
        return "INIT_START Runtime Version: java:" + version.feature() + ".v" + version.update()
                + "\tRuntime Version ARN: arn:aws:lambda:" + region + "::runtime:" + digest(version.toString()) + "\n";
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    /**
     * A function could not be loaded.
     *
     * @param phase {@code init}, or {@code invoke} for the second try
     * @param errorType null where the time was over
     */
    static String initReport(Duration duration, String phase, @Nullable String errorType) {
        return "INIT_REPORT Init Duration: " + millis(duration) + " ms\tPhase: " + phase + "\t" + status(errorType)
                + "\n";
    }

    static String start(String requestId, String version) {
        return "START RequestId: " + requestId + " Version: " + version + "\n";
    }

    static String end(String requestId) {
        return "END RequestId: " + requestId + "\n";
    }

    /**
     * An invocation ended.
     *
     * @param memory of the function, in MB
     * @param fault that ended the environment; null for none
     */
    static String report(String requestId, Outcome outcome, int memory, @Nullable FunctionError fault) {
        StringBuilder line = new StringBuilder(200)
                .append("REPORT RequestId: ")
                .append(requestId)
                .append("\tDuration: ")
                .append(millis(outcome.duration()))
                .append(" ms\tBilled Duration: ")
                .append(outcome.billed().toMillis())
                .append(" ms\tMemory Size: ")
                .append(memory)
                .append(" MB\tMax Memory Used: ")
                .append(outcome.memory())
                .append(" MB\t");
        Duration init = outcome.init();
        if (init != null) {
            line.append("Init Duration: ").append(millis(init)).append(" ms\t");
        }
        if (fault != null) {
            line.append(status(fault.timeout() ? null : fault.type())).append('\t');
        }
        return line.append('\n').toString();
    }

    private static String status(@Nullable String errorType) {
        return errorType == null ? "Status: timeout" : "Status: error\tError Type: " + errorType;
    }

    /** Why an invocation ended, where the function itself cannot say so. */
    static String fault(String requestId, FunctionError fault, Instant now) {
        return fault.timeout()
                ? MILLIS.format(now) + " " + requestId
                        + fault.message().substring(fault.message().indexOf(" Task")) + "\n\n"
                : fault.message() + "\n" + fault.type() + "\n";
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toNanos() / NANOS_OF_MILLI);
    }
}
