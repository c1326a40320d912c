package wildrydes.cloud.athena.ddl;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetDatabaseResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Table;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;

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
}
