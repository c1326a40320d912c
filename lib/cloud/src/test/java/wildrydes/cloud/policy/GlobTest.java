package wildrydes.cloud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @Property
    void aPatternMatchesWhatTheSameRegularExpressionMatches(
            @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 8) String pattern,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 10) String text) {
        String regex = pattern.replace("*", ".*").replace("?", ".");

        assertThat(Glob.matches(Glob.marked(pattern), text)).isEqualTo(Pattern.matches(regex, text));
        assertThat(Glob.matchesIgnoringCase(Glob.marked(pattern).toUpperCase(java.util.Locale.ROOT), text))
                .isEqualTo(Pattern.matches(regex, text));
    }

    @ParameterizedTest
    @CsvSource({
        "*, arn:aws:s3:::b/k, true",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/k/l, true",
        "arn:aws:s3:::b, arn:aws:s3:::b/k, false",
        "arn:aws:kinesis:*:*:stream/wild*, arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes, true",
        // A wildcard stays in its part between colons.
        "arn:aws:kinesis:*:stream/w, arn:aws:kinesis:us-east-1:000000000000:stream/w, false",
        // A pattern with fewer parts is completed.
        "arn:aws:kinesis, arn:aws:kinesis:us-east-1:000000000000:stream/w, true",
        "arn:aws:kinesis:us-*, arn:aws:kinesis:us-east-1:000000000000:stream/w, true",
        "arn:aws:kinesis:eu-*, arn:aws:kinesis:us-east-1:000000000000:stream/w, false",
        "arn:aws:kinesis:us-east-1:000000000000:*/wildrydes/consumer/*:*,"
                + " arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes/consumer/c:17, true",
        // What is asked of no resource in particular needs the one pattern for all.
        "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes, *, false",
        "arn:*, *, false"
    })
    void anArnIsMatchedPartByPart(String pattern, String arn, boolean matches) {
        assertThat(Glob.matchesArn(Glob.marked(pattern), arn)).isEqualTo(matches);
    }
}
