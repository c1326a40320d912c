package wildrydes.cloud.athena.ddl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.DeleteDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetTablesRequest;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.UpdateDatabaseRequest;

/** Carries out statements that change databases. */
final class DatabaseRuns {

    private final Calls calls;

    DatabaseRuns(Calls calls) {
        this.calls = calls;
    }

    void run(DatabaseStatement statement) {
        if (statement instanceof DatabaseStatement.Create create) {
            create(create);
        } else if (statement instanceof DatabaseStatement.Drop drop) {
            drop(drop);
        } else if (statement instanceof DatabaseStatement.SetProperties set) {
            set(set);
        }
    }

    private void create(DatabaseStatement.Create create) {
        if (calls.database(create.name()) != null) {
            if (create.ifNotExists()) {
                return;
            }
            throw Failures.databaseExists(create.name());
        }
        calls.call(CreateDatabaseRequest.builder()
                .databaseInput(input(create.name(), create.comment(), create.location(), create.properties()))
                .build());
    }

    private static DatabaseInput input(
            String name, @Nullable String comment, @Nullable String location, Map<String, String> properties) {
        return DatabaseInput.builder()
                .name(name)
                .description(comment)
                .locationUri(location)
                .parameters(properties.isEmpty() ? null : properties)
                .build();
    }

    private void drop(DatabaseStatement.Drop drop) {
        if (calls.database(drop.name()) == null) {
            if (drop.ifExists()) {
                return;
            }
            throw Failures.noDatabase(drop.name());
        }
        GetTablesResponse tables = calls.call(GetTablesRequest.builder()
                .databaseName(drop.name())
                .maxResults(1)
                .build());
        if (!drop.cascade() && !tables.tableList().isEmpty()) {
            throw Failures.databaseInUse(drop.name());
        }
        calls.call(DeleteDatabaseRequest.builder().name(drop.name()).build());
    }

    private void set(DatabaseStatement.SetProperties set) {
        Database before = calls.requireDatabase(set.name());
        Map<String, String> properties = new LinkedHashMap<>(before.parameters());
        properties.putAll(set.properties());
        calls.call(UpdateDatabaseRequest.builder()
                .name(set.name())
                .databaseInput(input(set.name(), before.description(), before.locationUri(), properties))
                .build());
    }
}
