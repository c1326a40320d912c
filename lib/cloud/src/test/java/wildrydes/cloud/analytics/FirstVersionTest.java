package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.analytics.ServedAnalytics.NAME;
import static wildrydes.cloud.analytics.ServedAnalytics.ROLE;
import static wildrydes.cloud.analytics.ServedAnalytics.refused;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalytics.KinesisAnalyticsClient;
import software.amazon.awssdk.services.kinesisanalytics.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalytics.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalytics.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalytics.model.Input;
import software.amazon.awssdk.services.kinesisanalytics.model.InputConfiguration;
import software.amazon.awssdk.services.kinesisanalytics.model.Output;
import software.amazon.awssdk.services.kinesisanalytics.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalytics.model.Tag;

/** The original interface, of 2015: SQL only, and a role with each thing. */
class FirstVersionTest {

    @TempDir
    Path folder;

    private ServedAnalytics analytics;
    private KinesisAnalyticsClient client;

    @BeforeEach
    void open() {
        analytics = ServedAnalytics.begin(folder);
        client = analytics.first;
    }

    @AfterEach
    void close() {
        analytics.close();
    }

    private static Input input(String role) {
        return Input.builder()
                .namePrefix("SOURCE_SQL_STREAM")
                .kinesisStreamsInput(
                        stream -> stream.resourceARN(ServedAnalytics.STREAM).roleARN(role))
                .inputParallelism(parallelism -> parallelism.count(2))
                .inputSchema(schema -> schema.recordFormat(format -> format.recordFormatType("JSON")
                                .mappingParameters(
                                        mapping -> mapping.jsonMappingParameters(json -> json.recordRowPath("$"))))
                        .recordColumns(RecordColumn.builder()
                                .name("Name")
                                .sqlType("VARCHAR(16)")
                                .mapping("$.Name")
                                .build()))
                .build();
    }

    private static Output output() {
        return Output.builder()
                .name("DESTINATION_SQL_STREAM")
                .kinesisStreamsOutput(
                        stream -> stream.resourceARN(ServedAnalytics.SUMMARY).roleARN(ROLE))
                .destinationSchema(schema -> schema.recordFormatType("JSON"))
                .build();
    }

    private ApplicationDetail describe() {
        return client.describeApplication(request -> request.applicationName(NAME))
                .applicationDetail();
    }

    @Test
    void theLabsCallsDoWhatTheyDidAtAws() {
        ApplicationSummary made = client.createApplication(
                        request -> request.applicationName(NAME).inputs(input(ROLE)))
                .applicationSummary();
        assertThat(made.applicationStatus()).isEqualTo(ApplicationStatus.READY);
        assertThat(made.applicationARN())
                .isEqualTo("arn:aws:kinesisanalytics:us-east-1:000000000000:application/wildrydes");

        client.addApplicationOutput(request ->
                request.applicationName(NAME).currentApplicationVersionId(1L).output(output()));
        client.startApplication(request -> request.applicationName(NAME)
                .inputConfigurations(InputConfiguration.builder()
                        .id("1.1")
                        .inputStartingPositionConfiguration(from -> from.inputStartingPosition("NOW"))
                        .build()));
        assertThat(describe().applicationStatus()).isEqualTo(ApplicationStatus.STARTING);
        analytics.pass(Lifecycle.STARTING);
        ApplicationDetail running = describe();
        assertThat(running.applicationStatus()).isEqualTo(ApplicationStatus.RUNNING);
        assertThat(running.applicationVersionId()).isEqualTo(2);
        assertThat(running.applicationCode()).isEmpty();
        assertThat(running.inputDescriptions()).singleElement().satisfies(input -> {
            assertThat(input.inputId()).isEqualTo("1.1");
            assertThat(input.inAppStreamNames()).containsExactly("SOURCE_SQL_STREAM_001", "SOURCE_SQL_STREAM_002");
            assertThat(input.kinesisStreamsInputDescription().roleARN()).isEqualTo(ROLE);
            assertThat(input.inputStartingPositionConfiguration().inputStartingPositionAsString())
                    .isEqualTo("NOW");
        });
        assertThat(running.outputDescriptions()).singleElement().satisfies(output -> {
            assertThat(output.outputId()).isEqualTo("2.1");
            assertThat(output.kinesisStreamsOutputDescription().roleARN()).isEqualTo(ROLE);
        });

        client.stopApplication(request -> request.applicationName(NAME));
        analytics.pass(Lifecycle.STOPPING);
        Instant created = describe().createTimestamp();
        client.deleteApplication(request -> request.applicationName(NAME).createTimestamp(created));
        assertThat(describe().applicationStatus()).isEqualTo(ApplicationStatus.DELETING);
        analytics.pass(Lifecycle.DELETING);
        refused("ResourceNotFoundException", "Application wildrydes not found.", this::describe);
    }

