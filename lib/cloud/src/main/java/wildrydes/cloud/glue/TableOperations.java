package wildrydes.cloud.glue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableRequest;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableResponse;
import software.amazon.awssdk.services.glue.model.CreateTableRequest;
import software.amazon.awssdk.services.glue.model.CreateTableResponse;
import software.amazon.awssdk.services.glue.model.DeleteTableRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.PartitionIndex;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableError;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableVersion;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.glue.model.UpdateTableResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** The operations on tables. Safe for concurrent use. */
public final class TableOperations {

    private static final int PAGE = 100;
    private static final String FIRST_VERSION = "0";

    private final String account;
    private final Catalog catalog;
    private final Lookup lookup;
    private final CloudTime time;

    TableOperations(String account, Catalog catalog, Lookup lookup, CloudTime time) {
        this.account = account;
        this.catalog = catalog;
        this.lookup = lookup;
        this.time = time;
    }

    public CreateTableResponse createTable(CreateTableRequest request, Caller caller) {
        if (request.openTableFormatInput() != null) {
            throw GlueErrors.invalid("Open table formats are not supported here: leave OpenTableFormatInput out.");
        }
        Instant now = time.instant();
        catalog.changing(() -> {
            lookup.checkDatabase(request.catalogId(), request.databaseName());
            Table table = table(request.databaseName(), request.tableInput())
                    .createTime(now)
                    .updateTime(now)
                    .createdBy(caller.arn())
                    .versionId(FIRST_VERSION)
                    .build();
            if (catalog.table(table.databaseName(), table.name()) != null) {
                throw GlueErrors.exists("Table");
            }
            for (PartitionIndex index : request.partitionIndexes()) {
                catalog.put(table.databaseName(), table.name(), IndexOperations.described(table, index));
            }
            catalog.put(table);
            return table;
        });
        return CreateTableResponse.builder().build();
    }

    private Table.Builder table(String database, TableInput input) {
        return Table.builder()
                .name(Keys.folded(input.name()))
                .databaseName(Keys.folded(database))
                .description(input.description())
                .owner(input.owner())
                .lastAccessTime(input.lastAccessTime())
                .lastAnalyzedTime(input.lastAnalyzedTime())
                .retention(input.retention() == null ? Integer.valueOf(0) : input.retention())
                .storageDescriptor(whole(input.storageDescriptor()))
                .partitionKeys(input.hasPartitionKeys() ? input.partitionKeys() : List.of())
                .viewOriginalText(input.viewOriginalText())
                .viewExpandedText(input.viewExpandedText())
                .tableType(input.tableType())
                .parameters(input.parameters())
                .isRegisteredWithLakeFormation(false)
                .targetTable(input.targetTable())
                .catalogId(account);
    }

    /** With what AWS fills in. */
    static @Nullable StorageDescriptor whole(@Nullable StorageDescriptor given) {
        if (given == null) {
            return null;
        }
        return given.toBuilder()
                .compressed(Boolean.TRUE.equals(given.compressed()))
                .numberOfBuckets(given.numberOfBuckets() == null ? Integer.valueOf(0) : given.numberOfBuckets())
                .sortColumns(given.hasSortColumns() ? given.sortColumns() : List.of())
                .storedAsSubDirectories(Boolean.TRUE.equals(given.storedAsSubDirectories()))
                .build();
    }

    public GetTableResponse getTable(GetTableRequest request, Caller caller) {
        return GetTableResponse.builder()
                .table(lookup.entity(request.catalogId(), request.databaseName(), request.name()))
                .build();
    }

    public GetTablesResponse getTables(GetTablesRequest request, Caller caller) {
        lookup.checkDatabase(request.catalogId(), request.databaseName());
        List<Table> matching =
                new NamePattern(request.expression()).of(catalog.tables(request.databaseName()), Table::name);
        Pages<Table> page = Pages.of(matching, Table::name, request.nextToken(), request.maxResults(), PAGE);
        return GetTablesResponse.builder()
                .tableList(page.items())
                .nextToken(page.token())
                .build();
    }

    public UpdateTableResponse updateTable(UpdateTableRequest request, Caller caller) {
        TableInput input = request.tableInput();
        Instant now = time.instant();
        catalog.changing(() -> {
            String given = request.getValueForField("Name", String.class).orElse(input.name());
            Table before = lookup.table(request.catalogId(), request.databaseName(), given);
            if (!before.name().equals(Keys.folded(input.name()))) {
                throw GlueErrors.renamed();
            }
            if (request.versionId() != null && !request.versionId().equals(before.versionId())) {
                throw GlueErrors.concurrent();
            }
            if (!Boolean.TRUE.equals(request.skipArchive())) {
                catalog.put(TableVersion.builder()
                        .table(before)
                        .versionId(before.versionId())
                        .build());
            }
            catalog.put(table(before.databaseName(), input)
                    .createTime(before.createTime())
                    .updateTime(now)
                    .createdBy(before.createdBy())
                    .versionId(String.valueOf(Long.parseLong(before.versionId()) + 1))
                    .build());
            return before;
        });
        return UpdateTableResponse.builder().build();
    }

    public DeleteTableResponse deleteTable(DeleteTableRequest request, Caller caller) {
        catalog.changing(() -> {
            Table gone = lookup.table(request.catalogId(), request.databaseName(), request.name());
            catalog.removeTable(gone.databaseName(), gone.name());
            return gone;
        });
        return DeleteTableResponse.builder().build();
    }

    public BatchDeleteTableResponse batchDeleteTable(BatchDeleteTableRequest request, Caller caller) {
        return catalog.changing(() -> {
            lookup.checkDatabase(request.catalogId(), request.databaseName());
            List<TableError> errors = new ArrayList<>();
            for (String name : request.tablesToDelete()) {
                if (catalog.table(request.databaseName(), name) == null) {
                    errors.add(TableError.builder()
                            .tableName(name)
                            .errorDetail(GlueErrors.detail(GlueErrors.noTable(name)))
                            .build());
                } else {
                    catalog.removeTable(request.databaseName(), name);
                }
            }
            return BatchDeleteTableResponse.builder()
                    .errors(errors.isEmpty() ? null : errors)
                    .build();
        });
    }
}
