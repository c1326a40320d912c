package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import wildrydes.kernel.api.CellId;
import wildrydes.lab.exercise.GivenPolicy;
import wildrydes.lab.strip.CallStrip;

/** Who may do what: pools, guests, roles and policies, in an empty account of the packed cloud. */
class IdentityIT extends OwnAccount {

    private static final String LAMBDA_WRITES_LOGS = "AWSLambdaBasicExecutionRole";

    private IdentityPool pool() {
        return lab.identityPool("wildrydes").allowGuests().create();
    }

    private Policy readers() {
        return lab.policy("WildrydesDashboardPolicy")
                .document(GivenPolicy.document(lab.stream("wildrydes").arn()));
    }

    @Test
    void aPoolComesWithTwoRolesThatTrustItAndMayDoNothing() {
        IdentityPool pool = pool();

        assertThat(pool.id()).startsWith("us-east-1:").hasSize("us-east-1:".length() + 36);
        assertThat(pool.arn()).isEqualTo("arn:aws:cognito-identity:us-east-1:000000000000:identitypool/" + pool.id());
        assertThat(pool.status()).isEqualTo("exists");
        assertThat(pool.cli())
                .isEqualTo("aws cognito-identity create-identity-pool --identity-pool-name wildrydes"
                        + " --allow-unauthenticated-identities");
        assertThat(pool.guestRole().name()).isEqualTo("Cognito_wildrydesUnauth_Role");
        assertThat(pool.guestRole().trust())
                .contains("\"cognito-identity.amazonaws.com:aud\": \"" + pool.id() + "\"")
                .contains("\"cognito-identity.amazonaws.com:amr\": \"unauthenticated\"");
        assertThat(lab.role("Cognito_wildrydesAuth_Role").trust()).contains(":amr\": \"authenticated\"");
        assertThat(shown(pool)).contains(pool.id(), "get credentials", "Cognito_wildrydesUnauth_Role");
        assertThat(shown(pool.guestRole())).contains("AssumeRoleWithWebIdentity", "nothing: it has no policies");
    }

    @Test
    void creatingAndDeletingAPoolTwiceIsFine() {
        String id = pool().id();
        screen = Screenshot.begin();

        assertThat(pool().id()).isEqualTo(id);
        assertThat(screen.text())
                .isEqualTo("Identity pool wildrydes is already there, " + id + "; update() changes it.");
        lab.identityPool("wildrydes").delete();
        assertThat(lab.identityPool("wildrydes").exists()).isFalse();
        screen = Screenshot.begin();
        lab.identityPool("wildrydes").delete();
        assertThat(screen.text()).isEqualTo("There is no identity pool wildrydes, so there is nothing to delete.");
        assertThatThrownBy(() -> lab.identityPool("wildrydes").id())
                .hasMessage("Identity pool wildrydes does not exist and has no id; create() makes it.");
        assertThat(shown(lab.identityPool("wildrydes"))).contains("does not exist yet; create() makes it");
    }

    @Test
    void aRoleLeftByAnEarlierPoolIsTurnedToTheNewOne() {
        pool().delete();

        IdentityPool again = pool();

        assertThat(again.guestRole().trust()).contains(again.id());
        assertThat(again.guest().roleArn()).isEqualTo("arn:aws:iam::000000000000:role/Cognito_wildrydesUnauth_Role");
    }

