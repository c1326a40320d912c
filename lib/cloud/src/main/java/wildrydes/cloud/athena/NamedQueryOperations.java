package wildrydes.cloud.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.CreateNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.CreateNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.DeleteNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.DeleteNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.GetNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.GetNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.ListNamedQueriesRequest;
import software.amazon.awssdk.services.athena.model.ListNamedQueriesResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.UnprocessedNamedQueryId;
import software.amazon.awssdk.services.athena.model.UpdateNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.UpdateNamedQueryResponse;
import wildrydes.cloud.auth.Caller;

/** Queries that are saved under a name. */
public final class NamedQueryOperations {

    private final AthenaState state;

    NamedQueryOperations(AthenaState state) {
        this.state = state;
    }

    public CreateNamedQueryResponse createNamedQuery(CreateNamedQueryRequest request, Caller caller) {
        String token = request.clientRequestToken();
        if (token == null) {
            throw AthenaErrors.noToken();
        }
        String group = Objects.requireNonNullElse(request.workGroup(), WorkGroup.PRIMARY);
        SavedQuery made = state.changing(() -> {
            if (state.group(group) == null) {
                throw AthenaErrors.noGroup();
            }
            SavedQuery known = begun(token);
            if (known != null) {
                if (!known.name().equals(request.name()) || !known.query().equals(request.queryString())) {
                    throw AthenaErrors.otherRequest();
                }
                return known;
            }
            SavedQuery query = new SavedQuery(
                    UUID.randomUUID().toString(),
                    state.next(),
                    request.name(),
                    request.description(),
                    request.database(),
                    request.queryString(),
                    group,
                    token);
            state.put(query);
            return query;
        });
        return CreateNamedQueryResponse.builder().namedQueryId(made.id()).build();
    }

    private @Nullable SavedQuery begun(String token) {
        return state.saved().stream()
                .filter(one -> one.token().equals(token))
                .findFirst()
                .orElse(null);
    }

    public GetNamedQueryResponse getNamedQuery(GetNamedQueryRequest request, Caller caller) {
        return GetNamedQueryResponse.builder()
                .namedQuery(described(existing(request.namedQueryId())))
                .build();
    }

    public BatchGetNamedQueryResponse batchGetNamedQuery(BatchGetNamedQueryRequest request, Caller caller) {
        List<NamedQuery> found = new ArrayList<>();
        List<UnprocessedNamedQueryId> missing = new ArrayList<>();
        for (String id : request.namedQueryIds()) {
            SavedQuery one = state.savedQuery(id);
            if (one != null) {
                found.add(described(one));
            } else {
                missing.add(UnprocessedNamedQueryId.builder()
                        .namedQueryId(id)
                        .errorCode("INVALID_INPUT")
                        .errorMessage(AthenaErrors.noNamedQuery(id).getMessage())
                        .build());
            }
        }
        return BatchGetNamedQueryResponse.builder()
                .namedQueries(found)
                .unprocessedNamedQueryIds(missing)
                .build();
    }

    public ListNamedQueriesResponse listNamedQueries(ListNamedQueriesRequest request, Caller caller) {
        String group = Objects.requireNonNullElse(request.workGroup(), WorkGroup.PRIMARY);
        if (state.group(group) == null) {
            throw AthenaErrors.noGroup();
        }
        Pages.Page<String> page = Pages.of(
                state.saved(group).stream().map(SavedQuery::id).toList(), request.nextToken(), request.maxResults());
        return ListNamedQueriesResponse.builder()
                .namedQueryIds(page.items())
                .nextToken(page.next())
                .build();
    }

    public UpdateNamedQueryResponse updateNamedQuery(UpdateNamedQueryRequest request, Caller caller) {
        return state.changing(() -> {
            SavedQuery known = existing(request.namedQueryId());
            state.put(new SavedQuery(
                    known.id(),
                    known.number(),
                    request.name(),
                    request.description() == null ? known.description() : request.description(),
                    known.database(),
                    request.queryString(),
                    known.workGroup(),
                    known.token()));
            return UpdateNamedQueryResponse.builder().build();
        });
    }

    public DeleteNamedQueryResponse deleteNamedQuery(DeleteNamedQueryRequest request, Caller caller) {
        return state.changing(() -> {
            state.remove(existing(request.namedQueryId()));
            return DeleteNamedQueryResponse.builder().build();
        });
    }

    private SavedQuery existing(String id) {
        SavedQuery found = state.savedQuery(id);
        if (found == null) {
            throw AthenaErrors.noNamedQuery(id);
        }
        return found;
    }

    private static NamedQuery described(SavedQuery query) {
        return NamedQuery.builder()
                .namedQueryId(query.id())
                .name(query.name())
                .description(query.description())
                .database(query.database())
                .queryString(query.query())
                .workGroup(query.workGroup())
                .build();
    }
}
