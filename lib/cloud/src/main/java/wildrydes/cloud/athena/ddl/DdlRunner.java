package wildrydes.cloud.athena.ddl;

import java.util.function.Supplier;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;

/** Carries statements out by calls of Glue and S3 on the caller's behalf. Safe for concurrent use. */
public final class DdlRunner {

    private final Supplier<Door> door;

    public DdlRunner(Supplier<Door> door) {
        this.door = door;
    }

    /**
     * Carries a statement out.
     *
     * @param database that of the query's context, for tables that are named without one
     * @throws DdlFailure where it cannot be done, as where something is not there
     */
    public DdlResult run(CatalogStatement statement, String database, Caller caller) {
        Calls calls = new Calls(door.get(), caller);
        if (statement instanceof DatabaseStatement change) {
            new DatabaseRuns(calls).run(change);
        }
        return DdlResult.NOTHING;
    }
}
