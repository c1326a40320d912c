package wildrydes.cloud.athena.ddl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement that changes a database. */
sealed interface DatabaseStatement extends CatalogStatement {

    /** {@code CREATE DATABASE | SCHEMA}. */
    record Create(
            String name,
            boolean ifNotExists,
            @Nullable String comment,
            @Nullable String location,
            Map<String, String> properties)
            implements DatabaseStatement {

        @Override
        public String kind() {
            return "CREATE_DATABASE";
        }
    }

    /** {@code DROP DATABASE | SCHEMA}; {@code cascade} with everything in it. */
    record Drop(String name, boolean ifExists, boolean cascade) implements DatabaseStatement {
        @Override
        public String kind() {
            return "DROP_DATABASE";
        }
    }

    /** {@code ALTER DATABASE | SCHEMA ... SET DBPROPERTIES}. */
    record SetProperties(String name, Map<String, String> properties) implements DatabaseStatement {
        @Override
        public String kind() {
            return "ALTER_DATABASE";
        }
    }
}