    @Test
    void bothVersionsHaveTheSameApplicationsButTheFirstLeavesThoseOfTheSecondAlone() {
        client.createApplication(request -> request.applicationName("old"));
        analytics.create();

        assertThat(client.listApplications().applicationSummaries())
                .extracting(ApplicationSummary::applicationName)
                .containsExactly("old", NAME);
        assertThat(client.listApplications(request -> request.limit(1)).hasMoreApplications())
                .isTrue();
        assertThat(client.listApplications(request -> request.exclusiveStartApplicationName("old"))
                        .applicationSummaries())
                .extracting(ApplicationSummary::applicationName)
                .containsExactly(NAME);
        refused(
                "UnsupportedOperationException",
                "wildrydes was created/updated by kinesisanalyticsv2 SDK. Please use kinesisanalyticsv2 SDK to make"
                        + " changes to wildrydes.",
                this::describe);
        assertThat(analytics
                        .client
                        .describeApplication(request -> request.applicationName("old"))
                        .applicationDetail()
                        .serviceExecutionRole())
                .isNull();
        refused(
                "InvalidArgumentException",
                "The application has no ServiceExecutionRole; send ServiceExecutionRoleUpdate to UpdateApplication first.",
                () -> analytics.client.addApplicationOutput(request -> request.applicationName("old")
                        .currentApplicationVersionId(1L)
                        .output(ServedAnalytics.output("D"))));
        analytics.client.updateApplication(request ->
                request.applicationName("old").currentApplicationVersionId(1L).serviceExecutionRoleUpdate(ROLE));
        refused(
                "UnsupportedOperationException",
                "old was created/updated by kinesisanalyticsv2 SDK. Please use kinesisanalyticsv2 SDK to make changes"
                        + " to old.",
                () -> client.startApplication(
                        request -> request.applicationName("old").inputConfigurations(List.of())));
    }

    @Test
    void aRoleHasToTrustTheService() {
        analytics.role("Other", "lambda.amazonaws.com");

        for (String role : new String[] {"Other", "None"}) {
            String arn = "arn:aws:iam::000000000000:role/" + role;
            refused(
                    "InvalidArgumentException",
                    "Kinesis Analytics service doesn't have sufficient privileges to assume the role " + arn,
                    () -> client.createApplication(
                            request -> request.applicationName(NAME).inputs(input(arn))));
        }
    }

    @Test
    void constraintsAreReportedAsAtAws() {
        refused(
                "ValidationException",
                "2 validation errors detected: Value 'two words' at 'applicationName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '{Role}' at"
                        + " 'inputs.1.member.kinesisStreamsInput.roleARN' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: arn:aws:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
                () -> client.createApplication(
                        request -> request.applicationName("two words").inputs(input("{Role}"))));
    }

    @Test
    void tagsComeAndGo() {
        String arn = client.createApplication(request -> request.applicationName(NAME)
                        .tags(Tag.builder().key("course").value("streams").build()))
                .applicationSummary()
                .applicationARN();
        client.tagResource(request ->
                request.resourceARN(arn).tags(Tag.builder().key("a").value("b").build()));
        client.untagResource(request -> request.resourceARN(arn).tagKeys("course", "none"));

        assertThat(client.listTagsForResource(request -> request.resourceARN(arn))
                        .tags())
                .containsExactly(Tag.builder().key("a").value("b").build());
        refused(
                "InvalidArgumentException",
                "Tag key aws:x begins with aws:, which is reserved; choose another.",
                () -> client.tagResource(request ->
                        request.resourceARN(arn).tags(Tag.builder().key("aws:x").build())));
        refused(
                "TooManyTagsException",
                "An application has at most 50 tags.",
                () -> client.tagResource(request -> request.resourceARN(arn)
                        .tags(IntStream.range(0, 50)
                                .mapToObj(i -> Tag.builder().key("k" + i).build())
                                .toList())));
        refused(
                "ResourceNotFoundException",
                "Application " + arn + "2 not found.",
                () -> client.listTagsForResource(request -> request.resourceARN(arn + "2")));
    }
}
