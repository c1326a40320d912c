package wildrydes.cloud.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.glue.ServedCatalog.column;
import static wildrydes.cloud.glue.ServedCatalog.partition;
import static wildrydes.cloud.glue.ServedCatalog.refused;
import static wildrydes.cloud.glue.ServedCatalog.table;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableVersion;

class CatalogTest {

    private static final String ARN = "arn:aws:glue:us-east-1:000000000000:";

    @TempDir
    Path folder;

    private ServedCatalog catalog;

    @BeforeEach
    void open() {
        catalog = new ServedCatalog(folder);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private List<String> databases() {
        return catalog.glue.getDatabases(request -> {}).databaseList().stream()
                .map(Database::name)
                .toList();
    }

    private Table get(String database, String name) {
        return catalog.glue
                .getTable(request -> request.databaseName(database).name(name))
                .table();
    }

    @Test
    void aDatabaseIsThereByItselfUntilSomebodyDeletesIt() {
        assertThat(databases()).containsExactly("default");
        refused("AlreadyExistsException", "Database already exists.", () -> catalog.createDatabase("DEFAULT"));

        catalog.glue.deleteDatabase(request -> request.name("default"));

        assertThat(databases()).isEmpty();
        refused(
                "EntityNotFoundException",
                "Database default not found.",
                () -> catalog.glue.getDatabase(request -> request.name("default")));
        catalog.createDatabase("default");
        assertThat(databases()).containsExactly("default");
    }

    @Test
    void namesAreFoldedAndTheRestIsKept() {
        catalog.glue.createDatabase(request -> request.databaseInput(input -> input.name("Herd")
                        .description("All unicorns")
                        .locationUri("s3://Stable/")
                        .parameters(Map.of("Keeper", "Ada")))
                .tags(Map.of("course", "1")));

        Database found =
                catalog.glue.getDatabase(request -> request.name("HERD")).database();

        assertThat(found)
                .isEqualTo(Database.builder()
                        .name("herd")
                        .description("All unicorns")
                        .locationUri("s3://Stable/")
                        .parameters(Map.of("Keeper", "Ada"))
                        .createTime(ServedCatalog.START)
                        .catalogId("000000000000")
                        .build());
        assertThat(catalog.glue
                        .getTags(request -> request.resourceArn(ARN + "database/herd"))
                        .tags())
                .isEqualTo(Map.of("course", "1"));
        refused(
                "ValidationException",
                "1 validation error detected: Value '' at 'databaseInput.name' failed to satisfy constraint: Member must"
                        + " have length greater than or equal to 1",
                () -> catalog.createDatabase(""));
    }

    @Test
    void anUpdateOfADatabaseKeepsItsTime() {
        catalog.createDatabase("herd");
        catalog.time.pass(Duration.ofMinutes(1));

        catalog.glue.updateDatabase(request ->
                request.name("herd").databaseInput(input -> input.name("herd").description("new")));

        Database found =
                catalog.glue.getDatabase(request -> request.name("herd")).database();
        assertThat(found.description()).isEqualTo("new");
        assertThat(found.createTime()).isEqualTo(ServedCatalog.START);
        refused(
                "EntityNotFoundException",
                "Database flock not found.",
                () -> catalog.glue.updateDatabase(
                        request -> request.name("flock").databaseInput(input -> input.name("flock"))));
    }

    @Test
    void aTableComesBackWithWhatGlueFillsIn() {
        catalog.createTable("default", table("Rides", "dt:string"));

        Table found = get("DEFAULT", "RIDES");

        assertThat(found.name()).isEqualTo("rides");
        assertThat(found.databaseName()).isEqualTo("default");
        assertThat(found.versionId()).isEqualTo("0");
        assertThat(found.createTime()).isEqualTo(ServedCatalog.START);
        assertThat(found.createdBy()).isEqualTo("arn:aws:iam::000000000000:user/administrator");
        assertThat(found.isRegisteredWithLakeFormation()).isFalse();
        assertThat(found.retention()).isZero();
        assertThat(found.partitionKeys()).containsExactly(column("dt", "string"));
        assertThat(found.storageDescriptor().location()).isEqualTo("s3://stable/rides/");
        assertThat(found.storageDescriptor().compressed()).isFalse();
        assertThat(found.storageDescriptor().numberOfBuckets()).isZero();
        assertThat(found.storageDescriptor().serdeInfo().serializationLibrary())
                .isEqualTo("org.apache.hive.hcatalog.data.JsonSerDe");
    }

    @Test
    void whatIsNotThereIsSaidInGluesWords() {
        catalog.createTable("default", table("rides"));

        refused(
                "AlreadyExistsException",
                "Table already exists.",
                () -> catalog.createTable("default", table("rides")));
        refused(
                "EntityNotFoundException",
                "Database herd not found.",
                () -> catalog.createTable("herd", table("rides")));
        refused("EntityNotFoundException", "Entity Not Found", () -> get("default", "walks"));
        refused("EntityNotFoundException", "Entity Not Found", () -> get("herd", "rides"));
        refused(
                "EntityNotFoundException",
                "Table walks not found.",
                () -> catalog.glue.deleteTable(
                        request -> request.databaseName("default").name("walks")));
        refused(
                "EntityNotFoundException",
                "Database herd not found.",
                () -> catalog.glue.getTables(request -> request.databaseName("herd")));
        refused(
                "EntityNotFoundException",
                "Catalog 111111111111 not found.",
                () -> catalog.glue.getDatabases(request -> request.catalogId("111111111111")));
        refused(
                "ValidationException",
                "1 validation error detected: Value null at 'tableInput' failed to satisfy constraint: Member must not be"
                        + " null",
                () -> catalog.glue.createTable(request -> request.databaseName("default")));
    }

    @Test
    void tablesComeInPagesAndByPatterns() {
        List.of("rides_2026", "rides_2025", "walks").forEach(name -> catalog.createTable("default", table(name)));

        List<String> names = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            GetTablesResponse page = catalog.glue.getTables(
                    request -> request.databaseName("default").maxResults(2).nextToken(next));
            page.tableList().forEach(table -> names.add(table.name()));
            token = page.nextToken();
        } while (token != null);

        assertThat(names).containsExactly("rides_2025", "rides_2026", "walks");
        assertThat(named("rides_*")).containsExactly("rides_2025", "rides_2026");
        assertThat(named("rides_.*5|WALKS")).containsExactly("rides_2025", "walks");
        assertThat(named("ride")).isEmpty();
        refused("InvalidInputException", "Invalid pattern (: Unclosed group.", () -> named("("));
        refused(
                "InvalidInputException",
                "Pagination token is invalid: ?",
                () -> catalog.glue.getTables(
                        request -> request.databaseName("default").nextToken("?")));
    }

