package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.analytics.ServedAnalytics.NAME;
import static wildrydes.cloud.analytics.ServedAnalytics.ROLE;
import static wildrydes.cloud.analytics.ServedAnalytics.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlRunConfiguration;

/** The life of an application by the second version of the interface. */
class ApplicationsTest {

    private static final String ARN = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/wildrydes";

    @TempDir
    Path folder;

    private ServedAnalytics analytics;

    @BeforeEach
    void open() {
        analytics = ServedAnalytics.begin(folder);
    }

    @AfterEach
    void close() {
        analytics.close();
    }

    private void reopen() {
        analytics.close();
        analytics = new ServedAnalytics(folder);
    }

    private void start(InputStartingPosition position) {
        String input = analytics
                .describe()
                .applicationConfigurationDescription()
                .sqlApplicationConfigurationDescription()
                .inputDescriptions()
                .get(0)
                .inputId();
        analytics.client.startApplication(request -> request.applicationName(NAME)
                .runConfiguration(run -> run.sqlRunConfigurations(SqlRunConfiguration.builder()
                        .inputId(input)
                        .inputStartingPositionConfiguration(from -> from.inputStartingPosition(position))
                        .build())));
    }

    private void delete(Instant created) {
        analytics.client.deleteApplication(
                request -> request.applicationName(NAME).createTimestamp(created));
    }

    private ApplicationStatus status() {
        return analytics.client.listApplications().applicationSummaries().get(0).applicationStatus();
    }

    @Test
    void aNewOneIsDescribedAsAtAws() {
        Instant now = analytics.now();
        ApplicationDetail made = analytics.create(request -> request.applicationDescription("sums by minute")
                .applicationConfiguration(configured -> configured.sqlApplicationConfiguration(
                        sql -> sql.inputs(ServedAnalytics.input()).outputs(ServedAnalytics.output("D")))));

        assertThat(made).isEqualTo(analytics.describe());
        assertThat(made.applicationARN()).isEqualTo(ARN);
        assertThat(made.applicationDescription()).isEqualTo("sums by minute");
        assertThat(made.runtimeEnvironmentAsString()).isEqualTo("SQL-1_0");
        assertThat(made.serviceExecutionRole()).isEqualTo(ROLE);
        assertThat(made.applicationStatus()).isEqualTo(ApplicationStatus.READY);
        assertThat(made.applicationVersionId()).isEqualTo(1);
        assertThat(made.createTimestamp().getEpochSecond()).isEqualTo(now.getEpochSecond());
        var sql = made.applicationConfigurationDescription().sqlApplicationConfigurationDescription();
        assertThat(sql.inputDescriptions()).singleElement().satisfies(input -> {
            assertThat(input.inputId()).isEqualTo("1.1");
            assertThat(input.inAppStreamNames()).containsExactly("SOURCE_SQL_STREAM_001");
            assertThat(input.inputParallelism().count()).isEqualTo(1);
            assertThat(input.kinesisStreamsInputDescription().resourceARN()).isEqualTo(ServedAnalytics.STREAM);
            assertThat(input.kinesisStreamsInputDescription().roleARN()).isNull();
            assertThat(input.inputStartingPositionConfiguration().inputStartingPosition())
                    .isNull();
            assertThat(input.inputSchema()).isEqualTo(ServedAnalytics.input().inputSchema());
        });
        assertThat(sql.outputDescriptions()).singleElement().satisfies(output -> {
            assertThat(output.outputId()).isEqualTo("1.1");
            assertThat(output.name()).isEqualTo("D");
            assertThat(output.destinationSchema().recordFormatTypeAsString()).isEqualTo("JSON");
        });
    }

