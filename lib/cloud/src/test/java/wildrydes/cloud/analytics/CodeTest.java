package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.analytics.ServedAnalytics.NAME;
import static wildrydes.cloud.analytics.ServedAnalytics.refused;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeValidationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Input;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import wildrydes.pump.sql.SqlException;

/** The SQL of an application is checked when it comes, and when what it refers to changes. */
class CodeTest {

    private static final String SUMS = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("Name" VARCHAR(16), "Distance" DOUBLE);
            CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
            SELECT STREAM "Name", SUM("Distance")
            FROM "SOURCE_SQL_STREAM_001"
            GROUP BY FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE), "Name";
            """;

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

    private ApplicationDetail create(String code, Input... inputs) {
        return analytics.create(request -> request.applicationConfiguration(configured -> configured
                .applicationCodeConfiguration(application ->
                        application.codeContentType("PLAINTEXT").codeContent(content -> content.textContent(code)))
                .sqlApplicationConfiguration(sql -> sql.inputs(inputs))));
    }

    private void update(long version, String code) {
        analytics.client.updateApplication(request -> request.applicationName(NAME)
                .currentApplicationVersionId(version)
                .applicationConfigurationUpdate(update -> update.applicationCodeConfigurationUpdate(
                        application -> application.codeContentUpdate(content -> content.textContentUpdate(code)))));
    }

    private void wrong(String place, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CodeValidationException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage())
                                .startsWith("The application code is invalid: " + place + ": "));
    }

    @Test
    void codeThatFitsIsKept() {
        assertThat(create(SUMS, ServedAnalytics.input())
                        .applicationConfigurationDescription()
                        .applicationCodeConfigurationDescription()
                        .codeContentDescription()
                        .textContent())
                .isEqualTo(SUMS);
        analytics.client.startApplication(request -> request.applicationName(NAME));
    }

    @Test
    void codeThatDoesNotFitIsRefusedWithThePlace() {
        wrong(
                "line 3, column 15",
                () -> create(SUMS.replace("\"Name\", SUM", "\"Nam\", SUM"), ServedAnalytics.input()));
        wrong("line 2, column 19", () -> create(SUMS.replace("PUMP", "PUMPS"), ServedAnalytics.input()));
        assertThat(analytics.client.listApplications().applicationSummaries()).isEmpty();

        create(SUMS, ServedAnalytics.input());
        wrong("line 4, column 6", () -> update(1, SUMS.replace("FROM \"SOURCE", "FROM \"SAUCE")));
        assertThat(analytics.describe().applicationVersionId()).isEqualTo(1);
    }

    @Test
    void anInputThatTheCodeDoesNotFitIsRefused() {
        create(SUMS);
        Input other = ServedAnalytics.input().toBuilder().namePrefix("OTHER").build();
        wrong(
                "line 4, column 6",
                () -> analytics.client.addApplicationInput(request -> request.applicationName(NAME)
                        .currentApplicationVersionId(1L)
                        .input(other)));

        analytics.client.addApplicationInput(request ->
                request.applicationName(NAME).currentApplicationVersionId(1L).input(ServedAnalytics.input()));
        wrong(
                "line 3, column 27",
                () -> analytics.client.updateApplication(request -> request.applicationName(NAME)
                        .currentApplicationVersionId(2L)
                        .applicationConfigurationUpdate(update ->
                                update.sqlApplicationConfigurationUpdate(sql -> sql.inputUpdates(InputUpdate.builder()
                                        .inputId("2.1")
                                        .inputSchemaUpdate(schema -> schema.recordColumnUpdates(RecordColumn.builder()
                                                .name("Name")
                                                .sqlType("VARCHAR(8)")
                                                .mapping("$.Name")
                                                .build()))
                                        .build())))));
    }

    @Test
    void withoutAnInputOnlyTheFormCounts() {
        wrong("line 1, column 1", () -> create(") AS SUMS;"));
        create(SUMS);
        refused(
                "InvalidApplicationConfigurationException",
                "Application wildrydes cannot be started, since its code is invalid: " + reason(SUMS),
                () -> analytics.client.startApplication(request -> request.applicationName(NAME)));
    }

    private static String reason(String code) {
        try {
            new Configuration(null, code, List.of(), List.of(), List.of(), List.of()).plan();
            throw new AssertionError("The code has a plan.");
        } catch (SqlException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aTextOfMoreThanAHundredKilobytesIsRefused() {
        refused(
                "ValidationException",
                "1 validation error detected: Value '" + " ".repeat(102401)
                        + "' at 'applicationConfiguration.applicationCodeConfiguration.codeContent.textContent' failed to"
                        + " satisfy constraint: Member must have length less than or equal to 102400",
                () -> create(" ".repeat(102401)));
    }
}