    private List<String> named(String expression) {
        return catalog
                .glue
                .getTables(request -> request.databaseName("default").expression(expression))
                .tableList()
                .stream()
                .map(Table::name)
                .toList();
    }

    @Test
    void anUpdateMakesAVersionAndKeepsTheOneBefore() {
        catalog.createTable("default", table("rides"));
        catalog.time.pass(Duration.ofMinutes(1));

        update("second", null, false);
        update("third", "1", true);

        Table now = get("default", "rides");
        assertThat(now.versionId()).isEqualTo("2");
        assertThat(now.description()).isEqualTo("third");
        assertThat(now.createTime()).isEqualTo(ServedCatalog.START);
        assertThat(now.updateTime()).isEqualTo(ServedCatalog.START.plusSeconds(60));
        assertThat(versions()).containsExactly("2", "0");
        refused(
                "ConcurrentModificationException",
                "Update table failed due to concurrent modifications.",
                () -> update("fourth", "1", false));
        catalog.glue.deleteTableVersion(
                request -> request.databaseName("default").tableName("rides").versionId("0"));
        assertThat(versions()).containsExactly("2");
        refused(
                "EntityNotFoundException",
                "Version not found.",
                () -> catalog.glue.getTableVersion(request ->
                        request.databaseName("default").tableName("rides").versionId("0")));
    }

    @Test
    void aVersionIsANumber() {
        catalog.createTable("default", table("rides"));

        refused(
                "InvalidInputException",
                "Version first is not a number: name one that GetTableVersions tells.",
                () -> catalog.glue.getTableVersion(request ->
                        request.databaseName("default").tableName("rides").versionId("first")));
    }

    private void update(String description, String version, boolean skip) {
        catalog.glue.updateTable(request -> request.databaseName("default")
                .tableInput(table("rides").toBuilder().description(description).build())
                .versionId(version)
                .skipArchive(skip));
    }

    private List<String> versions() {
        return catalog
                .glue
                .getTableVersions(request -> request.databaseName("default").tableName("rides"))
                .tableVersions()
                .stream()
                .map(TableVersion::versionId)
                .toList();
    }

