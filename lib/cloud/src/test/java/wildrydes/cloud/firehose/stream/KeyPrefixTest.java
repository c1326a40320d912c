package wildrydes.cloud.firehose.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples and rules of docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html. */
class KeyPrefixTest {

    private static final Instant AT = Instant.parse("2018-08-27T10:30:00Z");

    private static BucketTarget target(@Nullable String prefix, @Nullable String errorPrefix) {
        BucketTarget plain = BucketTarget.of("role", "arn:aws:s3:::bucket");
        return new BucketTarget(
                plain.role(),
                plain.bucket(),
                prefix,
                errorPrefix,
                plain.mebibytes(),
                plain.seconds(),
                plain.compression(),
                null,
                plain.logging());
    }

    private static String data(@Nullable String prefix) {
        return KeyPrefix.evaluated(target(prefix, "e/!{firehose:error-output-type}"), Kind.DATA, AT, ZoneOffset.UTC);
    }

    private static String failed(@Nullable String prefix, @Nullable String errorPrefix) {
        return KeyPrefix.evaluated(target(prefix, errorPrefix), Kind.FAILED, AT, ZoneOffset.UTC);
    }

    @Test
    void withoutATimeTheHourIsAppended() {
        assertThat(data(null)).isEqualTo("2018/08/27/10/");
        assertThat(data("raw/")).isEqualTo("raw/2018/08/27/10/");
        assertThat(data("raw")).isEqualTo("raw2018/08/27/10/");
        assertThat(data("raw/!{firehose:random-string}/")).matches("raw/[0-9a-f-]{11}/2018/08/27/10/");
    }

    @Test
    void timesAreWhatTheirPatternsSay() {
        assertThat(data("myPrefix/year=!{timestamp:yyyy}/month=!{timestamp:MM}/"))
                .isEqualTo("myPrefix/year=2018/month=08/");
        assertThat(data("!{timestamp:'year='yyyy'/day='dd'/hour='HH}/")).isEqualTo("year=2018/day=27/hour=10/");
    }

    @Test
    void timesAreOfTheZoneThatIsNamed() {
        assertThat(KeyPrefix.evaluated(target("", null), Kind.DATA, AT, ZoneId.of("America/New_York")))
                .isEqualTo("2018/08/27/06/");
    }

    @Test
    void failedRecordsHaveAPrefixOfTheirOwn() {
        assertThat(failed(null, "myFirehoseFailures/!{firehose:error-output-type}/"))
                .isEqualTo("myFirehoseFailures/processing-failed/");
        assertThat(failed("raw/", null)).isEqualTo("raw/processing-failed/2018/08/27/10/");
        assertThat(failed(null, "!{timestamp:yyyy}/!{firehose:error-output-type}/!{timestamp:dd}"))
                .isEqualTo("2018/processing-failed/27");
    }

    @Test
    void rulesThatAreBrokenAreNamed() {
        assertThatCode(() -> KeyPrefix.check("raw/", null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> KeyPrefix.check("!{firehose:error-output-type}/", "e/!{firehose:error-output-type}"))
                .hasMessage("Prefix cannot contain !{firehose:error-output-type}");
        assertThatThrownBy(() -> KeyPrefix.check("!{timestamp:yyyy}/", ""))
                .hasMessage("ErrorOutputPrefix cannot be null or empty when Prefix contains expressions");
        assertThatThrownBy(() -> KeyPrefix.check("", "errors/!{timestamp:yyyy}/"))
                .hasMessage(
                        "ErrorOutputPrefix must contain !{firehose:error-output-type} when it contains expressions");
        assertThatThrownBy(() -> KeyPrefix.check("a!{b", null))
                .hasMessage("!{ can only appear in expressions of the form !{namespace:value}, but not in 'a!{b'");
        assertThatThrownBy(() -> KeyPrefix.check("!{timestamp:bbb}", "e/!{firehose:error-output-type}"))
                .hasMessage("!{timestamp:bbb} must have a pattern of Java's DateTimeFormatter");
        assertThatThrownBy(() -> KeyPrefix.check("x".repeat(513), "e/!{firehose:error-output-type}"))
                .hasMessage("Prefix cannot be longer than 512 characters after it was evaluated");
    }
}
