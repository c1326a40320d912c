package wildrydes.cloud.athena;

import java.nio.file.Path;
import java.util.function.Supplier;
import wildrydes.cloud.athena.ddl.DdlRunner;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.Engine;
import wildrydes.cloud.athena.table.CallersCatalog;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.s3.ObjectFiles;

/**
 * What Athena works with.
 *
 * @param metering is told what queries cost
 * @param gate asked whether callers may read objects
 * @param door asked for when it is needed, since services are made before it
 * @param objects where the content of objects is
 * @param engine runs queries
 * @param folder for what is there for a while
 */
public record Surroundings(
        CloudTime time,
        Metering metering,
        Metrics metrics,
        PolicyGate gate,
        Supplier<Door> door,
        ObjectFiles objects,
        Engine engine,
        Path folder) {

    DdlRunner ddl() {
        return new DdlRunner(door);
    }

    /** The catalog as the caller of a query sees it. */
    Catalog catalog(Job job) {
        return new CallersCatalog(door, job.caller(), gate, objects, metering, time, job::cancelled);
    }
}
