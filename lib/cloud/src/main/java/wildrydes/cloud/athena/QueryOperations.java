package wildrydes.cloud.athena;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.GetQueryRuntimeStatisticsRequest;
import software.amazon.awssdk.services.athena.model.GetQueryRuntimeStatisticsResponse;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsRequest;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryResultType;
import software.amazon.awssdk.services.athena.model.ResultSet;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.UnprocessedQueryExecutionId;
import wildrydes.cloud.athena.result.ResultStore;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.wire.ServiceError;

/** Begins queries, tells of them, gives their results and ends them. */
public final class QueryOperations {

    private static final int MOST_ROWS = 1_000;
    private static final String CANCELLED = "Query cancelled by user";

    private final AthenaState state;
    private final QueryStart start;
    private final QueryRunner runner;
    private final ResultStore results;

    QueryOperations(AthenaState state, QueryStart start, QueryRunner runner, ResultStore results) {
        this.state = state;
        this.start = start;
        this.runner = runner;
        this.results = results;
    }

    public StartQueryExecutionResponse startQueryExecution(StartQueryExecutionRequest request, Caller caller) {
        return StartQueryExecutionResponse.builder()
                .queryExecutionId(start.start(request, caller))
                .build();
    }

    public GetQueryExecutionResponse getQueryExecution(GetQueryExecutionRequest request, Caller caller) {
        return GetQueryExecutionResponse.builder()
                .queryExecution(Descriptions.of(existing(request.queryExecutionId())))
                .build();
    }

    public BatchGetQueryExecutionResponse batchGetQueryExecution(BatchGetQueryExecutionRequest request, Caller caller) {
        List<QueryExecution> found = new ArrayList<>();
        List<UnprocessedQueryExecutionId> missing = new ArrayList<>();
        for (String id : request.queryExecutionIds()) {
            Execution one = state.find(id);
            if (one != null) {
                found.add(Descriptions.of(one));
            } else {
                missing.add(UnprocessedQueryExecutionId.builder()
                        .queryExecutionId(id)
                        .errorCode("QUERY_EXECUTION_NOT_FOUND")
                        .errorMessage(AthenaErrors.noExecution(id).getMessage())
                        .build());
            }
        }
        return BatchGetQueryExecutionResponse.builder()
                .queryExecutions(found)
                .unprocessedQueryExecutionIds(missing)
                .build();
    }

    public ListQueryExecutionsResponse listQueryExecutions(ListQueryExecutionsRequest request, Caller caller) {
        String group = Objects.requireNonNullElse(request.workGroup(), WorkGroup.PRIMARY);
        if (state.group(group) == null) {
            throw AthenaErrors.noGroup();
        }
        Pages.Page<String> page = Pages.of(
                state.executions(group).stream().map(Execution::id).toList(),
                request.nextToken(),
                request.maxResults());
        return ListQueryExecutionsResponse.builder()
                .queryExecutionIds(page.items())
                .nextToken(page.next())
                .build();
    }

    /** Of one that has ended it is no error (API_StopQueryExecution.html: idempotent). */
    public StopQueryExecutionResponse stopQueryExecution(StopQueryExecutionRequest request, Caller caller) {
        runner.cancel(existing(request.queryExecutionId()).id(), CANCELLED);
        return StopQueryExecutionResponse.builder().build();
    }

    public GetQueryResultsResponse getQueryResults(GetQueryResultsRequest request, Caller caller) throws IOException {
        Execution execution = existing(request.queryExecutionId());
        switch (execution.state()) {
            case QUEUED, RUNNING -> throw AthenaErrors.notFinished(execution.state());
            case FAILED -> throw AthenaErrors.failed();
            case CANCELLED -> throw AthenaErrors.noResults();
            default -> {
                // It has one.
            }
        }
        if (request.queryResultType() == QueryResultType.DATA_MANIFEST) {
            throw AthenaErrors.unsupported("QueryResultType DATA_MANIFEST");
        }
        GetQueryResultsResponse.Builder response = GetQueryResultsResponse.builder();
        ResultStore.Page page = page(execution, request.nextToken(), request.maxResults(), caller);
        if (page.next() != null) {
            response.nextToken(Pages.token(page.next()));
        }
        return response.updateCount(updateCount(execution))
                .resultSet(ResultSet.builder()
                        .rows(page.rows().stream().map(Descriptions::row).toList())
                        .resultSetMetadata(metadata -> metadata.columnInfo(execution.columns().stream()
                                .map(Descriptions::column)
                                .toList()))
                        .build())
                .build();
    }

    /** Measured by aoyagikouhei/athena-local: of queries and of SHOW it is 0, of other statements there is none. */
    private static @Nullable Long updateCount(Execution execution) {
        Long updated = execution.figures().updated();
        return updated != null || execution.columns().isEmpty() ? updated : Long.valueOf(0);
    }

    /** Read from S3 on the caller's behalf, as AWS does. */
    private ResultStore.Page page(Execution execution, @Nullable String token, @Nullable Integer most, Caller caller)
            throws IOException {
        String output = execution.asked().output();
        if (execution.figures().updated() != null || execution.columns().isEmpty()) {
            return new ResultStore.Page(List.of(), null);
        }
        long from = token == null ? 0 : Pages.number(token, AthenaErrors::badResultToken);
        try {
            return results.read(output, from, most == null ? MOST_ROWS : most, caller);
        } catch (Denied e) {
            throw AthenaErrors.mayNotRead(output, e);
        } catch (ServiceError e) {
            throw AthenaErrors.noResults();
        }
    }

    public GetQueryRuntimeStatisticsResponse getQueryRuntimeStatistics(
            GetQueryRuntimeStatisticsRequest request, Caller caller) {
        Execution execution = existing(request.queryExecutionId());
        if (!execution.state().ended()) {
            throw AthenaErrors.notFinished(execution.state());
        }
        return GetQueryRuntimeStatisticsResponse.builder()
                .queryRuntimeStatistics(Descriptions.statistics(execution))
                .build();
    }

    private Execution existing(String id) {
        Execution found = state.find(id);
        if (found == null) {
            throw AthenaErrors.noExecution(id);
        }
        return found;
    }
}
