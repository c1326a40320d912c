package wildrydes.cloud.glue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CatalogImportStatus;
import software.amazon.awssdk.services.glue.model.CreateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.CreateDatabaseResponse;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseRequest;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetCatalogImportStatusRequest;
import software.amazon.awssdk.services.glue.model.GetCatalogImportStatusResponse;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetDatabasesRequest;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.GetTagsRequest;
import software.amazon.awssdk.services.glue.model.GetTagsResponse;
import software.amazon.awssdk.services.glue.model.ImportCatalogToGlueRequest;
import software.amazon.awssdk.services.glue.model.ImportCatalogToGlueResponse;
import software.amazon.awssdk.services.glue.model.TagResourceRequest;
import software.amazon.awssdk.services.glue.model.TagResourceResponse;
import software.amazon.awssdk.services.glue.model.UntagResourceRequest;
import software.amazon.awssdk.services.glue.model.UntagResourceResponse;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/**
 * The operations of the Glue Data Catalog on databases and tags; those on what is in databases are in {@link TableOperations}, {@link PartitionOperations} and
 * {@link FunctionOperations}. Each is documented at docs.aws.amazon.com/glue/latest/webapi/API_{name}.html. Safe for concurrent use.
 */
public final class GlueService {

    private static final int PAGE = 100;

    private final String account;
    private final Catalog catalog;
    private final CloudTime time;

    private GlueService(String account, Catalog catalog, CloudTime time) {
        this.account = account;
        this.catalog = catalog;
        this.time = time;
    }

    /**
     * The service of an account in a Region, as the cloud serves it.
     *
     * @param store keeps the catalog; gives it back when it recovers
     */
    public static Service in(String account, String region, Store store, CloudTime time) {
        Catalog catalog = new Catalog(store, account, region);
        Lookup lookup = new Lookup(account, catalog);
        PartitionChanges changes = new PartitionChanges(account, catalog, time);
        return new Service(
                "glue",
                "glue",
                List.of(new Address.Target("AWSGlue")),
                () -> List.of(
                        new GlueService(account, catalog, time),
                        new TableOperations(account, catalog, lookup, time),
                        new VersionOperations(catalog, lookup),
                        new SearchOperation(catalog, lookup),
                        new PartitionOperations(catalog, lookup, changes),
                        new PartitionBatches(catalog, lookup, changes),
                        new IndexOperations(catalog, lookup),
                        new FunctionOperations(account, catalog, lookup, time)),
                new GlueResources(region, account));
    }

    public CreateDatabaseResponse createDatabase(CreateDatabaseRequest request, Caller caller) {
        Lookup.checkCatalog(account, request.catalogId());
        Database database =
                database(request.databaseInput()).createTime(time.instant()).build();
        catalog.changing(() -> {
            if (catalog.database(database.name()) != null) {
                throw GlueErrors.exists("Database");
            }
            catalog.put(database);
            if (!request.tags().isEmpty()) {
                catalog.tag(catalog.arn(database), request.tags());
            }
            return database;
        });
        return CreateDatabaseResponse.builder().build();
    }

    private Database.Builder database(DatabaseInput input) {
        return Database.builder()
                .name(Keys.folded(input.name()))
                .description(input.description())
                .locationUri(input.locationUri())
                .parameters(input.parameters())
                .createTableDefaultPermissions(input.createTableDefaultPermissions())
                .targetDatabase(input.targetDatabase())
                .catalogId(account);
    }

    public GetDatabaseResponse getDatabase(GetDatabaseRequest request, Caller caller) {
        Lookup.checkCatalog(account, request.catalogId());
        return GetDatabaseResponse.builder().database(required(request.name())).build();
    }

    private Database required(String name) {
        Database found = catalog.database(name);
        if (found == null) {
            throw GlueErrors.noDatabase(name);
        }
        return found;
    }

    public GetDatabasesResponse getDatabases(GetDatabasesRequest request, Caller caller) {
        Lookup.checkCatalog(account, request.catalogId());
        Pages<Database> page =
                Pages.of(catalog.databases(), Database::name, request.nextToken(), request.maxResults(), PAGE);
        return GetDatabasesResponse.builder()
                .databaseList(page.items())
                .nextToken(page.token())
                .build();
    }

    public UpdateDatabaseResponse updateDatabase(UpdateDatabaseRequest request, Caller caller) {
        Lookup.checkCatalog(account, request.catalogId());
        Database after = database(request.databaseInput()).build();
        catalog.changing(() -> {
            Database before = required(request.name());
            if (!before.name().equals(after.name())) {
                throw GlueErrors.invalid("Database cannot be renamed");
            }
            catalog.put(after.toBuilder().createTime(before.createTime()).build());
            return before;
        });
        return UpdateDatabaseResponse.builder().build();
    }

    public DeleteDatabaseResponse deleteDatabase(DeleteDatabaseRequest request, Caller caller) {
        Lookup.checkCatalog(account, request.catalogId());
        catalog.changing(() -> {
            Database gone = required(request.name());
            catalog.removeDatabase(gone.name());
            return gone;
        });
        return DeleteDatabaseResponse.builder().build();
    }

    /** The catalog has always been Glue's here. */
    public GetCatalogImportStatusResponse getCatalogImportStatus(GetCatalogImportStatusRequest request, Caller caller) {
        return GetCatalogImportStatusResponse.builder()
                .importStatus(
                        CatalogImportStatus.builder().importCompleted(true).build())
                .build();
    }

    /** There is nothing to import. */
    public ImportCatalogToGlueResponse importCatalogToGlue(ImportCatalogToGlueRequest request, Caller caller) {
        return ImportCatalogToGlueResponse.builder().build();
    }

    public TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        changeTags(request.resourceArn(), all -> all.putAll(request.tagsToAdd()));
        return TagResourceResponse.builder().build();
    }

    public UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        changeTags(request.resourceArn(), all -> request.tagsToRemove().forEach(all::remove));
        return UntagResourceResponse.builder().build();
    }

    private void changeTags(String arn, Consumer<Map<String, String>> change) {
        catalog.changing(() -> {
            checkTagged(arn);
            Map<String, String> all = new TreeMap<>(catalog.tags(arn));
            change.accept(all);
            if (all.size() > 50) {
                throw GlueErrors.invalid("A resource can have at most 50 tags.");
            }
            catalog.tag(arn, all);
            return all;
        });
    }

    public GetTagsResponse getTags(GetTagsRequest request, Caller caller) {
        checkTagged(request.resourceArn());
        return GetTagsResponse.builder()
                .tags(catalog.tags(request.resourceArn()))
                .build();
    }

    /** Refuses an ARN of nothing that is in the catalog. */
    private void checkTagged(String arn) {
        String[] parts = arn.substring(arn.lastIndexOf(':') + 1).split("/", -1);
        @Nullable
        Object found = parts.length == 2 && parts[0].equals("database")
                ? catalog.database(parts[1])
                : parts.length == 3 && parts[0].equals("table") ? catalog.table(parts[1], parts[2]) : null;
        if (found == null) {
            throw GlueErrors.noEntity();
        }
    }
}
