package wildrydes.cloud.glue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableVersionRequest;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableVersionResponse;
import software.amazon.awssdk.services.glue.model.DeleteTableVersionRequest;
import software.amazon.awssdk.services.glue.model.DeleteTableVersionResponse;
import software.amazon.awssdk.services.glue.model.GetTableVersionRequest;
import software.amazon.awssdk.services.glue.model.GetTableVersionResponse;
import software.amazon.awssdk.services.glue.model.GetTableVersionsRequest;
import software.amazon.awssdk.services.glue.model.GetTableVersionsResponse;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableVersion;
import software.amazon.awssdk.services.glue.model.TableVersionError;
import wildrydes.cloud.auth.Caller;

/** The operations on versions of tables: an update keeps what was before it. Safe for concurrent use. */
public final class VersionOperations {

    private static final int PAGE = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");

    private final Catalog catalog;
    private final Lookup lookup;

    VersionOperations(Catalog catalog, Lookup lookup) {
        this.catalog = catalog;
        this.lookup = lookup;
    }

    /** All versions, the newest, which is the table as it is, first. */
    private List<TableVersion> versions(Table table) {
        List<TableVersion> all = new ArrayList<>();
        all.add(TableVersion.builder().table(table).versionId(table.versionId()).build());
        all.addAll(catalog.versions(table.databaseName(), table.name()));
        return all;
    }

    private static @Nullable TableVersion find(List<TableVersion> all, String id) {
        if (!NUMBER.matcher(id).matches()) {
            throw GlueErrors.invalid("Version " + id + " is not a number: name one that GetTableVersions tells.");
        }
        return all.stream()
                .filter(version -> version.versionId().equals(id))
                .findFirst()
                .orElse(null);
    }

    public GetTableVersionResponse getTableVersion(GetTableVersionRequest request, Caller caller) {
        Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
        String id = request.versionId() == null ? table.versionId() : request.versionId();
        TableVersion found = find(versions(table), id);
        if (found == null) {
            throw GlueErrors.noVersion();
        }
        return GetTableVersionResponse.builder().tableVersion(found).build();
    }

    public GetTableVersionsResponse getTableVersions(GetTableVersionsRequest request, Caller caller) {
        Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
        // Keys that rise while versions fall.
        Pages<TableVersion> page = Pages.of(
                versions(table),
                version -> String.format("%019d", Long.MAX_VALUE - Long.parseLong(version.versionId())),
                request.nextToken(),
                request.maxResults(),
                PAGE);
        return GetTableVersionsResponse.builder()
                .tableVersions(page.items())
                .nextToken(page.token())
                .build();
    }

    public DeleteTableVersionResponse deleteTableVersion(DeleteTableVersionRequest request, Caller caller) {
        catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            if (!delete(table, request.versionId())) {
                throw GlueErrors.noVersion();
            }
            return table;
        });
        return DeleteTableVersionResponse.builder().build();
    }

    /** Deletes an older version; false where there is none. */
    private boolean delete(Table table, String id) {
        TableVersion found = find(catalog.versions(table.databaseName(), table.name()), id);
        if (found != null) {
            catalog.remove(found);
        }
        return found != null;
    }

    public BatchDeleteTableVersionResponse batchDeleteTableVersion(
            BatchDeleteTableVersionRequest request, Caller caller) {
        return catalog.changing(() -> {
            Table table = lookup.table(request.catalogId(), request.databaseName(), request.tableName());
            List<TableVersionError> errors = new ArrayList<>();
            for (String id : request.versionIds()) {
                if (!delete(table, id)) {
                    errors.add(TableVersionError.builder()
                            .tableName(table.name())
                            .versionId(id)
                            .errorDetail(GlueErrors.detail(GlueErrors.noVersion()))
                            .build());
                }
            }
            return BatchDeleteTableVersionResponse.builder()
                    .errors(errors.isEmpty() ? null : errors)
                    .build();
        });
    }
}