    @Test
    void aGuestMayDoNothingUntilItsRoleMay() {
        lab.stream("wildrydes").shards(1).create();
        IdentityPool pool = pool();
        Guest guest = pool.guest();
        assertThat(guest.expires()).isAfter(Instant.now());
        assertThat(shown(guest)).contains("Cognito_wildrydesUnauth_Role");

        Outcome refused = lab.attempt(() -> guest.kinesis().listStreams());

        assertThat(refused.code()).isEqualTo("AccessDeniedException");
        assertThat(refused.sentence())
                .endsWith("is not authorized to perform: kinesis:ListStreams on resource: *"
                        + " because no identity-based policy allows the kinesis:ListStreams action");
        assertThat(refused.why()).contains("\"Action\" : \"kinesis:ListStreams\"");

        pool.guestRole().inline(readers()).update();

        assertThat(guest.kinesis().listStreams().streamNames()).containsExactly("wildrydes");
        assertThat(guest.kinesis().listShards(b -> b.streamName("wildrydes")).shards())
                .hasSize(1);
        assertThatThrownBy(() -> guest.kinesis()
                        .putRecord(b -> b.streamName("wildrydes")
                                .partitionKey("Mallory")
                                .data(SdkBytes.fromUtf8String("{}"))))
                .isInstanceOf(KinesisException.class)
                .hasMessageContaining("is not authorized to perform: kinesis:PutRecord");
        assertThat(shown(pool.guestRole())).contains("inline policy WildrydesDashboardPolicy", "kinesis:GetRecords");
    }

    @Test
    void theStripTellsADenialInItsLine() {
        Guest guest = pool().guest();
        CellId cell = new CellId("cell-1", Optional.of("guest"));
        CellId.enter(cell);
        lab.attempt(() -> guest.kinesis().listStreams());
        screen = Screenshot.begin();

        new CallStrip().after(cell);

        assertThat(screen.text())
                .isEqualTo(
                        "1 call, 1 refused, $0.0000, denied: kinesis:ListStreams on * for Cognito_wildrydesUnauth_Role");
        assertThat(screen.html()).contains("color:var(--jp-error-color1,#d84315)\">denied: kinesis:ListStreams");
    }

    @Test
    void aGuestOfAnotherPoolIsToldWhichConditionFailed() {
        IdentityPool pool = pool();
        IdentityPool other = lab.identityPool("wildrydes-b")
                .allowGuests()
                .guestRole(pool.guestRole())
                .create();

        String id = other.id();
        CellId cell = new CellId("cell-2", Optional.of("other-pool"));
        CellId.enter(cell);
        Outcome refused = lab.attempt(other::guest);
        screen = Screenshot.begin();
        new CallStrip().after(cell);

        assertThat(screen.text())
                .as("calls that nobody signed belong to their cell as well")
                .startsWith("2 calls, 1 refused")
                .endsWith("denied: sts:AssumeRoleWithWebIdentity on role/Cognito_wildrydesUnauth_Role");
        assertThat(refused.code()).isEqualTo("InvalidIdentityPoolConfigurationException");
        assertThat(refused.why())
                .startsWith("Not authorized to perform sts:AssumeRoleWithWebIdentity")
                .contains("aud " + pool.id() + ", and the request has " + id);
        assertThat(refused.meaning()).contains("does not let guests of this pool become it");

        pool.guestRole()
                .trust(pool.guestRole()
                        .trust()
                        .replace("\"" + pool.id() + "\"", "[\"" + pool.id() + "\", \"" + other.id() + "\"]"))
                .update();

        assertThat(other.guest().roleArn()).isEqualTo(pool.guest().roleArn());
        other.delete();
        assertThat(pool.guestRole().exists())
                .as("the role belongs to nobody's pool")
                .isTrue();
    }

    @Test
    void aPoolWithoutGuestsSaysHowToLetThemIn() {
        IdentityPool closed = lab.identityPool("wildrydes").create();

        Outcome refused = lab.attempt(closed::guest);

        assertThat(refused.code()).isEqualTo("NotAuthorizedException");
        assertThat(refused.next()).isEqualTo("Let it: allowGuests().update().");
        closed.allowGuests().update();
        assertThat(closed.guest().roleArn()).endsWith("Cognito_wildrydesUnauth_Role");
    }

    @Test
    void theSimulatorAsksWithoutDoing() {
        String stream = lab.stream("wildrydes").arn();
        Role role = pool().guestRole().inline(readers()).update();

        assertThat(role.simulate("kinesis:GetRecords", stream))
                .isEqualTo(new Decision("kinesis:GetRecords", stream, "allowed", "WildrydesDashboardPolicy"));
        assertThat(role.simulate("kinesis:PutRecord", stream).allowed()).isFalse();
        assertThat(role.simulate("kinesis:GetRecords", stream + "-summary"))
                .hasToString("kinesis:GetRecords on " + stream + "-summary: implicitDeny, no statement allows it");
    }

