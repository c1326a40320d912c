package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetDatabasesRequest;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionResponse;
import software.amazon.awssdk.services.glue.model.GetPartitionsRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.wire.ServiceError;

/** Calls of other services on behalf of the one who runs a statement. */
final class Calls {

    private final Door door;
    private final Caller caller;

    Calls(Door door, Caller caller) {
        this.door = door;
        this.caller = caller;
    }

    /**
     * Makes a call.
     *
     * @throws EntityNotFoundException as Glue does, since what that means is the statement's matter
     * @throws DdlFailure for all other refusals
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as of the door
    <R extends AwsResponse> R call(AwsRequest request) {
        try {
            return door.call(request, caller);
        } catch (Denied e) {
            throw Failures.denied(e);
        } catch (EntityNotFoundException e) {
            throw e;
        } catch (GlueException e) {
            throw Failures.byGlue(e);
        }
    }

    /** Null where there is none. */
    @Nullable
    Database database(String name) {
        try {
            GetDatabaseResponse response =
                    call(GetDatabaseRequest.builder().name(name).build());
            return response.database();
        } catch (EntityNotFoundException e) {
            return null;
        }
    }

    /** Refuses where there is none. */
    Database requireDatabase(String name) {
        Database database = database(name);
        if (database == null) {
            throw Failures.noDatabase(name);
        }
        return database;
    }

    /** A table or view; null where there is none, or not even the database. */
    @Nullable
    Table table(String database, String name) {
        try {
            GetTableResponse response = call(
                    GetTableRequest.builder().databaseName(database).name(name).build());
            return response.table();
        } catch (EntityNotFoundException e) {
            return null;
        }
    }

    /** A table or view; refuses where there is none. */
    Table requireTable(TableName name, String context) {
        String database = name.databaseOr(context);
        Table table = table(database, name.table());
        if (table == null) {
            throw Failures.noTable(database, name.table());
        }
        return table;
    }

    /** All tables and views of a database, in the order of their names. */
    List<Table> tables(String database) {
        List<Table> all = new ArrayList<>();
        String token = null;
        do {
            GetTablesResponse page = call(GetTablesRequest.builder()
                    .databaseName(database)
                    .nextToken(token)
                    .build());
            all.addAll(page.tableList());
            token = page.nextToken();
        } while (token != null);
        return all;
    }

    /** All databases, in the order of their names. */
    List<Database> databases() {
        List<Database> all = new ArrayList<>();
        String token = null;
        do {
            GetDatabasesResponse page =
                    call(GetDatabasesRequest.builder().nextToken(token).build());
            all.addAll(page.databaseList());
            token = page.nextToken();
        } while (token != null);
        return all;
    }

    /** The partitions of a table that an expression of Glue's chooses; all for null. */
    List<Partition> partitions(Table table, @Nullable String expression) {
        List<Partition> all = new ArrayList<>();
        String token = null;
        do {
            GetPartitionsResponse page = call(GetPartitionsRequest.builder()
                    .databaseName(table.databaseName())
                    .tableName(table.name())
                    .expression(expression)
                    .nextToken(token)
                    .build());
            all.addAll(page.partitions());
            token = page.nextToken();
        } while (token != null);
        return all;
    }

    /** Puts a table in the place of itself. */
    void update(TableInput after, Table before) {
        call(UpdateTableRequest.builder()
                .databaseName(before.databaseName())
                .tableInput(after)
                .build());
    }

    /** The partition with these values; refuses where there is none. */
    Partition requirePartition(Table table, Map<String, String> values) {
        try {
            GetPartitionResponse response = call(GetPartitionRequest.builder()
                    .databaseName(table.databaseName())
                    .tableName(table.name())
                    .partitionValues(Partitions.values(table, values))
                    .build());
            return response.partition();
        } catch (EntityNotFoundException e) {
            throw Failures.noPartition(values);
        }
    }

    /** Whether any object lies below a place. */
    boolean anythingIn(Location location) {
        return !list(location, null, 1, null).contents().isEmpty();
    }

    /** The names of the folders right below a place. */
    List<String> folders(Location location) {
        List<String> all = new ArrayList<>();
        String token = null;
        do {
            ListObjectsV2Response page = list(location, "/", null, token);
            page.commonPrefixes()
                    .forEach(folder -> all.add(folder.prefix()
                            .substring(
                                    location.prefix().length(), folder.prefix().length() - 1)));
            token = page.nextContinuationToken();
        } while (token != null);
        return all;
    }

    private ListObjectsV2Response list(
            Location location, @Nullable String delimiter, @Nullable Integer most, @Nullable String token) {
        try {
            return call(ListObjectsV2Request.builder()
                    .bucket(location.bucket())
                    .prefix(location.prefix())
                    .delimiter(delimiter)
                    .maxKeys(most)
                    .continuationToken(token)
                    .build());
        } catch (S3Exception | ServiceError e) {
            throw Failures.byS3(e);
        }
    }
}
