package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.analytics.ServedAnalytics.NAME;
import static wildrydes.cloud.analytics.ServedAnalytics.input;
import static wildrydes.cloud.analytics.ServedAnalytics.output;
import static wildrydes.cloud.analytics.ServedAnalytics.refused;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CloudWatchLoggingOptionUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Input;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisStreamsInput;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisStreamsOutput;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Output;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OutputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OutputUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ReferenceDataSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ReferenceDataSourceUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.ServedCloud;

/** Inputs, outputs and the rest of an application come, change and go, and each time there is a new version. */
class PartsTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:Clean";
    private static final String LOG = "arn:aws:logs:us-east-1:000000000000:log-group:g:log-stream:s";

    @TempDir
    Path folder;

    private ServedAnalytics analytics;

    @BeforeEach
    void open() {
        analytics = ServedAnalytics.begin(folder);
        analytics.create();
    }

    @AfterEach
    void close() {
        analytics.close();
    }

    private SqlApplicationConfigurationDescription sql() {
        return analytics.describe().applicationConfigurationDescription().sqlApplicationConfigurationDescription();
    }

    private InputDescription theInput() {
        return sql().inputDescriptions().get(0);
    }

    private void addInput(long version, Input input) {
        analytics.client.addApplicationInput(request -> request.applicationName(NAME)
                .currentApplicationVersionId(version)
                .input(input));
    }

    private void addOutput(long version, Output output) {
        analytics.client.addApplicationOutput(request -> request.applicationName(NAME)
                .currentApplicationVersionId(version)
                .output(output));
    }

    private ApplicationDetail update(long version, Consumer<UpdateApplicationRequest.Builder> update) {
        return analytics
                .client
                .updateApplication(request -> {
                    request.applicationName(NAME).currentApplicationVersionId(version);
                    update.accept(request);
                })
                .applicationDetail();
    }

    @Test
    void anInputIsNumberedByTheVersionThatItBrings() {
        var answer = analytics.client.addApplicationInput(request ->
                request.applicationName(NAME).currentApplicationVersionId(1L).input(input()));

        assertThat(answer.applicationVersionId()).isEqualTo(2);
        assertThat(answer.inputDescriptions())
                .extracting(InputDescription::inputId)
                .containsExactly("2.1");
        assertThat(analytics.describe().applicationVersionId()).isEqualTo(2);
        refused(
                "InvalidArgumentException",
                "An application has at most 1 input; this one would have 2.",
                () -> addInput(2, input()));
    }

    @Test
    void anotherVersionOrTokenIsRefused() {
        refused(
                "ConcurrentModificationException",
                "The current version of application wildrydes is 1, not 7; call DescribeApplication and try again with that.",
                () -> addInput(7, input()));
        refused(
                "InvalidArgumentException",
                "Send CurrentApplicationVersionId or ConditionalToken.",
                () -> analytics.client.updateApplication(request -> request.applicationName(NAME)));
        refused(
                "ConcurrentModificationException",
                "The ConditionalToken is not that of the current version of application wildrydes; call"
                        + " DescribeApplication and try again with that.",
                () -> analytics.client.updateApplication(
                        request -> request.applicationName(NAME).conditionalToken("other")));

        String token = analytics.describe().conditionalToken();
        assertThat(analytics
                        .client
                        .updateApplication(request -> request.applicationName(NAME)
                                .conditionalToken(token)
                                .applicationConfigurationUpdate(update -> update.applicationCodeConfigurationUpdate(
                                        code -> code.codeContentUpdate(content -> content.textContentUpdate(" ")))))
                        .applicationDetail()
                        .applicationVersionId())
                .isEqualTo(2);
    }

    @Test
    void threeOutputsAreTheMostAndAnyGoesById() {
        for (int i = 1; i <= 3; i++) {
            addOutput(i, output("D" + i));
        }
        refused(
                "InvalidArgumentException",
                "An application has at most 3 outputs; this one would have 4.",
                () -> addOutput(4, output("D4")));

        analytics.client.deleteApplicationOutput(request ->
                request.applicationName(NAME).currentApplicationVersionId(4L).outputId("3.1"));

        assertThat(sql().outputDescriptions())
                .extracting(OutputDescription::outputId)
                .containsExactly("2.1", "4.1");
        refused(
                "InvalidArgumentException",
                "OutputId 3.1 is not in the application; it has 2.1, 4.1.",
                () -> analytics.client.deleteApplicationOutput(request -> request.applicationName(NAME)
                        .currentApplicationVersionId(5L)
                        .outputId("3.1")));
    }

    @Test
    void anOutputGoesToOnePlace() {
        refused(
                "InvalidArgumentException",
                "Output has to have one of KinesisStreamsOutput, KinesisFirehoseOutput and LambdaOutput; this one has 0.",
                () -> addOutput(
                        1,
                        output("D").toBuilder()
                                .kinesisStreamsOutput((KinesisStreamsOutput) null)
                                .build()));
        refused(
                "InvalidArgumentException",
                "ResourceARN arn:aws:kinesis:eu-west-1:000000000000:stream/s is not that of a Kinesis stream of this"
                        + " account and Region.",
                () -> addOutput(
                        1,
                        output("D").toBuilder()
                                .kinesisStreamsOutput(
                                        stream -> stream.resourceARN("arn:aws:kinesis:eu-west-1:000000000000:stream/s"))
                                .build()));
    }

    @Test
    void deliveryStreamsAreNoSourcesAsAwsSaysSince2024() {
        refused(
                "UnsupportedOperationException",
                "KinesisFirehoseInput is not allowed for SQL applications under account: 000000000000. Please open a"
                        + " support ticket referencing KinesisFirehoseInput.",
                () -> addInput(
                        1,
                        input().toBuilder()
                                .kinesisStreamsInput((KinesisStreamsInput) null)
                                .kinesisFirehoseInput(delivery -> delivery.resourceARN(
                                        "arn:aws:firehose:us-east-1:000000000000:deliverystream/d"))
                                .build()));
    }

    @Test
    void aFunctionMayComeBeforeAnInput() {
        addInput(1, input());
        var answer =
                analytics.client.addApplicationInputProcessingConfiguration(request -> request.applicationName(NAME)
                        .currentApplicationVersionId(2L)
                        .inputId("2.1")
                        .inputProcessingConfiguration(processing ->
                                processing.inputLambdaProcessor(function -> function.resourceARN(FUNCTION))));
        assertThat(answer.inputProcessingConfigurationDescription()
                        .inputLambdaProcessorDescription()
                        .resourceARN())
                .isEqualTo(FUNCTION);
        assertThat(theInput().inputProcessingConfigurationDescription()).isNotNull();

        analytics.client.deleteApplicationInputProcessingConfiguration(request ->
                request.applicationName(NAME).currentApplicationVersionId(3L).inputId("2.1"));
        assertThat(theInput().inputProcessingConfigurationDescription()).isNull();
    }

    @Test
    void anUpdateChangesWhatItNamesAndLeavesTheRest() {
        addInput(1, input());
        addOutput(2, output("D"));

        ApplicationDetail next = update(
                3,
                request -> request.applicationConfigurationUpdate(update ->
                        update.sqlApplicationConfigurationUpdate(sql -> sql.inputUpdates(InputUpdate.builder()
                                        .inputId("2.1")
                                        .inputParallelismUpdate(parallelism -> parallelism.countUpdate(42))
                                        .inputSchemaUpdate(schema -> schema.recordColumnUpdates(RecordColumn.builder()
                                                .name("Name")
                                                .sqlType("VARCHAR(8)")
                                                .mapping("$.N")
                                                .build()))
                                        .build())
                                .outputUpdates(OutputUpdate.builder()
                                        .outputId("3.1")
                                        .destinationSchemaUpdate(schema -> schema.recordFormatType("CSV"))
                                        .build()))));

        assertThat(next.applicationVersionId()).isEqualTo(4);
        assertThat(theInput().inAppStreamNames())
                .hasSize(42)
                .startsWith("SOURCE_SQL_STREAM_001")
                .endsWith("SOURCE_SQL_STREAM_042");
        assertThat(theInput().kinesisStreamsInputDescription().resourceARN()).isEqualTo(ServedAnalytics.STREAM);
        assertThat(theInput().inputSchema().recordColumns()).hasSize(1);
        assertThat(theInput().inputSchema().recordEncoding()).isEqualTo("UTF-8");
        assertThat(sql().outputDescriptions().get(0).destinationSchema().recordFormatTypeAsString())
                .isEqualTo("CSV");
        assertThat(sql().outputDescriptions().get(0).name()).isEqualTo("D");
        refused(
                "InvalidArgumentException",
                "InputId 9.9 is not in the application; it has 2.1.",
                () -> update(
                        4,
                        request -> request.applicationConfigurationUpdate(
                                update -> update.sqlApplicationConfigurationUpdate(sql -> sql.inputUpdates(
                                        InputUpdate.builder().inputId("9.9").build())))));
    }

    @Test
    void oneThatRunsIsUpdatingForAWhile() {
        analytics.client.startApplication(request -> request.applicationName(NAME));
        analytics.pass(Lifecycle.STARTING);

        addOutput(1, output("D"));

        assertThat(analytics
                        .client
                        .listApplications()
                        .applicationSummaries()
                        .get(0)
                        .applicationStatus())
                .isEqualTo(ApplicationStatus.UPDATING);
        refused(
                "ResourceInUseException",
                "Application wildrydes is not available for this operation: it is UPDATING, and has to be READY or RUNNING.",
                () -> addOutput(2, output("D2")));
        analytics.pass(Lifecycle.UPDATING);
        assertThat(analytics.describe().applicationStatus()).isEqualTo(ApplicationStatus.RUNNING);
    }

    @Test
    void typesAndNamesOfColumnsAreChecked() {
        refused(
                "InvalidArgumentException",
                "The type STRING is none; write one such as VARCHAR(16), INTEGER, DOUBLE or TIMESTAMP.",
                () -> addInput(1, withColumn("Name", "STRING")));
        refused(
                "InvalidArgumentException",
                "The type VARCHAR has no length; write one, such as VARCHAR(16).",
                () -> addInput(1, withColumn("Name", "VARCHAR")));
        refused(
                "InvalidArgumentException",
                "The schema has two columns ROWTIME, one of them the service's own.",
                () -> addInput(1, withColumn("ROWTIME", "TIMESTAMP")));
    }

    private static Input withColumn(String name, String type) {
        return input().toBuilder()
                .inputSchema(input().inputSchema().toBuilder()
                        .recordColumns(RecordColumn.builder()
                                .name(name)
                                .sqlType(type)
                                .mapping("$.x")
                                .build())
                        .build())
                .build();
    }

    @Test
    void aReferenceTableIsReadAsTheRoleFromABucketThatIsThere() {
        refused(
                "InvalidArgumentException",
                "Kinesis Analytics can't read the object stables.csv of arn:aws:s3:::stables. Please check the role"
                        + " provided or validity of S3 location you provided.",
                () -> addReference(1));
        analytics.role("Reader", "kinesisanalytics.amazonaws.com");
        try (S3Client s3 = analytics.cloud.s3(ServedCloud.ADMINISTRATOR);
                var iam = analytics.cloud.iam(ServedCloud.ADMINISTRATOR)) {
            s3.createBucket(bucket -> bucket.bucket("stables"));
            iam.putRolePolicy(policy -> policy.roleName("Analytics")
                    .policyName("p")
                    .policyDocument(
                            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                                    + "\"Resource\":\"*\"}}"));
        }

        addReference(1);

        assertThat(sql().referenceDataSourceDescriptions()).singleElement().satisfies(table -> {
            assertThat(table.referenceId()).isEqualTo("2.1");
            assertThat(table.tableName()).isEqualTo("STABLES");
            assertThat(table.s3ReferenceDataSourceDescription().fileKey()).isEqualTo("stables.csv");
        });
        update(
                2,
                request -> request.applicationConfigurationUpdate(update -> update.sqlApplicationConfigurationUpdate(
                        sql -> sql.referenceDataSourceUpdates(ReferenceDataSourceUpdate.builder()
                                .referenceId("2.1")
                                .tableNameUpdate("T")
                                .build()))));
        analytics.client.deleteApplicationReferenceDataSource(request ->
                request.applicationName(NAME).currentApplicationVersionId(3L).referenceId("2.1"));
        assertThat(sql().referenceDataSourceDescriptions()).isEmpty();
        for (String name : List.of("r", "r".repeat(128))) {
            analytics.create(request -> request.applicationName(name));
            addReference(name, 1);
        }
    }

    private void addReference(long version) {
        addReference(NAME, version);
    }

    private void addReference(String application, long version) {
        analytics.client.addApplicationReferenceDataSource(request -> request.applicationName(application)
                .currentApplicationVersionId(version)
                .referenceDataSource(ReferenceDataSource.builder()
                        .tableName("STABLES")
                        .s3ReferenceDataSource(location ->
                                location.bucketARN("arn:aws:s3:::stables").fileKey("stables.csv"))
                        .referenceSchema(schema -> schema.recordFormat(format -> format.recordFormatType("CSV"))
                                .recordColumns(RecordColumn.builder()
                                        .name("City")
                                        .sqlType("VARCHAR(32)")
                                        .build()))
                        .build()));
    }

    @Test
    void aLogStreamIsAddedChangedAndDeleted() {
        analytics.client.addApplicationCloudWatchLoggingOption(request -> request.applicationName(NAME)
                .currentApplicationVersionId(1L)
                .cloudWatchLoggingOption(option -> option.logStreamARN(LOG)));
        ApplicationDetail next = update(
                2,
                request -> request.cloudWatchLoggingOptionUpdates(CloudWatchLoggingOptionUpdate.builder()
                        .cloudWatchLoggingOptionId("2.1")
                        .logStreamARNUpdate(LOG + "2")
                        .build()));
        assertThat(next.cloudWatchLoggingOptionDescriptions())
                .singleElement()
                .satisfies(option -> assertThat(option.logStreamARN()).isEqualTo(LOG + "2"));

        analytics.client.deleteApplicationCloudWatchLoggingOption(request ->
                request.applicationName(NAME).currentApplicationVersionId(3L).cloudWatchLoggingOptionId("2.1"));
        assertThat(analytics.describe().cloudWatchLoggingOptionDescriptions()).isEmpty();
        refused(
                "InvalidArgumentException",
                "LogStreamARN arn:aws:logs:us-east-1:000000000000:log-group:g is not that of a log stream of this"
                        + " account and Region.",
                () -> analytics.client.addApplicationCloudWatchLoggingOption(request -> request.applicationName(NAME)
                        .currentApplicationVersionId(4L)
                        .cloudWatchLoggingOption(
                                option -> option.logStreamARN("arn:aws:logs:us-east-1:000000000000:log-group:g"))));
    }
}
