package wildrydes.cloud.athena;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.athena.model.BatchGetPreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.BatchGetPreparedStatementResponse;
import software.amazon.awssdk.services.athena.model.CreatePreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.CreatePreparedStatementResponse;
import software.amazon.awssdk.services.athena.model.DeletePreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.DeletePreparedStatementResponse;
import software.amazon.awssdk.services.athena.model.GetPreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.GetPreparedStatementResponse;
import software.amazon.awssdk.services.athena.model.ListPreparedStatementsRequest;
import software.amazon.awssdk.services.athena.model.ListPreparedStatementsResponse;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import software.amazon.awssdk.services.athena.model.PreparedStatementSummary;
import software.amazon.awssdk.services.athena.model.UnprocessedPreparedStatementName;
import software.amazon.awssdk.services.athena.model.UpdatePreparedStatementRequest;
import software.amazon.awssdk.services.athena.model.UpdatePreparedStatementResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Queries with places for values, kept by a workgroup under a name. */
public final class PreparedStatementOperations {

    private final AthenaState state;
    private final CloudTime time;

    PreparedStatementOperations(AthenaState state, CloudTime time) {
        this.state = state;
        this.time = time;
    }

    public CreatePreparedStatementResponse createPreparedStatement(
            CreatePreparedStatementRequest request, Caller caller) {
        return state.changing(() -> {
            group(request.workGroup());
            if (state.prepared(request.workGroup(), request.statementName()) != null) {
                throw AthenaErrors.statementExists(request.statementName(), request.workGroup());
            }
            state.put(new Prepared(
                    request.workGroup(),
                    request.statementName(),
                    request.queryStatement(),
                    request.description(),
                    time.instant()));
            return CreatePreparedStatementResponse.builder().build();
        });
    }

    public GetPreparedStatementResponse getPreparedStatement(GetPreparedStatementRequest request, Caller caller) {
        return GetPreparedStatementResponse.builder()
                .preparedStatement(described(existing(request.workGroup(), request.statementName())))
                .build();
    }

    public BatchGetPreparedStatementResponse batchGetPreparedStatement(
            BatchGetPreparedStatementRequest request, Caller caller) {
        group(request.workGroup());
        List<PreparedStatement> found = new ArrayList<>();
        List<UnprocessedPreparedStatementName> missing = new ArrayList<>();
        for (String name : request.preparedStatementNames()) {
            Prepared one = state.prepared(request.workGroup(), name);
            if (one != null) {
                found.add(described(one));
            } else {
                missing.add(UnprocessedPreparedStatementName.builder()
                        .statementName(name)
                        .errorCode("STATEMENT_NOT_FOUND")
                        .errorMessage(AthenaErrors.statementMissing(name, request.workGroup()))
                        .build());
            }
        }
        return BatchGetPreparedStatementResponse.builder()
                .preparedStatements(found)
                .unprocessedPreparedStatementNames(missing)
                .build();
    }

    public ListPreparedStatementsResponse listPreparedStatements(ListPreparedStatementsRequest request, Caller caller) {
        group(request.workGroup());
        Pages.Page<Prepared> page =
                Pages.of(state.prepared(request.workGroup()), request.nextToken(), request.maxResults());
        return ListPreparedStatementsResponse.builder()
                .preparedStatements(page.items().stream()
                        .map(one -> PreparedStatementSummary.builder()
                                .statementName(one.name())
                                .lastModifiedTime(one.modified())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    public UpdatePreparedStatementResponse updatePreparedStatement(
            UpdatePreparedStatementRequest request, Caller caller) {
        return state.changing(() -> {
            Prepared known = existing(request.workGroup(), request.statementName());
            state.put(new Prepared(
                    known.workGroup(),
                    known.name(),
                    request.queryStatement(),
                    request.description() == null ? known.description() : request.description(),
                    time.instant()));
            return UpdatePreparedStatementResponse.builder().build();
        });
    }

    public DeletePreparedStatementResponse deletePreparedStatement(
            DeletePreparedStatementRequest request, Caller caller) {
        return state.changing(() -> {
            state.remove(existing(request.workGroup(), request.statementName()));
            return DeletePreparedStatementResponse.builder().build();
        });
    }

    private void group(String name) {
        if (state.group(name) == null) {
            throw AthenaErrors.noGroup();
        }
    }

    private Prepared existing(String group, String name) {
        group(group);
        Prepared found = state.prepared(group, name);
        if (found == null) {
            throw AthenaErrors.noStatement(name, group);
        }
        return found;
    }

    private static PreparedStatement described(Prepared statement) {
        return PreparedStatement.builder()
                .statementName(statement.name())
                .queryStatement(statement.query())
                .workGroupName(statement.workGroup())
                .description(statement.description())
                .lastModifiedTime(statement.modified())
                .build();
    }
}
