package wildrydes.cloud.glue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionIndexDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableVersion;
import software.amazon.awssdk.services.glue.model.TagResourceRequest;
import software.amazon.awssdk.services.glue.model.UserDefinedFunction;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Tables;

/** Everything in the catalog, on the disk before anybody sees it. What changes something is within {@link #changing}. Safe for concurrent use. */
final class Catalog {

    /** The number of this state in the log. */
    private static final int OWNER = 24;

    /** The database that is there by itself. */
    private static final String DEFAULT = "default";

    private final Tables tables;
    private final Shelf<Database> databases;
    private final Shelf<Table> known;
    private final Shelf<TableVersion> versions;
    private final Shelf<Partition> partitions;
    private final Shelf<UserDefinedFunction> functions;
    private final Shelf<PartitionIndexDescriptor> indexes;
    private final Shelf<TagResourceRequest> tags;
    private final Map<String, NavigableMap<String, Partition>> byTable = new ConcurrentHashMap<>();
    private final Database usual;
    private final String arns;

    /** @param store keeps it; gives it back when it recovers, before the first request */
    Catalog(Store store, String account, String region) {
        arns = "arn:aws:glue:" + region + ":" + account + ":";
        tables = Tables.in(store, OWNER, "glue");
        databases = new Shelf<>(tables, 1, Database.class, Database::builder);
        known = new Shelf<>(tables, 2, Table.class, Table::builder);
        versions = new Shelf<>(tables, 3, TableVersion.class, TableVersion::builder);
        partitions = new Shelf<>(tables, 4, Partition.class, Partition::builder);
        functions = new Shelf<>(tables, 5, UserDefinedFunction.class, UserDefinedFunction::builder);
        indexes = new Shelf<>(tables, 6, PartitionIndexDescriptor.class, PartitionIndexDescriptor::builder);
        tags = new Shelf<>(tables, 7, TagResourceRequest.class, TagResourceRequest::builder);
        partitions.watch(this::changed);
        usual = Database.builder()
                .name(DEFAULT)
                .description("Default Hive database")
                .catalogId(account)
                .build();
    }

    private void changed(@Nullable Stored<Partition> before, @Nullable Stored<Partition> after) {
        String key = Objects.requireNonNull(after == null ? before : after).key();
        String table = Keys.tableOf(key);
        Partition value = after == null ? null : after.value();
        if (value != null) {
            byTable.computeIfAbsent(table, any -> new ConcurrentSkipListMap<>()).put(key, value);
        } else {
            byTable.computeIfPresent(table, (any, all) -> {
                all.remove(key);
                return all.isEmpty() ? null : all;
            });
        }
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T extends @Nullable Object> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** In the order of their names. */
    List<Database> databases() {
        List<Database> all = databases.all("");
        if (!databases.has(DEFAULT)) {
            all.add(usual);
        }
        all.sort(Comparator.comparing(Database::name));
        return all;
    }

    @Nullable
    Database database(String name) {
        String folded = Keys.folded(name);
        return folded.equals(DEFAULT) && !databases.has(DEFAULT) ? usual : databases.find(folded);
    }

    void put(Database database) {
        databases.put(database.name(), database);
    }

    /** With everything in it. */
    void removeDatabase(String name) {
        String folded = Keys.folded(name);
        tags.removeBelow(arns + "table/" + folded + "/");
        untag("database/" + folded);
        List.of(indexes, versions, partitions, known, functions).forEach(shelf -> shelf.removeBelow(Keys.in(folded)));
        if (folded.equals(DEFAULT)) {
            databases.put(DEFAULT, null);
        } else {
            databases.remove(folded);
        }
    }

    /** Of one database, in the order of their names. */
    List<Table> tables(String database) {
        return known.all(Keys.in(database));
    }

    /** Of all databases. */
    List<Table> tables() {
        return known.all("");
    }

    @Nullable
    Table table(String database, String name) {
        return known.find(Keys.in(database, name));
    }

    void put(Table table) {
        known.put(Keys.in(table.databaseName(), table.name()), table);
    }

    /** With its partitions and older versions. */
    void removeTable(String database, String name) {
        String key = Keys.in(database, name);
        untag("table/" + Keys.folded(database) + "/" + Keys.folded(name));
        indexes.removeBelow(Keys.below(key));
        versions.removeBelow(Keys.below(key));
        partitions.removeAll(partitions(database, name).keySet());
        known.remove(key);
    }

    private void untag(String resource) {
        if (tags.has(arns + resource)) {
            tags.remove(arns + resource);
        }
    }

    /** Older versions of a table, the newest first. */
    List<TableVersion> versions(String database, String table) {
        List<TableVersion> found = versions.all(Keys.below(Keys.in(database, table)));
        Collections.reverse(found);
        return found;
    }

    private static String key(TableVersion version) {
        Table table = version.table();
        return Keys.version(Keys.in(table.databaseName(), table.name()), version.versionId());
    }

    void put(TableVersion version) {
        versions.put(key(version), version);
    }

    void remove(TableVersion version) {
        versions.remove(key(version));
    }

    /** Of one table by their keys, in the order of their values. */
    NavigableMap<String, Partition> partitions(String database, String table) {
        NavigableMap<String, Partition> found = byTable.get(Keys.in(database, table));
        return found == null ? Collections.emptyNavigableMap() : found;
    }

    @Nullable
    Partition partition(String database, String table, List<String> values) {
        return partitions.find(Keys.partition(Keys.in(database, table), values));
    }

    private static String key(Partition partition) {
        return Keys.partition(Keys.in(partition.databaseName(), partition.tableName()), partition.values());
    }

    /** Together, or after a kill none. */
    void putAll(Collection<Partition> added) {
        Map<String, Partition> byKey = new LinkedHashMap<>();
        added.forEach(partition -> byKey.put(key(partition), partition));
        partitions.putAll(byKey);
    }

    void removeAll(Collection<Partition> gone) {
        partitions.removeAll(new ArrayList<>(gone.stream().map(Catalog::key).toList()));
    }

    /** Of one database, or of all where that is null. */
    List<UserDefinedFunction> functions(@Nullable String database) {
        return functions.all(database == null ? "" : Keys.in(database));
    }

    @Nullable
    UserDefinedFunction function(String database, String name) {
        return functions.find(Keys.in(database, name));
    }

    void put(UserDefinedFunction function) {
        functions.put(Keys.in(function.databaseName(), function.functionName()), function);
    }

    void removeFunction(String database, String name) {
        functions.remove(Keys.in(database, name));
    }

    List<PartitionIndexDescriptor> indexes(String database, String table) {
        return indexes.all(Keys.below(Keys.in(database, table)));
    }

    void put(String database, String table, PartitionIndexDescriptor index) {
        indexes.put(Keys.below(Keys.in(database, table)) + index.indexName(), index);
    }

    void removeIndex(String database, String table, String name) {
        indexes.remove(Keys.below(Keys.in(database, table)) + name);
    }

    /** The ARN of a database. */
    String arn(Database database) {
        return arns + "database/" + database.name();
    }

    /** The tags of an ARN; none where nobody gave it any. */
    Map<String, String> tags(String arn) {
        TagResourceRequest found = tags.find(arn);
        return found == null ? Map.of() : found.tagsToAdd();
    }

    void tag(String arn, Map<String, String> all) {
        if (all.isEmpty()) {
            tags.remove(arn);
        } else {
            tags.put(
                    arn,
                    TagResourceRequest.builder().resourceArn(arn).tagsToAdd(all).build());
        }
    }
}
