package wildrydes.cloud.athena;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.athena.model.Column;
import software.amazon.awssdk.services.athena.model.DataCatalogStatus;
import software.amazon.awssdk.services.athena.model.DataCatalogSummary;
import software.amazon.awssdk.services.athena.model.DataCatalogType;
import software.amazon.awssdk.services.athena.model.Database;
import software.amazon.awssdk.services.athena.model.GetDataCatalogRequest;
import software.amazon.awssdk.services.athena.model.GetDataCatalogResponse;
import software.amazon.awssdk.services.athena.model.GetDatabaseRequest;
import software.amazon.awssdk.services.athena.model.GetDatabaseResponse;
import software.amazon.awssdk.services.athena.model.GetTableMetadataRequest;
import software.amazon.awssdk.services.athena.model.GetTableMetadataResponse;
import software.amazon.awssdk.services.athena.model.ListDataCatalogsRequest;
import software.amazon.awssdk.services.athena.model.ListDataCatalogsResponse;
import software.amazon.awssdk.services.athena.model.ListDatabasesRequest;
import software.amazon.awssdk.services.athena.model.ListDatabasesResponse;
import software.amazon.awssdk.services.athena.model.ListEngineVersionsRequest;
import software.amazon.awssdk.services.athena.model.ListEngineVersionsResponse;
import software.amazon.awssdk.services.athena.model.ListTableMetadataRequest;
import software.amazon.awssdk.services.athena.model.ListTableMetadataResponse;
import software.amazon.awssdk.services.athena.model.TableMetadata;
import software.amazon.awssdk.services.glue.model.GetDatabasesRequest;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Table;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;

/** The one data catalog that there is, which is Glue's, seen as the caller sees it. */
public final class DataCatalogs {

    static final String NAME = "AwsDataCatalog";

    private final Supplier<Door> door;
    private final String account;

    DataCatalogs(Supplier<Door> door, String account) {
        this.door = door;
        this.account = account;
    }

    public GetDataCatalogResponse getDataCatalog(GetDataCatalogRequest request, Caller caller) {
        check(request.name());
        return GetDataCatalogResponse.builder()
                .dataCatalog(catalog -> catalog.name(NAME)
                        .type(DataCatalogType.GLUE)
                        .parameters(Map.of("catalog-id", account))
                        .status(DataCatalogStatus.CREATE_COMPLETE))
                .build();
    }

    public ListDataCatalogsResponse listDataCatalogs(ListDataCatalogsRequest request, Caller caller) {
        Pages.Page<String> page = Pages.of(List.of(NAME), request.nextToken(), request.maxResults());
        return ListDataCatalogsResponse.builder()
                .dataCatalogsSummary(page.items().stream()
                        .map(name -> DataCatalogSummary.builder()
                                .catalogName(name)
                                .type(DataCatalogType.GLUE)
                                .status(DataCatalogStatus.CREATE_COMPLETE)
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    public ListDatabasesResponse listDatabases(ListDatabasesRequest request, Caller caller) {
        check(request.catalogName());
        GetDatabasesResponse found = glue(
                GetDatabasesRequest.builder()
                        .nextToken(request.nextToken())
                        .maxResults(request.maxResults())
                        .build(),
                caller);
        return ListDatabasesResponse.builder()
                .databaseList(found.databaseList().stream()
                        .map(DataCatalogs::described)
                        .toList())
                .nextToken(found.nextToken())
                .build();
    }

    public GetDatabaseResponse getDatabase(GetDatabaseRequest request, Caller caller) {
        check(request.catalogName());
        software.amazon.awssdk.services.glue.model.GetDatabaseResponse found = glue(
                software.amazon.awssdk.services.glue.model.GetDatabaseRequest.builder()
                        .name(request.databaseName())
                        .build(),
                caller);
        return GetDatabaseResponse.builder()
                .database(described(found.database()))
                .build();
    }

    private static Database described(software.amazon.awssdk.services.glue.model.Database database) {
        return Database.builder()
                .name(database.name())
                .description(database.description())
                .parameters(database.parameters())
                .build();
    }

    public ListTableMetadataResponse listTableMetadata(ListTableMetadataRequest request, Caller caller) {
        check(request.catalogName());
        Pattern names = names(request.expression());
        GetTablesResponse found = glue(
                GetTablesRequest.builder()
                        .databaseName(request.databaseName())
                        .nextToken(request.nextToken())
                        .maxResults(request.maxResults())
                        .build(),
                caller);
        return ListTableMetadataResponse.builder()
                .tableMetadataList(found.tableList().stream()
                        .filter(table ->
                                names == null || names.matcher(table.name()).matches())
                        .map(DataCatalogs::described)
                        .toList())
                .nextToken(found.nextToken())
                .build();
    }

    private static @Nullable Pattern names(@Nullable String expression) {
        try {
            return expression == null || expression.isEmpty() ? null : Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw AthenaErrors.invalid("Expression '" + expression + "' is no regular expression.");
        }
    }

    public GetTableMetadataResponse getTableMetadata(GetTableMetadataRequest request, Caller caller) {
        check(request.catalogName());
        GetTableResponse found = glue(
                GetTableRequest.builder()
                        .databaseName(request.databaseName())
                        .name(request.tableName())
                        .build(),
                caller);
        return GetTableMetadataResponse.builder()
                .tableMetadata(described(found.table()))
                .build();
    }

    private static TableMetadata described(Table table) {
        return TableMetadata.builder()
                .name(table.name())
                .createTime(table.createTime())
                .lastAccessTime(table.lastAccessTime())
                .tableType(table.tableType())
                .columns(
                        table.storageDescriptor() == null
                                ? List.of()
                                : columns(table.storageDescriptor().columns()))
                .partitionKeys(columns(table.partitionKeys()))
                .parameters(table.parameters())
                .build();
    }

    private static List<Column> columns(List<software.amazon.awssdk.services.glue.model.Column> columns) {
        return columns.stream()
                .map(column -> Column.builder()
                        .name(column.name())
                        .type(column.type())
                        .comment(column.comment())
                        .build())
                .toList();
    }

    public ListEngineVersionsResponse listEngineVersions(ListEngineVersionsRequest request, Caller caller) {
        Pages.Page<String> page = Pages.of(
                List.of(GroupSettings.AUTO, GroupSettings.VERSION_3), request.nextToken(), request.maxResults());
        return ListEngineVersionsResponse.builder()
                .engineVersions(page.items().stream().map(Descriptions::engine).toList())
                .nextToken(page.next())
                .build();
    }

    private static void check(String catalog) {
        if (!catalog.equalsIgnoreCase(NAME)) {
            throw AthenaErrors.noCatalog(catalog);
        }
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the SDK pairs each request class with one response class
    private <R extends AwsResponse> R glue(AwsRequest request, Caller caller) {
        try {
            return door.get().call(request, caller);
        } catch (Denied | GlueException e) {
            throw AthenaErrors.metadata(String.valueOf(e.getMessage()), e);
        }
    }
}
