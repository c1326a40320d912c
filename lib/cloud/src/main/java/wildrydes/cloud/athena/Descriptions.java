package wildrydes.cloud.athena;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.ColumnNullable;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.EngineVersion;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatistics;
import software.amazon.awssdk.services.athena.model.QueryStage;
import software.amazon.awssdk.services.athena.model.Row;
import wildrydes.cloud.athena.run.ResultColumn;

/** What the interface tells of queries. */
final class Descriptions {

    private static final Set<String> WRITE = Set.of("INSERT", "CREATE_TABLE_AS_SELECT", "UNLOAD");

    private Descriptions() {}

    static QueryExecution of(Execution execution) {
        Asked asked = execution.asked();
        Failure failure = execution.failure();
        return QueryExecution.builder()
                .queryExecutionId(execution.id())
                .query(asked.query())
                .statementType(asked.type())
                .substatementType(asked.kind())
                .resultConfiguration(result -> {
                    result.outputLocation(asked.output());
                    if (asked.encryption() != null) {
                        result.encryptionConfiguration(how -> how.encryptionOption(asked.encryption()));
                    }
                })
                .resultReuseConfiguration(reuse -> reuse.resultReuseByAgeConfiguration(age -> age.enabled(false)))
                .queryExecutionContext(
                        context -> context.database(asked.database()).catalog(asked.catalog()))
                .status(status -> {
                    status.state(execution.state().name())
                            .stateChangeReason(execution.reason())
                            .submissionDateTime(execution.submitted())
                            .completionDateTime(execution.completed());
                    if (failure != null) {
                        status.athenaError(AthenaError.builder()
                                .errorCategory(failure.category())
                                .errorType(failure.type())
                                .retryable(failure.retryable())
                                .errorMessage(failure.reason())
                                .build());
                    }
                })
                .statistics(statistics(execution.figures(), asked))
                .workGroup(asked.workGroup())
                .engineVersion(engine(GroupSettings.AUTO))
                .build();
    }

    private static QueryExecutionStatistics statistics(Figures figures, Asked asked) {
        return QueryExecutionStatistics.builder()
                .dataScannedInBytes(figures.scanned())
                .engineExecutionTimeInMillis(figures.engine())
                .totalExecutionTimeInMillis(figures.total())
                .queryQueueTimeInMillis(figures.queued())
                .servicePreProcessingTimeInMillis(figures.preparing())
                .queryPlanningTimeInMillis(figures.planning())
                .serviceProcessingTimeInMillis(figures.finishing())
                .dataManifestLocation(asked.kind() != null && WRITE.contains(asked.kind()) ? asked.manifest() : null)
                .resultReuseInformation(reuse -> reuse.reusedPreviousResult(false))
                .build();
    }

    static EngineVersion engine(String selected) {
        return EngineVersion.builder()
                .selectedEngineVersion(selected)
                .effectiveEngineVersion(GroupSettings.VERSION_3)
                .build();
    }

    static QueryRuntimeStatistics statistics(Execution execution) {
        Figures figures = execution.figures();
        return QueryRuntimeStatistics.builder()
                .timeline(line -> line.queryQueueTimeInMillis(figures.queued())
                        .servicePreProcessingTimeInMillis(figures.preparing())
                        .queryPlanningTimeInMillis(figures.planning())
                        .engineExecutionTimeInMillis(figures.engine())
                        .serviceProcessingTimeInMillis(figures.finishing())
                        .totalExecutionTimeInMillis(figures.total()))
                .rows(rows -> rows.inputBytes(figures.scanned())
                        .outputBytes(figures.bytes())
                        .outputRows(figures.rows()))
                .outputStage(QueryStage.builder()
                        .stageId(0L)
                        .state(execution.state() == Execution.State.SUCCEEDED ? "FINISHED" : "FAILED")
                        .inputBytes(figures.scanned())
                        .outputBytes(figures.bytes())
                        .outputRows(figures.rows())
                        .executionTime(figures.engine())
                        .build())
                .build();
    }

    static Row row(List<@Nullable String> values) {
        return Row.builder()
                .data(values.stream()
                        .map(value -> Datum.builder().varCharValue(value).build())
                        .toList())
                .build();
    }

    static ColumnInfo column(ResultColumn column) {
        return ColumnInfo.builder()
                .catalogName("hive")
                .schemaName("")
                .tableName("")
                .name(column.name())
                .label(Objects.requireNonNull(column.name()))
                .type(column.type())
                .precision(column.precision())
                .scale(column.scale())
                .nullable(ColumnNullable.UNKNOWN)
                .caseSensitive(column.caseSensitive())
                .build();
    }
}
