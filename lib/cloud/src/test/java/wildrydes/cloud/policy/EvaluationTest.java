package wildrydes.cloud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final String ACCOUNT = "000000000000";
    private static final Principal BOB = Principal.user("arn:aws:iam::000000000000:user/bob", ACCOUNT);
    private static final Principal SESSION = Principal.session(
            "arn:aws:sts::000000000000:assumed-role/R/s", "arn:aws:iam::000000000000:role/R", ACCOUNT);
    private static final AccessRequest PUT =
            new AccessRequest("kinesis:PutRecord", "arn:aws:kinesis:us-east-1:000000000000:stream/w", Context.empty());

    private static NamedPolicy policy(String name, String statement, PolicyType type) {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement.replace('\'', '"') + "]}";
        return NamedPolicy.of(name, "policy", document, type);
    }

    private static NamedPolicy identity(String effect, String action) {
        return policy(
                effect + " " + action,
                "{'Effect':'" + effect + "','Action':'" + action + "','Resource':'*'}",
                PolicyType.IDENTITY);
    }

    private static NamedPolicy resource(String effect, String principal) {
        return policy(
                "resource policy",
                "{'Effect':'" + effect + "','Principal':" + principal + ",'Action':'kinesis:*','Resource':'*'}",
                PolicyType.RESOURCE);
    }

    private static Decision decide(
            Principal principal,
            List<NamedPolicy> identity,
            @Nullable NamedPolicy boundary,
            List<NamedPolicy> session,
            List<NamedPolicy> resource) {
        return Evaluation.of(PUT, principal, new Policies(identity, boundary, session, resource));
    }

    private static String words(Decision decision) {
        return Decision.because(decision, "kinesis:PutRecord").strip();
    }

    @Test
    void nothingIsAllowedByItself() {
        assertThat(words(decide(BOB, List.of(), null, List.of(), List.of())))
                .isEqualTo("because no identity-based policy allows the kinesis:PutRecord action");
    }

    @Test
    void aDenyWinsWhereverItStands() {
        NamedPolicy allow = identity("Allow", "kinesis:*");
        NamedPolicy deny = identity("Deny", "kinesis:Put*");
        assertThat(words(decide(BOB, List.of(allow, deny), null, List.of(), List.of())))
                .isEqualTo("with an explicit deny in an identity-based policy");
        assertThat(words(decide(BOB, List.of(allow), deny, List.of(), List.of())))
                .isEqualTo("with an explicit deny in a permissions boundary");
        assertThat(words(decide(SESSION, List.of(allow), null, List.of(allow, deny), List.of())))
                .isEqualTo("with an explicit deny in a session policy");
        assertThat(words(decide(BOB, List.of(allow), null, List.of(), List.of(resource("Deny", "'*'")))))
                .isEqualTo("with an explicit deny in a resource-based policy");
    }

    @Test
    void boundaryAndSessionMustAllowAsWell() {
        NamedPolicy all = identity("Allow", "*");
        NamedPolicy other = identity("Allow", "s3:*");
        assertThat(words(decide(BOB, List.of(all), other, List.of(), List.of())))
                .isEqualTo("because no permissions boundary allows the kinesis:PutRecord action");
        assertThat(words(decide(SESSION, List.of(all), null, List.of(other), List.of())))
                .isEqualTo("because no session policy allows the kinesis:PutRecord action");
        assertThat(decide(SESSION, List.of(all), all, List.of(other, all), List.of())
                        .allowed())
                .as("session policies unite")
                .isTrue();
        assertThat(words(decide(SESSION, List.of(other), all, List.of(all), List.of())))
                .isEqualTo("because no identity-based policy allows the kinesis:PutRecord action");
    }

    @Test
    void aResourcesPolicyIsEnoughForWhomItNames() {
        NamedPolicy boundary = identity("Allow", "s3:*");
        String bob = "{'AWS':'arn:aws:iam::000000000000:user/bob'}";
        String role = "{'AWS':'arn:aws:iam::000000000000:role/R'}";
        String session = "{'AWS':'arn:aws:sts::000000000000:assumed-role/R/s'}";
        String root = "{'AWS':'000000000000'}";
        assertThat(decide(BOB, List.of(), boundary, List.of(), List.of(resource("Allow", bob)))
                        .allowed())
                .as("an implicit deny of a boundary does not limit what names the user")
                .isTrue();
        assertThat(decide(SESSION, List.of(), null, List.of(boundary), List.of(resource("Allow", session)))
                        .allowed())
                .isTrue();
        assertThat(decide(SESSION, List.of(), null, List.of(), List.of(resource("Allow", role)))
                        .allowed())
                .isTrue();
        assertThat(decide(SESSION, List.of(), null, List.of(boundary), List.of(resource("Allow", role)))
                        .allowed())
                .as("what names the role is limited by the session's policies")
                .isFalse();
        assertThat(decide(BOB, List.of(), null, List.of(), List.of(resource("Allow", root)))
                        .allowed())
                .as("naming the account leaves it to the user's policies")
                .isFalse();
        assertThat(decide(BOB, List.of(), null, List.of(), List.of(resource("Allow", role)))
                        .allowed())
                .isFalse();
        assertThat(words(decide(Principal.service("lambda.amazonaws.com"), List.of(), null, List.of(), List.of())))
                .isEqualTo("because no resource-based policy allows the kinesis:PutRecord action");
    }

    @Test
    void notActionAndNotResourceAreAllButThose() {
        NamedPolicy allBut = policy(
                "p",
                "{'Effect':'Allow','NotAction':['iam:*','s3:*'],'NotResource':'arn:aws:kinesis:*:*:stream/secret'}",
                PolicyType.IDENTITY);
        Policies policies = new Policies(List.of(allBut), null, List.of(), List.of());
        assertThat(Evaluation.of(PUT, BOB, policies).allowed()).isTrue();
        assertThat(Evaluation.of(new AccessRequest("IAM:GetUser", "*", Context.empty()), BOB, policies)
                        .allowed())
                .isFalse();
        assertThat(Evaluation.of(
                                new AccessRequest(
                                        "kinesis:PutRecord",
                                        "arn:aws:kinesis:us-east-1:000000000000:stream/secret",
                                        Context.empty()),
                                BOB,
                                policies)
                        .allowed())
                .isFalse();
    }

    @Test
    void notPrincipalDeniesAllButThoseWhoseAccountItNamesToo() {
        String bob = "arn:aws:iam::000000000000:user/bob";
        NamedPolicy onlyBob = policy(
                "r",
                "{'Effect':'Deny','NotPrincipal':{'AWS':['" + bob + "','arn:aws:iam::000000000000:root']},"
                        + "'Action':'*','Resource':'*'}",
                PolicyType.RESOURCE);
        NamedPolicy noAccount = policy(
                "r",
                "{'Effect':'Deny','NotPrincipal':{'AWS':'" + bob + "'},'Action':'*','Resource':'*'}",
                PolicyType.RESOURCE);
        NamedPolicy all = identity("Allow", "*");
        assertThat(decide(BOB, List.of(all), null, List.of(), List.of(onlyBob)).allowed())
                .isTrue();
        assertThat(decide(BOB, List.of(all), null, List.of(), List.of(noAccount))
                        .allowed())
                .isFalse();
        assertThat(decide(SESSION, List.of(all), null, List.of(), List.of(onlyBob))
                        .allowed())
                .isFalse();
    }

    @Test
    void theHomeFolderOfAwssDocumentation() {
        NamedPolicy home = policy(
                "home",
                "{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::mybucket',"
                        + "'Condition':{'StringLike':{'s3:prefix':['${aws:username}/*']}}},"
                        + "{'Effect':'Allow','Action':['s3:GetObject','s3:PutObject'],"
                        + "'Resource':'arn:aws:s3:::mybucket/${aws:username}/*'}",
                PolicyType.IDENTITY);
        Policies policies = new Policies(List.of(home), null, List.of(), List.of());
        Context bob = Context.of(Map.of("aws:username", List.of("bob"), "s3:prefix", List.of("bob/x")));
        assertThat(Evaluation.of(new AccessRequest("s3:ListBucket", "arn:aws:s3:::mybucket", bob), BOB, policies)
                        .allowed())
                .isTrue();
        assertThat(Evaluation.of(new AccessRequest("s3:GetObject", "arn:aws:s3:::mybucket/bob/k", bob), BOB, policies)
                        .allowed())
                .isTrue();
        assertThat(Evaluation.of(new AccessRequest("s3:GetObject", "arn:aws:s3:::mybucket/al/k", bob), BOB, policies)
                        .allowed())
                .isFalse();
    }

    /** A statement as the model sees it. */
    record Simple(boolean allow, String action, String stream, boolean negated) {

        String json() {
            return "{\"Effect\":\"" + (allow ? "Allow" : "Deny") + "\",\"" + (negated ? "NotAction" : "Action")
                    + "\":\"kinesis:" + action + "\",\"Resource\":\"arn:aws:kinesis:us-east-1:000000000000:stream/"
                    + stream + "\"}";
        }

        boolean matches(String asked, String name) {
            boolean named = action.equals("*") || action.equals(asked);
            return named != negated && (stream.equals("*") || stream.equals(name));
        }
    }

    @Provide
    Arbitrary<List<Simple>> statements() {
        return Combinators.combine(
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of("*", "PutRecord", "GetRecords"),
                        Arbitraries.of("*", "w", "v"),
                        Arbitraries.of(false, false, true))
                .as(Simple::new)
                .list()
                .ofMaxSize(3);
    }

    /** The textbook's rule, over sets: allowed by each of the three, denied by none. */
    @Property
    void decisionsAreThoseOfANaiveModel(
            @ForAll("statements") List<Simple> identity,
            @ForAll("statements") List<Simple> boundary,
            @ForAll("statements") List<Simple> session) {
        Policies policies = new Policies(
                named(identity), boundary.isEmpty() ? null : named(boundary).get(0), named(session), List.of());
        for (String action : List.of("PutRecord", "GetRecords", "ListShards")) {
            for (String stream : List.of("w", "v", "u")) {
                List<Simple> all = new ArrayList<>(identity);
                all.addAll(boundary);
                all.addAll(session);
                boolean denied = all.stream().anyMatch(one -> !one.allow() && one.matches(action, stream));
                boolean allowed = allows(identity, action, stream)
                        && (boundary.isEmpty() || allows(boundary, action, stream))
                        && (session.isEmpty() || allows(session, action, stream));
                AccessRequest request = new AccessRequest(
                        "kinesis:" + action,
                        "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream,
                        Context.empty());

                assertThat(Evaluation.of(request, SESSION, policies).allowed()).isEqualTo(allowed && !denied);
            }
        }
    }

    /** What a refusal proposes is enough, wherever something is missing. */
    @Property
    void theProposedStatementAllows(@ForAll("statements") List<Simple> identity) {
        Policies policies = new Policies(named(identity), null, List.of(), List.of());
        Decision decision = Evaluation.of(PUT, BOB, policies);
        if (decision instanceof Decision.NotAllowed) {
            Denial denial = new Denial("bob", PUT, BOB, policies, decision, "");
            List<NamedPolicy> more = new ArrayList<>(policies.identity());
            more.add(NamedPolicy.of(
                    "more",
                    "policy",
                    "{\"Version\":\"2012-10-17\",\"Statement\":" + denial.json().path("wouldAllow") + "}",
                    PolicyType.IDENTITY));

            assertThat(Evaluation.of(PUT, BOB, new Policies(more, null, List.of(), List.of()))
                            .allowed())
                    .isTrue();
        }
    }

    private static boolean allows(List<Simple> statements, String action, String stream) {
        return statements.stream().anyMatch(one -> one.allow() && one.matches(action, stream));
    }

    private static List<NamedPolicy> named(List<Simple> statements) {
        if (statements.isEmpty()) {
            return List.of();
        }
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":["
                + String.join(",", statements.stream().map(Simple::json).toList()) + "]}";
        return List.of(NamedPolicy.of("p", "policy", document, PolicyType.IDENTITY));
    }
}