    @Test
    void itStartsAndStopsWithTime() {
        analytics.create(request -> request.applicationConfiguration(
                configured -> configured.sqlApplicationConfiguration(sql -> sql.inputs(ServedAnalytics.input()))));
        start(InputStartingPosition.TRIM_HORIZON);

        assertThat(status()).isEqualTo(ApplicationStatus.STARTING);
        analytics.pass(Lifecycle.STARTING.minusSeconds(1));
        assertThat(status()).isEqualTo(ApplicationStatus.STARTING);
        analytics.pass(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo(ApplicationStatus.RUNNING);
        assertThat(analytics
                        .describe()
                        .applicationConfigurationDescription()
                        .sqlApplicationConfigurationDescription()
                        .inputDescriptions()
                        .get(0)
                        .inputStartingPositionConfiguration()
                        .inputStartingPosition())
                .isEqualTo(InputStartingPosition.TRIM_HORIZON);

        analytics.client.stopApplication(request -> request.applicationName(NAME));
        assertThat(status()).isEqualTo(ApplicationStatus.STOPPING);
        analytics.pass(Lifecycle.STOPPING);
        assertThat(status()).isEqualTo(ApplicationStatus.READY);
    }

    @Test
    void lookingMovesTimeOnToTheNextStatus() {
        analytics.create();
        Instant before = analytics.now();
        analytics.client.startApplication(request -> request.applicationName(NAME));

        assertThat(analytics.describe().applicationStatus()).isEqualTo(ApplicationStatus.STARTING);
        while (analytics.describe().applicationStatus() == ApplicationStatus.STARTING) {
            Thread.onSpinWait();
        }
        assertThat(analytics.describe().applicationStatus()).isEqualTo(ApplicationStatus.RUNNING);
        assertThat(analytics.now()).isEqualTo(before.plus(Lifecycle.STARTING));
    }

    @Test
    void whatIsNotAvailableIsRefused() {
        Instant created = analytics.create().createTimestamp();
        refused(
                "ResourceInUseException",
                "Application wildrydes is not available for this operation: it is READY, and has to be RUNNING.",
                () -> analytics.client.stopApplication(request -> request.applicationName(NAME)));
        analytics.client.startApplication(request -> request.applicationName(NAME));
        refused(
                "ResourceInUseException",
                "Application wildrydes is not available for this operation: it is STARTING, and has to be READY.",
                () -> analytics.client.startApplication(request -> request.applicationName(NAME)));
        refused(
                "ResourceInUseException",
                "Application wildrydes is not available for this operation: it is STARTING, and has to be READY or RUNNING.",
                () -> delete(created));
        refused(
                "InvalidArgumentException",
                "A SQL-based application cannot be force stopped; call StopApplication without Force.",
                () -> analytics.client.stopApplication(
                        request -> request.applicationName(NAME).force(true)));
        refused(
                "ResourceNotFoundException",
                "Application none not found.",
                () -> analytics.client.startApplication(request -> request.applicationName("none")));
        refused("ResourceInUseException", "Application wildrydes already exists.", () -> analytics.create());
    }

    @Test
    void anInputThatIsNotThereHasNoPosition() {
        analytics.create();

        refused(
                "InvalidArgumentException",
                "InputId 1.1 is not in the application.",
                () -> analytics.client.startApplication(request -> request.applicationName(NAME)
                        .runConfiguration(run -> run.sqlRunConfigurations(SqlRunConfiguration.builder()
                                .inputId("1.1")
                                .inputStartingPositionConfiguration(from -> from.inputStartingPosition("NOW"))
                                .build()))));
    }

    @Test
    void oneThatRunsIsDeletedToo() {
        Instant created = analytics.create().createTimestamp();
        analytics.client.startApplication(request -> request.applicationName(NAME));
        analytics.pass(Lifecycle.STARTING);

        delete(created);

        assertThat(status()).isEqualTo(ApplicationStatus.DELETING);
        analytics.pass(Lifecycle.DELETING);
        assertThat(analytics.client.listApplications().applicationSummaries()).isEmpty();
        analytics.create();
    }

    @Test
    void itIsDeletedByTheMomentOfItsCreationOnly() {
        Instant created = analytics.create().createTimestamp();

        refused(
                "InvalidArgumentException",
                "CreateTimestamp is not that of application wildrydes, which was created at " + created
                        + "; call DescribeApplication.",
                () -> delete(created.minusSeconds(1)));
    }

    @Test
    void aRunningOneRunsAgainAfterARestartAndAPassingStatusPasses() {
        analytics.create();
        analytics.client.startApplication(request -> request.applicationName(NAME));
        reopen();
        assertThat(status()).isEqualTo(ApplicationStatus.STARTING);
        analytics.pass(Lifecycle.STARTING);
        assertThat(status()).isEqualTo(ApplicationStatus.RUNNING);
        reopen();
        assertThat(status()).isEqualTo(ApplicationStatus.RUNNING);
        assertThat(analytics.describe().applicationVersionId()).isEqualTo(1);
    }

    @Test
    void itCostsByTheHourWhileItRuns() {
        analytics.create();
        assertThat(running()).isEmpty();
        analytics.client.startApplication(request -> request.applicationName(NAME));
        assertThat(running()).isEmpty();
        analytics.pass(Lifecycle.STARTING);
        assertThat(running()).containsExactly("aws kinesisanalyticsv2 stop-application --application-name wildrydes");
        reopen();
        analytics.pass(Duration.ofHours(2));
        assertThat(analytics.lab.get("/_lab/bill").body().path("total").asText())
                .startsWith("0.22");

        analytics.client.stopApplication(request -> request.applicationName(NAME));
        analytics.pass(Lifecycle.STOPPING);
        assertThat(running()).isEmpty();
    }

    private List<String> running() {
        return analytics.lab.get("/_lab/bill/running").body().findValuesAsText("delete");
    }

    @Test
    void theyAreListedInPages() {
        for (String name : List.of("c", "a", "b")) {
            analytics.create(request -> request.applicationName(name));
        }

        var page = analytics.client.listApplications(request -> request.limit(2));
        assertThat(page.applicationSummaries())
                .extracting(ApplicationSummary::applicationName)
                .containsExactly("a", "b");
        assertThat(page.applicationSummaries().get(0).runtimeEnvironmentAsString())
                .isEqualTo("SQL-1_0");
        var rest = analytics.client.listApplications(request -> request.nextToken(page.nextToken()));
        assertThat(rest.applicationSummaries())
                .extracting(ApplicationSummary::applicationName)
                .containsExactly("c");
        assertThat(rest.nextToken()).isNull();
    }

    @Test
    void anAccountHasFiftyOfThem() {
        for (int i = 0; i < 50; i++) {
            String name = "a" + i;
            analytics.create(request -> request.applicationName(name));
        }

        refused(
                "LimitExceededException",
                "The account has 50 applications, which is the limit.",
                () -> analytics.create());
    }

    @Test
    void aResetEndsThem() {
        analytics.create();
        analytics.client.startApplication(request -> request.applicationName(NAME));
        analytics.pass(Lifecycle.STARTING);

        assertThat(analytics
                        .lab
                        .post("/_lab/reset", "{\"service\":\"analytics\"}")
                        .body())
                .hasToString("{\"reset\":[\"analytics\"]}");

        assertThat(analytics.client.listApplications().applicationSummaries()).isEmpty();
        assertThat(running()).isEmpty();
        reopen();
        assertThat(analytics.client.listApplications().applicationSummaries()).isEmpty();
    }
}
