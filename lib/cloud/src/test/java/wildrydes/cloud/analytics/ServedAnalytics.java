package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesisanalytics.KinesisAnalyticsClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Input;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Output;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RuntimeEnvironment;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;

/** A whole cloud in step time, with a role for applications and the parts of the lab's one. */
final class ServedAnalytics implements AutoCloseable {

    static final String NAME = "wildrydes";
    static final String ROLE = "arn:aws:iam::000000000000:role/Analytics";
    static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes";
    static final String SUMMARY = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes-summary";

    final ServedCloud cloud;
    final KinesisAnalyticsV2Client client;
    final KinesisAnalyticsClient first;
    final LabClient lab;

    /** A cloud with an empty folder, in which the role is. */
    static ServedAnalytics begin(Path folder) {
        ServedAnalytics served = new ServedAnalytics(folder);
        served.role("Analytics", "kinesisanalytics.amazonaws.com");
        return served;
    }

    ServedAnalytics(Path folder) {
        AwsCredentials administrator = ServedCloud.ADMINISTRATOR;
        cloud = new ServedCloud(folder);
        client = cloud.analytics(administrator);
        first = cloud.analyticsV1(administrator);
        lab = new LabClient(
                cloud.endpoint(), new AccessKey(administrator.accessKeyId(), administrator.secretAccessKey()));
    }

    void role(String name, String service) {
        try (IamClient iam = cloud.iam(ServedCloud.ADMINISTRATOR)) {
            iam.createRole(role -> role.roleName(name)
                    .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"" + service + "\"},\"Action\":\"sts:AssumeRole\"}}"));
        }
    }

    /** Creates the application by the second version of the interface. */
    ApplicationDetail create(Consumer<CreateApplicationRequest.Builder> more) {
        return client.createApplication(request -> {
                    request.applicationName(NAME)
                            .runtimeEnvironment(RuntimeEnvironment.SQL_1_0)
                            .serviceExecutionRole(ROLE);
                    more.accept(request);
                })
                .applicationDetail();
    }

    ApplicationDetail create() {
        return create(request -> {});
    }

    static Input input() {
        return Input.builder()
                .namePrefix("SOURCE_SQL_STREAM")
                .kinesisStreamsInput(stream -> stream.resourceARN(STREAM))
                .inputSchema(schema -> schema.recordEncoding("UTF-8")
                        .recordFormat(format -> format.recordFormatType("JSON")
                                .mappingParameters(
                                        mapping -> mapping.jsonMappingParameters(json -> json.recordRowPath("$"))))
                        .recordColumns(
                                RecordColumn.builder()
                                        .name("Name")
                                        .sqlType("VARCHAR(16)")
                                        .mapping("$.Name")
                                        .build(),
                                RecordColumn.builder()
                                        .name("Distance")
                                        .sqlType("DOUBLE")
                                        .mapping("$.Distance")
                                        .build()))
                .build();
    }

    static Output output(String stream) {
        return Output.builder()
                .name(stream)
                .kinesisStreamsOutput(destination -> destination.resourceARN(SUMMARY))
                .destinationSchema(schema -> schema.recordFormatType("JSON"))
                .build();
    }

    ApplicationDetail describe() {
        return client.describeApplication(request -> request.applicationName(NAME))
                .applicationDetail();
    }

    Instant now() {
        return lab.now();
    }

    void pass(Duration duration) {
        lab.post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}");
    }

    /** That a call is refused with a code and a sentence. */
    static void refused(String code, String sentence, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode() + ": "
                                        + e.awsErrorDetails().errorMessage())
                                .isEqualTo(code + ": " + sentence));
    }

    @Override
    public void close() {
        client.close();
        first.close();
        cloud.close();
    }
}
