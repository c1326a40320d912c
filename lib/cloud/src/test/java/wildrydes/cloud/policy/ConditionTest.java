package wildrydes.cloud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases after AWS's page on condition operators. */
class ConditionTest {

    /** Several values are separated by {@code |}; an empty cell is a request without the key. */
    @ParameterizedTest
    @CsvSource({
        "StringEquals, a|b, b, true",
        "StringEquals, a*, ab, false",
        "StringEquals, a, A, false",
        "StringEquals, a, , false",
        "StringNotEquals, a|b, b, false",
        "StringNotEquals, a|b, c, true",
        "StringNotEquals, a, , true",
        "StringEqualsIgnoreCase, A, a, true",
        "StringLike, wild*, wildrydes, true",
        "StringLike, wild?, wildrydes, false",
        "StringNotLike, wild*, wildrydes, false",
        "NumericLessThanEquals, 10, 10, true",
        "NumericLessThan, 10, 9.5, true",
        "NumericGreaterThan, 10, ten, false",
        "NumericEquals, 10, 10.0, true",
        "NumericNotEquals, 10, 11, true",
        "DateGreaterThan, 2026-01-01T00:00:00Z, 2026-11-26T00:00:00Z, true",
        "DateLessThan, 2026-01-01, 2026-11-26T00:00:00Z, false",
        "DateLessThan, 1893456000, 2026-11-26T00:00:00Z, true",
        "DateEquals, 2026-01-01T01:00:00+01:00, 2026-01-01T00:00:00Z, true",
        "Bool, true, TRUE, true",
        "Bool, false, true, false",
        "Bool, false, , false",
        "BinaryEquals, QmluYXJ5, QmluYXJ5, true",
        "IpAddress, 203.0.113.0/24, 203.0.113.77, true",
        "IpAddress, 203.0.113.0/24, 203.0.114.77, false",
        "IpAddress, 127.0.0.1, 127.0.0.1, true",
        "IpAddress, 2001:db8::/32, 2001:db8:1::1, true",
        "NotIpAddress, 203.0.113.0/24, 127.0.0.1, true",
        "NotIpAddress, 203.0.113.0/24, , true",
        "ArnLike, arn:aws:iam::*:role/w*, arn:aws:iam::000000000000:role/wild, true",
        "ArnEquals, arn:aws:iam::*:role/w*, arn:aws:iam::000000000000:role/wild, true",
        "ArnNotLike, arn:aws:iam::*:role/w*, arn:aws:iam::000000000000:role/wild, false",
        "Null, true, , true",
        "Null, true, a, false",
        "Null, false, a, true",
        "StringEqualsIfExists, a, , true",
        "StringEqualsIfExists, a, b, false",
        "NumericLessThanIfExists, 5, , true",
        "ForAllValues:StringEquals, a|b, a|b, true",
        "ForAllValues:StringEquals, a|b, a|c, false",
        "ForAllValues:StringEquals, a|b, , true",
        "ForAnyValue:StringEquals, a|b, c|b, true",
        "ForAnyValue:StringEquals, a|b, c|d, false",
        "ForAnyValue:StringEquals, a|b, , false",
        "ForAnyValue:StringLike, unauth*, unauthenticated, true",
        "ForAllValues:StringNotEquals, a, b|c, true",
        "ForAllValues:StringNotEquals, a, b|a, false",
        "ForAnyValue:StringNotEquals, a, b|a, true",
        "ForAnyValue:StringNotEquals, a, , false",
    })
    void anOperatorHoldsAsDocumented(String operator, String policy, @Nullable String request, boolean holds) {
        Condition condition = Objects.requireNonNull(Condition.of(
                operator,
                "Some:Key",
                Arrays.stream(policy.split("\\|"))
                        .map(value -> Template.of(value, true))
                        .toList()));
        Context context =
                request == null ? Context.empty() : Context.of(Map.of("some:key", List.of(request.split("\\|"))));

        assertThat(condition.holds(context)).isEqualTo(holds);
    }

    @Test
    void variablesAreFilledInAndStayWhatTheyAre() {
        Context bob = Context.of(Map.of("aws:username", List.of("b*b")));

        assertThat(Template.of("home/${aws:username}/*", true).pattern(bob)).isEqualTo("home/b*b/" + Glob.ANY);
        assertThat(Template.of("${*}${?}${$}", true).pattern(bob)).isEqualTo("*?$");
        assertThat(Template.of("${aws:PrincipalTag/team, 'none'}", true).pattern(bob))
                .isEqualTo("none");
        assertThat(Template.of("${aws:PrincipalTag/team}", true).pattern(bob)).isNull();
        assertThat(Template.of("${aws:username}", false).pattern(bob)).isEqualTo("${aws:username}");
        // A user whose name is a wildcard gets nobody else's home.
        assertThat(Glob.matches(
                        Objects.requireNonNull(
                                Template.of("home/${aws:username}", true).pattern(bob)),
                        "home/bob"))
                .isFalse();
    }

    @Test
    void anUnknownOperatorIsNone() {
        assertThat(Condition.of("StringSounds", "k", List.of())).isNull();
        assertThat(Condition.of("ForSomeValues:StringEquals", "k", List.of())).isNull();
    }
}
