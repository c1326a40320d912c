package wildrydes.cloud.athena.ddl;

import java.util.List;
import java.util.function.Supplier;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;

/**
 * Carries statements out by calls of Glue and S3 on the caller's behalf. Names without a database are those of the query's context. Safe for concurrent use.
 */
public final class DdlRunner {

    private final Supplier<Door> door;

    public DdlRunner(Supplier<Door> door) {
        this.door = door;
    }

    private Calls calls(Caller caller) {
        return new Calls(door.get(), caller);
    }

    /**
     * Looks at a statement before its query begins, as Athena does with DESCRIBE and SHOW COLUMNS: without their table there is no query, and
     * StartQueryExecution answers with the message, as InvalidRequestException with the code INVALID_INPUT.
     *
     * @throws DdlFailure where there is no such table
     */
    public void check(Statement statement, String database, Caller caller) {
        Shows shows = new Shows(calls(caller), database);
        if (statement instanceof ShowStatement.Describe describe) {
            shows.entity(describe.table());
        } else if (statement instanceof ShowStatement.Columns columns) {
            shows.entity(columns.table());
        }
    }

    /**
     * Carries a statement out.
     *
     * @throws DdlFailure where it cannot be done, as where something is not there
     */
    public DdlResult run(CatalogStatement statement, String database, Caller caller) {
        Calls calls = calls(caller);
        if (statement instanceof DatabaseStatement change) {
            new DatabaseRuns(calls).run(change);
        } else if (statement instanceof TableStatement change) {
            new TableRuns(calls, database).run(change);
        } else if (statement instanceof ViewStatement.Drop drop) {
            new QueryRuns(calls, database).drop(drop);
        } else if (statement instanceof PartitionStatement change) {
            return new PartitionRuns(calls, database).run(change);
        } else if (statement instanceof ShowStatement show) {
            return new Shows(calls, database).run(show);
        }
        return DdlResult.NOTHING;
    }

    /**
     * Refuses a view that could not be kept, before the engine is asked about its query.
     *
     * @throws DdlFailure where there is no such database, a table of that name, or a view that is not to be replaced
     */
    public void checkView(QueryStatement.CreateView create, String database, Caller caller) {
        new QueryRuns(calls(caller), database).checkView(create);
    }

    /**
     * Keeps a view.
     *
     * @param columns of its query, with the engine's whole types, such as {@code array(varchar)}
     * @throws DdlFailure as {@link #checkView}
     */
    public void createView(
            QueryStatement.CreateView create, List<DdlResult.Column> columns, String database, Caller caller) {
        new QueryRuns(calls(caller), database).createView(create, columns);
    }

    /**
     * Makes the table of a query's result known; partitions are the caller's to add.
     *
     * @param columns of the query, with the engine's whole types
     * @param location of the files
     * @throws DdlFailure where there is no such database, or something of that name
     */
    public void createTable(
            QueryStatement.CreateTableAs create,
            List<DdlResult.Column> columns,
            String location,
            String database,
            Caller caller) {
        new QueryRuns(calls(caller), database).createTable(create, columns, location);
    }
}
