package wildrydes.cloud.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.CreateWorkGroupRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/**
 * How policies name what a request is about: nearly always a workgroup, that of the query where only its id is given
 * (docs.aws.amazon.com/service-authorization/latest/reference/list_amazonathena.html).
 */
final class AthenaNames implements ResourceNames {

    private final String prefix;
    private final AthenaState state;

    AthenaNames(String account, String region, AthenaState state) {
        this.prefix = "arn:aws:athena:" + region + ":" + account + ":";
        this.state = state;
    }

    String group(String name) {
        return prefix + "workgroup/" + name;
    }

    String catalog(String name) {
        return prefix + "datacatalog/" + name;
    }

    /** The workgroup in an ARN; null in all others. */
    @Nullable
    String groupIn(String arn) {
        String start = group("");
        return arn.startsWith(start) ? arn.substring(start.length()) : null;
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        String tagged = member(request, "ResourceARN");
        if (tagged != null) {
            return tagged;
        }
        String operation = request.getClass().getSimpleName();
        if (request instanceof CreateWorkGroupRequest create) {
            return group(String.valueOf(create.name()));
        }
        String catalog = member(request, operation.contains("DataCatalogRequest") ? "Name" : "CatalogName");
        if (catalog != null) {
            return catalog(catalog);
        }
        Execution execution = found(member(request, "QueryExecutionId"));
        if (execution != null) {
            return group(execution.asked().workGroup());
        }
        String named = member(request, "NamedQueryId");
        SavedQuery saved = named == null ? null : state.savedQuery(named);
        if (saved != null) {
            return group(saved.workGroup());
        }
        if (operation.startsWith("ListWorkGroups")
                || operation.startsWith("ListDataCatalogs")
                || operation.startsWith("ListEngineVersions")) {
            return ANY;
        }
        String group = member(request, "WorkGroup");
        return group(group == null ? WorkGroup.PRIMARY : group);
    }

    private @Nullable Execution found(@Nullable String id) {
        return id == null ? null : state.find(id);
    }

    /** A batch is about the workgroups of all that it names. */
    @Override
    public List<Use> uses(AwsRequest request) {
        TreeSet<String> groups = new TreeSet<>();
        String action;
        if (request instanceof BatchGetQueryExecutionRequest batch) {
            action = "BatchGetQueryExecution";
            for (String id : batch.queryExecutionIds()) {
                Execution one = found(id);
                groups.add(one == null ? WorkGroup.PRIMARY : one.asked().workGroup());
            }
        } else if (request instanceof BatchGetNamedQueryRequest batch) {
            action = "BatchGetNamedQuery";
            for (String id : batch.namedQueryIds()) {
                SavedQuery one = state.savedQuery(id);
                groups.add(one == null ? WorkGroup.PRIMARY : one.workGroup());
            }
        } else {
            return List.of();
        }
        List<Use> uses = new ArrayList<>();
        groups.forEach(group -> uses.add(new Use(action, group(group), Map.of())));
        return uses;
    }

    private static @Nullable String member(AwsRequest request, String name) {
        return request.getValueForField(name, String.class).orElse(null);
    }
}