    @Test
    void aRoleHasAttachedPoliciesAndIsDeletedWithAllThatHangsOnIt() {
        Policy writes = lab.policy("Writes").document("""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*"}}""").create();
        Role role = lab.role("Processor")
                .trustService("lambda")
                .attach(writes)
                .attachManaged(LAMBDA_WRITES_LOGS)
                .inline(readers())
                .create();

        assertThat(role.trust()).contains("lambda.amazonaws.com");
        assertThat(shown(role)).contains("policy/Writes", LAMBDA_WRITES_LOGS, "WildrydesDashboardPolicy");
        assertThat(shown(writes)).contains("attached to  1 role", "kinesis:PutRecord");
        assertThatThrownBy(
                        () -> lab.iam().createRole(b -> b.roleName("Processor").assumeRolePolicyDocument(role.trust())))
                .isInstanceOf(EntityAlreadyExistsException.class);
        screen = Screenshot.begin();
        lab.role("Processor").trustService("lambda.amazonaws.com").create();
        assertThat(screen.text()).isEqualTo("Role Processor is already there; update() changes it.");

        role.delete();
        assertThat(role.exists()).isFalse();
        screen = Screenshot.begin();
        role.delete();
        assertThat(screen.text()).isEqualTo("There is no role Processor, so there is nothing to delete.");
        writes.delete();
        assertThat(writes.exists()).isFalse();
    }

    @Test
    void aPolicyThatChangesOftenHasItsNewestText() {
        Policy policy = lab.policy("Writes");
        String text = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kinesis:%s","Resource":"*"}}""";
        policy.document(text.formatted("PutRecord")).create();

        for (int change = 0; change < 6; change++) {
            policy.document(text.formatted("Get*")).update();
        }
        policy.document(text.formatted("PutRecords")).update();

        assertThat(lab.policy("Writes").document()).contains("kinesis:PutRecords");
        assertThat(lab.iam().listPolicyVersions(b -> b.policyArn(policy.arn())).versions())
                .hasSize(5);
        policy.delete();
        assertThat(policy.exists()).isFalse();
        assertThat(lab.policy("Writes").document()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> lab.role("Lonely").create())
                .hasMessage("Role Lonely would trust nobody; trustService(\"lambda.amazonaws.com\") or trust(json) says"
                        + " who may become it.");
        assertThatThrownBy(() -> lab.role("Lonely").trust())
                .hasMessage("Role Lonely does not exist and trusts nobody; create() makes it.");
        assertThatThrownBy(() -> lab.policy("Empty").create())
                .hasMessage("Policy Empty has no text; give it one by document(json).");
        assertThatThrownBy(() -> lab.policy("Empty").status()).hasMessageContaining("does not exist by itself");
        assertThatThrownBy(() -> lab.policy("Bad").document("{").create())
                .isInstanceOf(MalformedPolicyDocumentException.class);
        assertThatThrownBy(() ->
                        lab.role("Lonely").trustService("lambda.amazonaws.com").update())
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> lab.role("Lonely")
                        .trustService("lambda.amazonaws.com")
                        .attachManaged("AWSRainbow")
                        .create())
                .hasMessageStartingWith("AWS has no policy named AWSRainbow");
    }

    @Test
    void notebook02FindsWhatNotebook01Leaves() {
        lab.ready("02");

        assertThat(screen.text())
                .contains("Made for notebook 02, since it was missing: stream wildrydes with 2 shards, identity pool"
                        + " wildrydes with its two roles, policy WildrydesDashboardPolicy of role"
                        + " Cognito_wildrydesUnauth_Role.");
        assertThat(lab.stream("wildrydes").shardList().open()).isEqualTo(2);
        assertThat(lab.identityPool("wildrydes").guest().kinesis().listStreams().streamNames())
                .containsExactly("wildrydes");
        screen = Screenshot.begin();
        lab.ready("02");
        assertThat(screen.text()).isEmpty();
    }
}