    @Test
    void whatGoesTakesWithItWhatIsInIt() {
        catalog.createDatabase("herd");
        catalog.createTable("herd", table("rides", "dt:string"));
        catalog.glue.createPartition(
                request -> request.databaseName("herd").tableName("rides").partitionInput(partition("2026-03-02")));
        catalog.glue.tagResource(
                request -> request.resourceArn(ARN + "table/herd/rides").tagsToAdd(Map.of("a", "b")));

        catalog.glue.deleteDatabase(request -> request.name("herd"));
        catalog.createDatabase("herd");

        refused("EntityNotFoundException", "Entity Not Found", () -> get("herd", "rides"));
        catalog.createTable("herd", table("rides", "dt:string"));
        assertThat(catalog.glue
                        .getPartitions(request -> request.databaseName("herd").tableName("rides"))
                        .partitions())
                .isEmpty();
        assertThat(catalog.glue
                        .getTags(request -> request.resourceArn(ARN + "table/herd/rides"))
                        .tags())
                .isEmpty();
    }

    @Test
    void manyTablesGoTogetherAndThoseThatAreNotThereAreNamed() {
        catalog.createTable("default", table("rides"));

        assertThat(catalog.glue
                        .batchDeleteTable(
                                request -> request.databaseName("default").tablesToDelete("rides", "walks"))
                        .errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.tableName()).isEqualTo("walks");
                    assertThat(error.errorDetail().errorCode()).isEqualTo("EntityNotFoundException");
                    assertThat(error.errorDetail().errorMessage()).isEqualTo("Table walks not found.");
                });
        assertThat(named("*")).isEmpty();
    }

    @Test
    void aSearchLooksThroughAllDatabases() {
        catalog.createDatabase("herd");
        catalog.createTable("herd", table("rides"));
        catalog.createTable(
                "default", table("walks").toBuilder().description("on Foot").build());

        assertThat(found("foot")).containsExactly("walks");
        assertThat(found("distance")).containsExactly("walks", "rides");
        assertThat(found("\"ride\"")).isEmpty();
        assertThat(catalog
                        .glue
                        .searchTables(request -> request.filters(PropertyPredicate.builder()
                                .key("DatabaseName")
                                .value("herd")
                                .build()))
                        .tableList()
                        .stream()
                        .map(Table::name))
                .containsExactly("rides");
    }

    private List<String> found(String text) {
        return catalog.glue.searchTables(request -> request.searchText(text)).tableList().stream()
                .map(Table::name)
                .toList();
    }

    @Test
    void functionsAndIndexesAreKept() {
        catalog.createTable("default", table("rides", "dt:string"));
        catalog.glue.createUserDefinedFunction(request -> request.databaseName("default")
                .functionInput(input -> input.functionName("Neigh").className("a.Neigh")));
        catalog.glue.createPartitionIndex(request -> request.databaseName("default")
                .tableName("rides")
                .partitionIndex(index -> index.indexName("by_day").keys("dt")));

        assertThat(catalog.glue
                        .getUserDefinedFunctions(
                                request -> request.databaseName("default").pattern("ne*"))
                        .userDefinedFunctions())
                .singleElement()
                .satisfies(function -> assertThat(function.className()).isEqualTo("a.Neigh"));
        assertThat(catalog.glue
                        .getPartitionIndexes(
                                request -> request.databaseName("default").tableName("rides"))
                        .partitionIndexDescriptorList())
                .singleElement()
                .satisfies(index -> assertThat(index.indexStatusAsString()).isEqualTo("ACTIVE"));
        refused(
                "InvalidInputException",
                "Index key name is no partition key of table rides: name keys of the table.",
                () -> catalog.glue.createPartitionIndex(request -> request.databaseName("default")
                        .tableName("rides")
                        .partitionIndex(index -> index.indexName("by_name").keys("name"))));
    }

    @Test
    void everythingIsThereAfterARestart() {
        catalog.createTable("default", table("rides", "dt:string"));
        catalog.glue.createPartition(
                request -> request.databaseName("default").tableName("rides").partitionInput(partition("2026-03-02")));
        update("second", null, false);
        Table before = get("default", "rides");

        catalog.close();
        catalog = new ServedCatalog(folder);

        assertThat(get("default", "rides")).isEqualTo(before);
        assertThat(versions()).containsExactly("1", "0");
        catalog.createTable("default", table("walks", "dt:string"));
        catalog.glue.createPartition(
                request -> request.databaseName("default").tableName("walks").partitionInput(partition("2026-03-03")));
        assertThat(catalog.partitions("walks", null)).containsExactly(List.of("2026-03-03"));
    }

    @Test
    void theCatalogHasAlwaysBeenGlues() {
        assertThat(catalog.glue
                        .getCatalogImportStatus(request -> {})
                        .importStatus()
                        .importCompleted())
                .isTrue();
    }
}
