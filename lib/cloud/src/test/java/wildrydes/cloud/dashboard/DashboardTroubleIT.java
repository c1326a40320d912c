package wildrydes.cloud.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says when it cannot show unicorns, and that it goes on by itself when the reason is gone. */
class DashboardTroubleIT extends WatchedDashboardTest {

    private static final String ELSEWHERE = "us-east-1:11111111-2222-3333-4444-555555555555";

    private Dashboard watching(String pool) {
        return new Dashboard(browser.page(), cloud.endpoint() + "/_dashboard/?pool=" + pool + "&streams=wildrydes");
    }

    private void says(Dashboard dashboard, String... sentences) {
        for (String sentence : sentences) {
            assertThat(dashboard.problems()).containsText(sentence);
        }
    }

    @Test
    void aRoleWithoutListStreamsShowsItsDenialAndWhatWouldAllowIt() {
        cloud.stream("wildrydes", 1);
        String pool = cloud.pool(true);
        cloud.role(pool, pool, "unauthenticated", WatchedCloud.READ);

        Dashboard dashboard = watching(pool);

        says(
                dashboard,
                "The guests' role may not kinesis:ListStreams.",
                "User: arn:aws:sts::000000000000:assumed-role/Cognito_wildrydesUnauth_Role/CognitoIdentityCredentials is"
                        + " not authorized to perform: kinesis:ListStreams on resource: * because no identity-based policy"
                        + " allows the kinesis:ListStreams action",
                "the action cannot be limited to a resource; give it a statement of its own with \"Resource\": \"*\"",
                "\"kinesis:ListStreams\"");
        dashboard.picture("dashboard-denied");

        cloud.policy(WatchedCloud.LIST, WatchedCloud.READ);
        cloud.fly("Shadowfax", "wildrydes", 0);

        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        assertThat(dashboard.problems()).isEmpty();
    }

    @Test
    void aRoleForAnotherStreamShowsWhichActionOnWhichStream() {
        cloud.stream("wildrydes", 1);
        String pool = cloud.pool(true);
        cloud.role(
                pool,
                pool,
                "unauthenticated",
                WatchedCloud.LIST,
                WatchedCloud.READ.replace("stream/*", "stream/other"));

        says(
                watching(pool),
                "The guests' role may not kinesis:ListShards.",
                "Statement 2 of WildrydesDashboardPolicy: its resource is"
                        + " arn:aws:kinesis:us-east-1:000000000000:stream/other, and the request's resource is",
                "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes");
    }

    @Test
    void aTrustPolicyThatNamesAnotherPoolIsNamed() {
        cloud.stream("wildrydes", 1);
        String pool = cloud.pool(true);
        cloud.role(pool, ELSEWHERE, "unauthenticated", WatchedCloud.LIST, WatchedCloud.READ);

        Dashboard dashboard = watching(pool);

        says(
                dashboard,
                "The role's trust policy names another pool.",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
                "Not authorized to perform sts:AssumeRoleWithWebIdentity",
                "its condition asks StringEquals cognito-identity.amazonaws.com:aud " + ELSEWHERE
                        + ", and the request has " + pool,
                "\"cognito-identity.amazonaws.com:aud\": \"" + pool + "\"");
        dashboard.picture("dashboard-trust");
    }

    @Test
    void aTrustPolicyForThoseWhoLoggedInIsNamed() {
        String pool = cloud.pool(true);
        cloud.role(pool, pool, "authenticated", WatchedCloud.LIST);

        says(watching(pool), "The role's trust policy is not for guests.");
    }

    @Test
    void aPoolWithoutRoleOrWithoutGuestsIsNamed() {
        String open = cloud.pool(true);
        says(watching(open), "The identity pool has no role for guests.");

        cloud.setRole(open, WatchedCloud.ROLE_ARN);
        says(watching(open), "The identity pool names a role that does not exist: " + WatchedCloud.ROLE_ARN);

        says(
                watching(cloud.pool(false)),
                "The identity pool lets no guests in.",
                "Unauthenticated access is not supported for this identity pool.");
    }

    @Test
    void whatIsNoPoolHereIsNamed() {
        says(
                watching(ELSEWHERE),
                "This cloud has no identity pool " + ELSEWHERE,
                "IdentityPool '" + ELSEWHERE + "' not found.");
        says(
                watching(ELSEWHERE.replace("us-east-1", "us-east-2")),
                "The pool id names the Region us-east-2, and this cloud is us-east-1.");
        Dashboard dashboard = watching("wildrydes");
        says(dashboard, "'wildrydes' is no identity pool id.");
        assertThat(dashboard.pool()).isFocused();
    }

    @Test
    void aStreamThatIsCreatedLaterIsReadFromThenOn() {
        Dashboard dashboard = watching(cloud.readyPool());
        says(
                dashboard,
                "There is no stream 'wildrydes'.",
                "Stream wildrydes under account 000000000000 not found.",
                "There is no stream at all; create it.");

        cloud.stream("wildrydes", 1);
        assertThat(dashboard.problems()).isEmpty();
        cloud.fly("Shadowfax", "wildrydes", 0);
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);

        cloud.land("Shadowfax");
        cloud.kinesis.deleteStream(request -> request.streamName("wildrydes"));
        says(dashboard, "There is no stream 'wildrydes'.");
    }

    @Test
    void aCloudThatIsGoneIsAwaited() throws IOException {
        cloud.stream("wildrydes", 1);
        String pool = cloud.readyPool();
        cloud.fly("Shadowfax", "wildrydes", 0);
        Dashboard dashboard = watching(pool);
        assertThat(dashboard.flying("Shadowfax")).hasCount(1);
        int port = cloud.port();

        cloud.close();

        says(dashboard, "The cloud is not reachable", "This page keeps trying.");

        cloud = new WatchedCloud(folder, 10, List.of(), port);
        cloud.fly("Rocinante", "wildrydes", 90);

        assertThat(dashboard.flying("Rocinante")).hasCount(1);
        assertThat(dashboard.problems()).isEmpty();
    }
}
