package wildrydes.cloud.athena.ddl;

/** A statement about a view that has no query. */
sealed interface ViewStatement extends CatalogStatement {

    /** {@code DROP VIEW [IF EXISTS]}. */
    record Drop(TableName view, boolean ifExists) implements ViewStatement {
        @Override
        public String kind() {
            return "DROP_VIEW";
        }
    }
}
