package wildrydes.cloud.analytics;

import static wildrydes.cloud.analytics.ServedAnalytics.NAME;
import static wildrydes.cloud.analytics.ServedAnalytics.refused;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** What the second version of the interface has for Apache Flink is refused in words that say what is here. */
class FlinkOnlyTest {

    private static final String UNSUPPORTED =
            "The operation is not supported for applications of the runtime environment SQL-1_0, and there are no others here.";

    @TempDir
    Path folder;

    private ServedAnalytics analytics;
    private KinesisAnalyticsV2Client client;

    @BeforeEach
    void open() {
        analytics = ServedAnalytics.begin(folder);
        client = analytics.client;
    }

    @AfterEach
    void close() {
        analytics.close();
    }

    @Test
    void otherRuntimesAreRefused() {
        for (String runtime : List.of("FLINK-1_20", "ZEPPELIN-FLINK-3_0")) {
            refused(
                    "UnsupportedOperationException",
                    "RuntimeEnvironment " + runtime
                            + " is not served by this local cloud; it runs SQL-1_0, the same SQL that AWS no longer runs.",
                    () -> analytics.create(request -> request.runtimeEnvironment(runtime)));
        }
        refused(
                "ValidationException",
                "1 validation error detected: Value 'SQL-1.0' at 'runtimeEnvironment' failed to satisfy constraint: Member"
                        + " must satisfy enum value set: [SQL-1_0, FLINK-1_6, FLINK-1_8, ZEPPELIN-FLINK-1_0, FLINK-1_11,"
                        + " FLINK-1_13, ZEPPELIN-FLINK-2_0, FLINK-1_15, ZEPPELIN-FLINK-3_0, FLINK-1_18, FLINK-1_19,"
                        + " FLINK-1_20, FLINK-2_2, FLINK-2_3]",
                () -> analytics.create(request -> request.runtimeEnvironment("SQL-1.0")));
    }

    @Test
    void configurationsForFlinkAreRefused() {
        refused(
                "InvalidArgumentException",
                "EnvironmentProperties is for applications of Apache Flink; leave it out for SQL-1_0.",
                () -> analytics.create(request -> request.applicationConfiguration(configured ->
                        configured.environmentProperties(properties -> properties.propertyGroups(PropertyGroup.builder()
                                .propertyGroupId("g")
                                .propertyMap(Map.of("k", "v"))
                                .build())))));
        refused(
                "InvalidArgumentException",
                "ApplicationMode INTERACTIVE is for Studio notebooks; leave it out for SQL-1_0.",
                () -> analytics.create(request -> request.applicationMode("INTERACTIVE")));
        refused(
                "InvalidArgumentException",
                "The code of a SQL-1_0 application is a text; send it with CodeContentType PLAINTEXT as TextContent.",
                () -> analytics.create(request -> request.applicationConfiguration(configured ->
                        configured.applicationCodeConfiguration(code -> code.codeContentType("ZIPFILE")
                                .codeContent(content -> content.s3ContentLocation(location ->
                                        location.bucketARN("arn:aws:s3:::b").fileKey("k")))))));
    }

    @Test
    void operationsForFlinkAreRefused() {
        refused(
                "ResourceNotFoundException",
                "Application wildrydes not found.",
                () -> client.listApplicationSnapshots(request -> request.applicationName(NAME)));
        analytics.create();

        unsupported(() -> client.createApplicationSnapshot(
                request -> request.applicationName(NAME).snapshotName("s")));
        unsupported(() -> client.deleteApplicationSnapshot(
                request -> request.applicationName(NAME).snapshotName("s").snapshotCreationTimestamp(Instant.EPOCH)));
        unsupported(() -> client.describeApplicationSnapshot(
                request -> request.applicationName(NAME).snapshotName("s")));
        unsupported(() -> client.listApplicationSnapshots(request -> request.applicationName(NAME)));
        unsupported(() -> client.describeApplicationVersion(
                request -> request.applicationName(NAME).applicationVersionId(1L)));
        unsupported(() -> client.listApplicationVersions(request -> request.applicationName(NAME)));
        unsupported(() -> client.rollbackApplication(
                request -> request.applicationName(NAME).currentApplicationVersionId(1L)));
        unsupported(() -> client.listApplicationOperations(request -> request.applicationName(NAME)));
        unsupported(() -> client.describeApplicationOperation(
                request -> request.applicationName(NAME).operationId("o")));
        unsupported(() -> client.updateApplicationMaintenanceConfiguration(request -> request.applicationName(NAME)
                .applicationMaintenanceConfigurationUpdate(
                        update -> update.applicationMaintenanceWindowStartTimeUpdate("06:00"))));
        refused(
                "InvalidArgumentException",
                "There is no Flink dashboard or notebook here; look at in-application streams over the control interface.",
                () -> client.createApplicationPresignedUrl(
                        request -> request.applicationName(NAME).urlType("FLINK_DASHBOARD_URL")));
        refused(
                "InvalidArgumentException",
                "There are no VPCs here; leave the configuration out.",
                () -> client.addApplicationVpcConfiguration(request -> request.applicationName(NAME)
                        .currentApplicationVersionId(1L)
                        .vpcConfiguration(vpc -> vpc.subnetIds("subnet-1").securityGroupIds("sg-1"))));
        refused(
                "InvalidArgumentException",
                "There are no VPCs here; so the application has no such configuration.",
                () -> client.deleteApplicationVpcConfiguration(request -> request.applicationName(NAME)
                        .currentApplicationVersionId(1L)
                        .vpcConfigurationId("1.1")));
    }

    private static void unsupported(Runnable call) {
        refused("UnsupportedOperationException", UNSUPPORTED, call);
    }
}
