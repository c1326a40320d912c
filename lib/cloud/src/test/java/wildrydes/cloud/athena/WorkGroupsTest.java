package wildrydes.cloud.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.EncryptionOption;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.ResourceNotFoundException;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;

/** Workgroups and what they keep, through the real client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkGroupsTest {

    private static final String ARN = "arn:aws:athena:us-east-1:000000000000:workgroup/";

    private ServedAthena athena;

    @BeforeAll
    void open(@TempDir Path folder) {
        athena = new ServedAthena(folder);
        athena.queries.rows("SELECT 1", 20_000_000, List.of("_col0"), List.of("1"));
    }

    @AfterAll
    void close() {
        athena.close();
    }

    private WorkGroup group(String name) {
        return athena.client.getWorkGroup(request -> request.workGroup(name)).workGroup();
    }

    @Test
    void everyAccountHasThePrimaryOne() {
        WorkGroup primary = group("primary");
        assertThat(primary.state()).isEqualTo(WorkGroupState.ENABLED);
        WorkGroupConfiguration configuration = primary.configuration();
        assertThat(configuration.enforceWorkGroupConfiguration()).isFalse();
        assertThat(configuration.publishCloudWatchMetricsEnabled()).isFalse();
        assertThat(configuration.engineVersion().selectedEngineVersion()).isEqualTo("AUTO");
        assertThat(configuration.resultConfiguration().outputLocation()).isNull();
        assertThatThrownBy(() -> athena.client.deleteWorkGroup(request -> request.workGroup("primary")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("The primary WorkGroup cannot be deleted.");
    }

    @Test
    void anEnforcedLocationWinsOverTheRequests() {
        athena.client.createWorkGroup(request -> request.name("enforcing")
                .configuration(configuration ->
                        configuration.resultConfiguration(results -> results.outputLocation("s3://results/enforced"))));
        assertThat(group("enforcing").configuration().enforceWorkGroupConfiguration())
                .isTrue();
        QueryExecution done = athena.ended(athena.start("SELECT 1", request -> request.workGroup("enforcing")));
        assertThat(done.resultConfiguration().outputLocation())
                .isEqualTo("s3://results/enforced/" + done.queryExecutionId() + ".csv");
        assertThat(done.workGroup()).isEqualTo("enforcing");

        athena.client.updateWorkGroup(request -> request.workGroup("enforcing")
                .configurationUpdates(updates -> updates.enforceWorkGroupConfiguration(false)));
        done = athena.ended(athena.start("SELECT 1", request -> request.workGroup("enforcing")));
        assertThat(done.resultConfiguration().outputLocation())
                .isEqualTo("s3://results/" + done.queryExecutionId() + ".csv");
        done = athena.ended(athena.client
                .startQueryExecution(request -> request.queryString("SELECT 1").workGroup("enforcing"))
                .queryExecutionId());
        assertThat(done.resultConfiguration().outputLocation()).startsWith("s3://results/enforced/");

        athena.client.updateWorkGroup(request -> request.workGroup("enforcing")
                .configurationUpdates(updates -> updates.enforceWorkGroupConfiguration(true)
                        .resultConfigurationUpdates(results -> results.removeOutputLocation(true))));
        assertThatThrownBy(() -> athena.start("SELECT 1", request -> request.workGroup("enforcing")))
                .hasMessageContaining("No output location provided.");
    }

    @Test
    void aQueryThatScansMoreThanItsWorkgroupAllowsIsCancelled() {
        athena.client.createWorkGroup(request -> request.name("thrifty")
                .configuration(configuration ->
                        configuration.bytesScannedCutoffPerQuery(10_000_000L).enforceWorkGroupConfiguration(false)));
        QueryExecution done = athena.ended(athena.start("SELECT 1", request -> request.workGroup("thrifty")));
        assertThat(done.status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(done.status().stateChangeReason()).isEqualTo("Bytes scanned limit was exceeded");
        assertThat(done.statistics().dataScannedInBytes()).isEqualTo(20_000_000);
        assertThat(athena.keys(ServedAthena.BUCKET)).noneMatch(key -> key.contains(done.queryExecutionId()));
        athena.client.updateWorkGroup(request -> request.workGroup("thrifty")
                .configurationUpdates(updates -> updates.removeBytesScannedCutoffPerQuery(true)));
        assertThat(athena.ended(athena.start("SELECT 1", request -> request.workGroup("thrifty")))
                        .status()
                        .state())
                .isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThatThrownBy(() -> athena.client.updateWorkGroup(request -> request.workGroup("thrifty")
                        .configurationUpdates(updates -> updates.bytesScannedCutoffPerQuery(1L))))
                .hasMessageContaining("Member must have value greater than or equal to 10000000");
    }

    @Test
    void aDisabledWorkgroupBeginsNothing() {
        athena.client.createWorkGroup(request -> request.name("resting"));
        athena.client.updateWorkGroup(request ->
                request.workGroup("resting").state(WorkGroupState.DISABLED).description("sleeps"));
        assertThat(group("resting").description()).isEqualTo("sleeps");
        assertThatThrownBy(() -> athena.start("SELECT 1", request -> request.workGroup("resting")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("WorkGroup resting is disabled; enable it with UpdateWorkGroup.");
    }

    @Test
    void workgroupsAreListedByName() {
        athena.client.createWorkGroup(request -> request.name("a-first"));
        athena.client.createWorkGroup(request -> request.name("z-last"));
        List<String> names = athena.client.listWorkGroupsPaginator(request -> request.maxResults(1)).stream()
                .flatMap(page -> page.workGroups().stream())
                .map(WorkGroupSummary::name)
                .toList();
        assertThat(names).contains("a-first", "primary", "z-last").isSorted();
    }

    @Test
    void aWorkgroupWithAHistoryIsDeletedRecursivelyOnly() {
        athena.client.createWorkGroup(request -> request.name("full"));
        athena.client.updateWorkGroup(request -> request.workGroup("full")
                .configurationUpdates(updates -> updates.enforceWorkGroupConfiguration(false)));
        String id = athena.start("SELECT 1", request -> request.workGroup("full"));
        athena.ended(id);
        assertThatThrownBy(() -> athena.client.deleteWorkGroup(request -> request.workGroup("full")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("WorkGroup full is not empty");
        athena.client.deleteWorkGroup(request -> request.workGroup("full").recursiveDeleteOption(true));
        assertThatThrownBy(() -> group("full")).hasMessageContaining("WorkGroup is not found.");
        assertThatThrownBy(() -> athena.client.getQueryExecution(request -> request.queryExecutionId(id)))
                .hasMessageContaining("QueryExecution " + id + " was not found");
    }

    @Test
    void whatIsNotHereIsRefused() {
        assertThatThrownBy(() -> athena.client.createWorkGroup(request -> request.name("primary")))
                .hasMessageContaining("WorkGroup primary is already created");
        assertThatThrownBy(() -> athena.client.createWorkGroup(request -> request.name("spark")
                        .configuration(configuration -> configuration.engineVersion(
                                engine -> engine.selectedEngineVersion("PySpark engine version 3")))))
                .hasMessageContaining("Engine version 'PySpark engine version 3' is not supported here.");
        assertThatThrownBy(() -> athena.client.createWorkGroup(request -> request.name("bad name")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Member must satisfy regular expression pattern: [a-zA-Z0-9._-]{1,128}");
        assertThatThrownBy(() -> athena.client.createWorkGroup(request -> request.name("nowhere")
                        .configuration(configuration ->
                                configuration.resultConfiguration(results -> results.outputLocation("nowhere")))))
                .hasMessageContaining("outputLocation is not a valid S3 path.");
    }

    @Test
    void settingsOfResultsAreKept() {
        athena.client.createWorkGroup(request -> request.name("sealed")
                .configuration(configuration ->
                        configuration.resultConfiguration(results -> results.outputLocation("s3://results/")
                                .expectedBucketOwner("000000000000")
                                .encryptionConfiguration(how -> how.encryptionOption(EncryptionOption.SSE_S3)))));
        var results = group("sealed").configuration().resultConfiguration();
        assertThat(results.encryptionConfiguration().encryptionOption()).isEqualTo(EncryptionOption.SSE_S3);
        assertThat(results.expectedBucketOwner()).isEqualTo("000000000000");
        QueryExecution done = athena.ended(athena.start("SELECT 1", request -> request.workGroup("sealed")));
        assertThat(done.resultConfiguration().encryptionConfiguration().encryptionOption())
                .isEqualTo(EncryptionOption.SSE_S3);
        athena.client.updateWorkGroup(request -> request.workGroup("sealed")
                .configurationUpdates(updates -> updates.resultConfigurationUpdates(
                        changed -> changed.removeEncryptionConfiguration(true).removeExpectedBucketOwner(true))));
        results = group("sealed").configuration().resultConfiguration();
        assertThat(results.encryptionConfiguration()).isNull();
        assertThat(results.expectedBucketOwner()).isNull();
        assertThat(results.outputLocation()).isEqualTo("s3://results/");
    }

    @Test
    void workgroupsHaveTags() {
        athena.client.createWorkGroup(request -> request.name("tagged")
                .tags(Tag.builder().key("team").value("herd").build()));
        athena.client.tagResource(request -> request.resourceARN(ARN + "tagged")
                .tags(Tag.builder().key("age").value("3").build()));
        athena.client.untagResource(
                request -> request.resourceARN(ARN + "tagged").tagKeys("team"));
        assertThat(athena.client
                        .listTagsForResource(request -> request.resourceARN(ARN + "tagged"))
                        .tags())
                .containsExactly(Tag.builder().key("age").value("3").build());
        assertThatThrownBy(() -> athena.client.listTagsForResource(request -> request.resourceARN(ARN + "none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void queriesAreSavedUnderNames() {
        String id = athena.client
                .createNamedQuery(
                        request -> request.name("all").database("herd").queryString("SELECT 1"))
                .namedQueryId();
        athena.client.updateNamedQuery(request ->
                request.namedQueryId(id).name("every").description("of them").queryString("SELECT 2"));
        NamedQuery query =
                athena.client.getNamedQuery(request -> request.namedQueryId(id)).namedQuery();
        assertThat(query)
                .isEqualTo(NamedQuery.builder()
                        .namedQueryId(id)
                        .name("every")
                        .description("of them")
                        .database("herd")
                        .queryString("SELECT 2")
                        .workGroup("primary")
                        .build());
        assertThat(athena.client.listNamedQueries(request -> {}).namedQueryIds())
                .contains(id);
        var batch = athena.client.batchGetNamedQuery(request -> request.namedQueryIds(id, "none"));
        assertThat(batch.namedQueries()).containsExactly(query);
        assertThat(batch.unprocessedNamedQueryIds()).hasSize(1);
        athena.client.deleteNamedQuery(request -> request.namedQueryId(id));
        assertThatThrownBy(() -> athena.client.getNamedQuery(request -> request.namedQueryId(id)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("NamedQuery " + id + " was not found");
    }

    @Test
    void statementsArePreparedByCalls() {
        athena.client.createPreparedStatement(
                request -> request.workGroup("primary").statementName("by_name").queryStatement("SELECT ?"));
        assertThatThrownBy(() -> athena.client.createPreparedStatement(request ->
                        request.workGroup("primary").statementName("by_name").queryStatement("SELECT ?")))
                .hasMessageContaining("Prepared statement by_name already exists in WorkGroup primary");
        athena.client.updatePreparedStatement(request -> request.workGroup("primary")
                .statementName("by_name")
                .queryStatement("SELECT 1")
                .description("one"));
        assertThat(athena.client
                        .batchGetPreparedStatement(
                                request -> request.workGroup("primary").preparedStatementNames("by_name", "other"))
                        .preparedStatements())
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.queryStatement()).isEqualTo("SELECT 1");
                    assertThat(statement.description()).isEqualTo("one");
                });
        assertThat(athena.client
                        .listPreparedStatements(request -> request.workGroup("primary"))
                        .preparedStatements())
                .extracting("statementName")
                .contains("by_name");
        athena.client.deletePreparedStatement(
                request -> request.workGroup("primary").statementName("by_name"));
        assertThatThrownBy(() -> athena.client.getPreparedStatement(
                        request -> request.workGroup("primary").statementName("by_name")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("PreparedStatement by_name was not found in workGroup primary");
    }

    @Test
    void allIsThereAfterARestart() {
        athena.client.createWorkGroup(request -> request.name("lasting").description("stays"));
        String named = athena.client
                .createNamedQuery(request -> request.name("n").database("d").queryString("q"))
                .namedQueryId();
        String done = athena.run("SELECT 1").queryExecutionId();
        athena.queries.on("SELECT hangs", (query, catalog, sink, cancelled) -> {
            while (!cancelled.getAsBoolean()) {
                Thread.onSpinWait();
            }
            return new wildrydes.cloud.athena.run.Outcome.Done(0, 0, 0, 0, null);
        });
        String lost = athena.start("SELECT hangs");
        Instant submitted = athena.client
                .getQueryExecution(request -> request.queryExecutionId(done))
                .queryExecution()
                .status()
                .submissionDateTime();
        athena.restart();
        assertThat(group("lasting").description()).isEqualTo("stays");
        assertThat(athena.client
                        .getNamedQuery(request -> request.namedQueryId(named))
                        .namedQuery()
                        .name())
                .isEqualTo("n");
        QueryExecution kept = athena.ended(done);
        assertThat(kept.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(kept.status().submissionDateTime()).isEqualTo(submitted);
        assertThat(athena.rows(done)).containsExactly(List.of("_col0"), List.of("1"));
        QueryExecution failed = athena.ended(lost);
        assertThat(failed.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(failed.status().stateChangeReason())
                .isEqualTo("The cloud was stopped while the query ran; run it again.");
    }

    @Test
    void metricsAreThoseOfTheWorkgroup() {
        athena.client.createWorkGroup(request -> request.name("measured")
                .configuration(configuration -> configuration.enforceWorkGroupConfiguration(false)));
        athena.ended(athena.start("SELECT 1", request -> request.workGroup("measured")));
        assertThat(athena.cloud
                        .cloudWatch(wildrydes.cloud.ServedCloud.ADMINISTRATOR)
                        .listMetrics(request -> request.namespace("AWS/Athena"))
                        .metrics())
                .anySatisfy(metric -> {
                    assertThat(metric.metricName()).isEqualTo("ProcessedBytes");
                    assertThat(metric.dimensions())
                            .extracting("value")
                            .containsExactlyInAnyOrder("SUCCEEDED", "DML", "measured");
                });
    }

    @Test
    void theHistoryEndsAfterFortyFiveDays() {
        String id = athena.run("SELECT 1").queryExecutionId();
        athena.lab.post("/_lab/clock/run", "{\"duration\":\"P45D\"}");
        athena.lab.post("/_lab/clock/run", "{\"duration\":\"PT1S\"}");
        assertThatThrownBy(() -> athena.client.getQueryExecution(request -> request.queryExecutionId(id)))
                .hasMessageContaining("QueryExecution " + id + " was not found");
        assertThat(athena.client.listQueryExecutions(request -> {}).queryExecutionIds())
                .doesNotContain(id);
        assertThat(athena.run("SELECT 1").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }
}
