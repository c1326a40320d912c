package wildrydes.cloud.athena.table;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDatabasesRequest;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionsRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.s3.ObjectFiles;

/** Glue's catalog and the objects of S3 as one caller sees them, for one query. */
public final class CallersCatalog implements Catalog {

    /** Where there are more partitions than these, one look through all costs less than a look into each. */
    private static final int FEW = 20;

    private final Supplier<Door> door;
    private final Caller caller;
    private final InstantSource time;
    private final FileListing listing;

    /** So that all parts of a query see the same. */
    private final Map<String, Optional<Table>> tables = new HashMap<>();

    /**
     * The catalog of a query.
     *
     * @param time the cloud's
     * @param cancelled asked between long answers
     */
    public CallersCatalog(
            Supplier<Door> door,
            Caller caller,
            PolicyGate gate,
            ObjectFiles objects,
            Metering metering,
            InstantSource time,
            BooleanSupplier cancelled) {
        this.door = door;
        this.caller = caller;
        this.time = time;
        this.listing = new FileListing(door, caller, gate, objects, metering, cancelled);
    }

    @Override
    public List<String> databases() {
        List<String> names = new ArrayList<>();
        String next = null;
        do {
            GetDatabasesResponse page =
                    glue(GetDatabasesRequest.builder().nextToken(next).build());
            page.databaseList().forEach(database -> names.add(database.name()));
            next = page.nextToken();
        } while (next != null);
        return names;
    }

    @Override
    public List<String> tables(String database) {
        List<String> names = new ArrayList<>();
        String next = null;
        do {
            GetTablesResponse page;
            try {
                page = glue(GetTablesRequest.builder()
                        .databaseName(database)
                        .nextToken(next)
                        .build());
            } catch (EntityNotFoundException e) {
                return List.of();
            }
            page.tableList().forEach(table -> names.add(table.name()));
            next = page.nextToken();
        } while (next != null);
        return names;
    }

    @Override
    public @Nullable Table table(String database, String table) {
        return tables.computeIfAbsent(database + "/" + table, name -> Optional.ofNullable(asked(database, table)))
                .orElse(null);
    }

    private @Nullable Table asked(String database, String table) {
        try {
            GetTableResponse found = glue(
                    GetTableRequest.builder().databaseName(database).name(table).build());
            return TableReading.of(found.table());
        } catch (EntityNotFoundException e) {
            return null;
        }
    }

    @Override
    public List<DataFile> files(String database, String table, Map<String, List<String>> wanted) {
        Table known = table(database, table);
        if (known == null) {
            throw new Refusal("TABLE_NOT_FOUND", "Table '" + database + "." + table + "' does not exist", null);
        }
        if (known.partitionKeys().isEmpty()) {
            return listing.in(new Partition(Map.of(), known.location()));
        }
        Projection projection = Projection.of(database + "." + table, known, time.instant());
        if (projection == null) {
            return files(partitions(database, table, known, wanted));
        }
        List<Partition> partitions = projection.partitions(wanted);
        return partitions.size() <= FEW ? files(partitions) : listing.in(projection.root(), partitions);
    }

    private List<DataFile> files(List<Partition> partitions) {
        List<DataFile> files = new ArrayList<>();
        partitions.forEach(partition -> files.addAll(listing.in(partition)));
        return files;
    }

    /** Those that the catalog knows and the query wants. */
    private List<Partition> partitions(String database, String table, Table known, Map<String, List<String>> wanted) {
        List<Partition> partitions = new ArrayList<>();
        String next = null;
        do {
            GetPartitionsResponse page = glue(GetPartitionsRequest.builder()
                    .databaseName(database)
                    .tableName(table)
                    .nextToken(next)
                    .build());
            for (software.amazon.awssdk.services.glue.model.Partition one : page.partitions()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 0;
                        i < known.partitionKeys().size() && i < one.values().size();
                        i++) {
                    values.put(known.partitionKeys().get(i).name(), one.values().get(i));
                }
                if (wanted(known.partitionKeys(), values, wanted)) {
                    String location = one.storageDescriptor() == null
                            ? null
                            : one.storageDescriptor().location();
                    partitions.add(
                            new Partition(values, location == null ? usual(known.location(), values) : location));
                }
            }
            next = page.nextToken();
        } while (next != null);
        return partitions;
    }

    private static boolean wanted(List<Field> keys, Map<String, String> values, Map<String, List<String>> wanted) {
        return keys.stream().allMatch(key -> {
            List<String> left = wanted.get(key.name());
            String value = values.get(key.name());
            return left == null || value == null || left.stream().anyMatch(one -> same(key.type(), one, value));
        });
    }

    /** A partition of a number may be written with zeros before it. */
    private static boolean same(String type, String one, String other) {
        return one.equals(other)
                || (type.endsWith("int")
                        && one.matches("-?\\d{1,18}")
                        && other.matches("-?\\d{1,18}")
                        && Long.parseLong(one) == Long.parseLong(other));
    }

    private static String usual(String table, Map<String, String> values) {
        StringBuilder location = new StringBuilder(table);
        if (!table.endsWith("/")) {
            location.append('/');
        }
        values.forEach(
                (name, value) -> location.append(name).append('=').append(value).append('/'));
        return location.toString();
    }

    /** @throws EntityNotFoundException what the caller has to know */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the SDK pairs each request class with one response class
    private <R extends AwsResponse> R glue(AwsRequest request) {
        try {
            return door.get().call(request, caller);
        } catch (EntityNotFoundException e) {
            throw e;
        } catch (Denied e) {
            // Athena tells this without a name of the error before it.
            throw new Refusal("", "Insufficient permissions to execute the query. " + e.getMessage(), e);
        } catch (GlueException e) {
            throw new Refusal("HIVE_METASTORE_ERROR", String.valueOf(e.getMessage()), e);
        }
    }
}
