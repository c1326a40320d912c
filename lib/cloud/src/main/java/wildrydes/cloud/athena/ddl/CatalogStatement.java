package wildrydes.cloud.athena.ddl;

/** A statement that calls of Glue and S3 carry out alone, see {@link DdlRunner#run}. */
public sealed interface CatalogStatement extends Statement
        permits DatabaseStatement, TableStatement, PartitionStatement, ViewStatement, ShowStatement {

    @Override
    default Type type() {
        return Type.DDL;
    }
}
