package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.analytics.ServedAnalytics.NAME;
import static wildrydes.cloud.analytics.ServedAnalytics.ROLE;
import static wildrydes.cloud.analytics.ServedAnalytics.refused;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import wildrydes.cloud.ServedCloud;

/** Who may create an application needs the right to, and the right to pass its role. */
class RightsTest {

    private static final String USER = "arn:aws:iam::000000000000:user/learner";
    private static final String ARN = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/wildrydes";

    @TempDir
    Path folder;

    private ServedAnalytics analytics;
    private IamClient iam;
    private KinesisAnalyticsV2Client learner;

    @BeforeEach
    void open() {
        analytics = ServedAnalytics.begin(folder);
        iam = analytics.cloud.iam(ServedCloud.ADMINISTRATOR);
        iam.createUser(user -> user.userName("learner"));
        var key = iam.createAccessKey(user -> user.userName("learner")).accessKey();
        learner = analytics.cloud.analytics(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }

    @AfterEach
    void close() {
        learner.close();
        iam.close();
        analytics.close();
    }

    private void allow(String action, String resource) {
        iam.putUserPolicy(policy -> policy.userName("learner")
                .policyName(action.replace(':', '-').replace('*', '-'))
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                        + "\",\"Resource\":\"" + resource + "\"}}"));
    }

    private void create() {
        learner.createApplication(request ->
                request.applicationName(NAME).runtimeEnvironment("SQL-1_0").serviceExecutionRole(ROLE));
    }

    @Test
    void bothRightsAreNeeded() {
        refused(
                "AccessDeniedException",
                "User: " + USER + " is not authorized to perform: kinesisanalytics:CreateApplication on resource: "
                        + ARN
                        + " because no identity-based policy allows the kinesisanalytics:CreateApplication action",
                this::create);

        allow("kinesisanalytics:*", ARN);
        refused(
                "AccessDeniedException",
                "User: " + USER + " is not authorized to perform: iam:PassRole on resource: " + ROLE
                        + " because no identity-based policy allows the iam:PassRole action",
                this::create);

        allow("iam:PassRole", ROLE);
        create();
        assertThat(learner.describeApplication(request -> request.applicationName(NAME))
                        .applicationDetail()
                        .applicationARN())
                .isEqualTo(ARN);
        refused(
                "AccessDeniedException",
                "User: " + USER + " is not authorized to perform: kinesisanalytics:ListApplications on resource: *"
                        + " because no identity-based policy allows the kinesisanalytics:ListApplications action",
                () -> learner.listApplications());
    }
}
