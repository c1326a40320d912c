package wildrydes.cloud.logs.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html, or like them. */
class FilterPatternTest {

    private static final String RIDE = """
            {"user": {"id": 1, "email": "John.Stiles@example.com"}, "users": [{"id": 2, "email": "John.Doe@example.com"}],
             "actions": ["GET", "PUT", "DELETE"], "coordinates": [[0, 1, 2], [4, 5, 6]], "eventType": "UpdateTrail",
             "sourceIPAddress": "111.111.111.111", "SomeObject": null, "ThisFlag": true, "ThatFlag": false, "latency": 1500.5,
             "code": "404", "a.b": "dotted"}""";
    private static final String LINE =
            "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "``;anything;true",
                "ERROR;[ERROR 400] BAD REQUEST;true",
                "ERROR;Exiting with ERRORCODE: -1;true",
                "ERROR;error;false",
                "ERROR ARGUMENTS;[ERROR 401] UNAUTHORIZED: INVALID ARGUMENTS;true",
                "ERROR ARGUMENTS;[ERROR 401] UNAUTHORIZED;false",
                "?ERROR ?WARN;WARN message;true",
                "?ERROR ?WARN;INFO message;false",
                "ERROR -WARN;ERROR message;true",
                "ERROR -WARN;ERROR WARN message;false",
                "`\"ERROR\" - \"Exiting\"`;Exiting with ERRORCODE: -1;false",
                "-ERROR;fine;true",
                "ERROR ?WARN;ERROR message;false",
                "`\"INTERNAL SERVER ERROR\"`;[ERROR 500] INTERNAL SERVER ERROR;true",
                "`\"INTERNAL SERVER ERROR\"`;INTERNAL ERROR;false",
                "`\"say \\\"hi\\\"\"`;they say \"hi\" again;true",
                "%AUTHORIZED%;[ERROR 401] UNAUTHORIZED REQUEST;true",
                "%^[hc]at%;hat;true",
                "%^[hc]at%;that;false",
                "%10\\.10\\.0\\.1%;from 10.10.0.1;true",
                "%10\\.10\\.0\\.1%;from 10x10x0x1;false",
            })
    void termsAreFoundAnywhereInTheVeryCase(String pattern, String message, boolean matches) {
        assertThat(FilterPattern.of(pattern).matches(message)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "{ $.eventType = \"UpdateTrail\" };true",
                "{ $.eventType = Update* };true",
                "{ $.eventType = \"*Trail\" };true",
                "{ $.eventType = *pda* };true",
                "{ $.eventType = UpdateTrai };false",
                "{ $.eventType = * };true",
                "{ $.sourceIPAddress != 123.123.* };true",
                "{ $.sourceIPAddress = %111% };true",
                "{ $.actions[0] = GET };true",
                "{ $.actions[9] = GET };false",
                "{ $.actions[9] != GET };false",
                "{ $.users = 1 };false",
                "{ $.users != 1 };false",
                "{ $.users[0].id = 2 };true",
                "{ $.user.id = 1 && $.users[0].email = \"John.Doe@example.com\" };true",
                "{ ($.user.id = 2 && $.users[0].email = \"nonmatch\") || $.actions[2] = \"GET\" };false",
                "{ $.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch };true",
                "{ ($.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch };false",
                "{ $.SomeObject IS NULL };true",
                "{ $.user IS NULL };false",
                "{ $.SomeOtherObject NOT EXISTS };true",
                "{ $.SomeObject NOT EXISTS };false",
                "{ $.user EXISTS };true",
                "{ $.ThisFlag IS TRUE };true",
                "{ $.ThisFlag IS FALSE };false",
                "{ $.ThatFlag IS FALSE };true",
                "{ $.latency >= 1500 };true",
                "{ $.latency < 1.5005e3 };false",
                "{ $.latency <= +1500.50 };true",
                "{ $.latency > 10e-3 };true",
                "{ $.eventType > 5 };false",
                "{ $.code = 404 };true",
                "{$.user.id=1};true",
                "{ $.['a.b'] = dotted };true",
            })
    void conditionsOnJson(String pattern, boolean matches) {
        assertThat(FilterPattern.of(pattern).matches(RIDE)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "", "[1]", "1", "{\"a\":"})
    void whatIsNoJsonObjectMeetsNoConditions(String message) {
        assertThat(FilterPattern.of("{ $.a NOT EXISTS }").matches(message)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "[ip, user, username, timestamp, request, status_code, bytes];true",
                "[ip, user, username, timestamp, request, status_code];false",
                "[ip, user, username, timestamp, request, status_code, bytes > 1000];true",
                "[ip, user, username, timestamp, request, status_code = 4*, bytes];true",
                "[ip, user, username, timestamp, request = *html*, status_code = 4*, bytes];true",
                "[ip, user, username, timestamp, request, status_code = 4* && bytes > 2000, bytes];false",
                "[ip, user, username, timestamp, request, status_code = 4* && status_code != 403, bytes];true",
                "[..., status_code, bytes];true",
                "[..., request=*.html*, status_code=4*,];true",
                "[ip, user, ..., status_code = 500 || status_code = 404, bytes];true",
                "[ip=%127\\.0%, ...];true",
                "[ip=\"127.0.0.1\", ...];true",
                "[ip!=127.*, ...];false",
                "[a, b, c, d, e, f, g, h, ...];false",
            })
    void fieldsAreSeparatedBySpaces(String pattern, boolean matches) {
        assertThat(FilterPattern.of(pattern).matches(LINE)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"ERROR WARN message;false", "ERROR message;true", "WARN message;false"})
    void theNumberOfFieldsCounts(String message, boolean matches) {
        assertThat(FilterPattern.of("[w1=ERROR, w2]").matches(message)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error.log",
                "\"open",
                "%open",
                "%a(b)%",
                "%something!%",
                "%[%",
                "{ $.a[0] = %a% && $.b = %b% && $.c = %c% }",
                "{",
                "{ }",
                "{ $ = 1 }",
                "{ $.a }",
                "{ $.a = }",
                "{ $.a > abc }",
                "{ $.a IS MAYBE }",
                "{ ($.a = 1 }",
                "{ $.a = 1 } x",
                "{ $.a[x] = 1 }",
                "[a",
                "[a, ..., b, ...]",
                "[a = ]",
                "?",
                "a -",
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> FilterPattern.of(pattern)).isInstanceOf(PatternException.class);
    }

    @Property(tries = 2000)
    void anyTextIsAPatternOrIsRefused(@ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 40) String pattern) {
        try {
            FilterPattern.of(pattern).matches(LINE);
            FilterPattern.of("{ $.a = \"" + pattern).matches(RIDE);
        } catch (PatternException e) {
            assertThat(e).hasMessageContaining("cannot be read from position");
        }
    }
}
