package wildrydes.cloud.glue;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;

/** Finds what requests name, or refuses. */
final class Lookup {

    private final String account;
    private final Catalog catalog;

    Lookup(String account, Catalog catalog) {
        this.account = account;
        this.catalog = catalog;
    }

    /** Refuses another catalog than the account's; null stands for that. */
    static void checkCatalog(String account, @Nullable String id) {
        if (id != null && !id.equals(account)) {
            throw GlueErrors.noCatalog(id);
        }
    }

    void checkCatalog(@Nullable String id) {
        checkCatalog(account, id);
    }

    /** Refuses a database that is not there. */
    void checkDatabase(@Nullable String catalogId, String name) {
        checkCatalog(catalogId);
        if (catalog.database(name) == null) {
            throw GlueErrors.noDatabase(name);
        }
    }

    /** A table as GetTable finds it. */
    Table entity(@Nullable String catalogId, String database, String name) {
        checkCatalog(catalogId);
        Table found = catalog.table(database, name);
        if (found == null) {
            throw GlueErrors.noEntity();
        }
        return found;
    }

    /** A table as others find it. */
    Table table(@Nullable String catalogId, String database, String name) {
        checkDatabase(catalogId, database);
        Table found = catalog.table(database, name);
        if (found == null) {
            throw GlueErrors.noTable(name);
        }
        return found;
    }
}
