package wildrydes.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import wildrydes.cloud.clock.ClockException;
import wildrydes.cloud.clock.Rules;
import wildrydes.cloud.clock.VirtualClock;
import wildrydes.cloud.door.Denials;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.PassRole;
import wildrydes.cloud.ledger.Journal;
import wildrydes.cloud.ledger.Meter;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.store.Format;
import wildrydes.cloud.store.FormatException;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.sts.Sessions;

/**
 * What there is before there are services; each service is handed what it needs of it.
 *
 * @param wallTime real time, for what AWS itself measures with it
 * @param gate asks the policies, those of services' resources as soon as it knows them
 * @param passing checks the roles that services are handed
 * @param door how services call others; asked for when it is needed, since they are made before it
 * @param port of the server, asked for when it listens
 */
record Foundation(
        Settings settings,
        InstantSource wallTime,
        DataFolder folder,
        VirtualClock clock,
        Journal journal,
        Store store,
        Meter meter,
        MetricStore metrics,
        Directory directory,
        Denials denials,
        PolicyGate gate,
        PassRole passing,
        Sessions sessions,
        Supplier<Door> door,
        IntSupplier port) {

    /**
     * Takes the data folder and opens what is in it.
     *
     * @param parts is told what has to be closed
     * @throws StartException where the settings cannot be met
     */
    static Foundation lay(Settings settings, InstantSource wallTime, Supplier<Door> door, IntSupplier port, Parts parts)
            throws IOException {
        Path data = settings.data();
        DataFolder folder = parts.add(Parts.Stage.FOUNDATION, DataFolder.take(data));
        claim(folder.path());
        parts.add(Parts.Stage.FOUNDATION, LogFile.open(data));
        VirtualClock clock = parts.add(Parts.Stage.CLOCK, clock(settings, wallTime));
        Journal journal = parts.add(Parts.Stage.FOUNDATION, new Journal(data, clock));
        parts.add(Parts.Stage.WAITING, journal::stopWaiting);
        Store store = parts.add(Parts.Stage.FOUNDATION, new Store(folder.path()));
        Meter meter = parts.add(Parts.Stage.FOUNDATION, new Meter(store, clock));
        MetricStore metrics = parts.add(Parts.Stage.FOUNDATION, new MetricStore(store, clock, meter));
        Directory directory = Directory.in(settings.account(), store);
        Denials denials = new Denials();
        PolicyGate gate = new PolicyGate(directory, clock, settings.account(), settings.region(), denials);
        return new Foundation(
                settings,
                wallTime,
                folder,
                clock,
                journal,
                store,
                meter,
                metrics,
                directory,
                denials,
                gate,
                new PassRole(directory, gate),
                new Sessions(directory, settings.account(), wallTime),
                door,
                port);
    }

    /** Where clients find the cloud, once it listens. */
    String endpoint() {
        return "http://127.0.0.1:" + port.getAsInt();
    }

    private static void claim(Path folder) throws IOException {
        try {
            Format.claim(folder);
        } catch (FormatException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static VirtualClock clock(Settings settings, InstantSource wallTime) throws IOException {
        Instant start = settings.start();
        try {
            return new VirtualClock(
                    settings.data(),
                    start == null ? wallTime.instant() : start,
                    Rules.of(settings.step(), settings.speed()));
        } catch (ClockException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }
}
