package wildrydes.cloud.analytics;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.iam.PassRole;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/**
 * Kinesis Data Analytics of an account in a Region: one set of applications, served by two versions of an interface. Safe for concurrent use.
 */
public final class Analytics {

    private static final String SIGNING_NAME = "kinesisanalytics";

    private final String account;
    private final Names names;
    private final Applications applications;
    private final PassRole passing;
    private final Supplier<Door> door;
    private final CloudTime time;
    private volatile @Nullable Made made;

    /** What does the operations; made at the first of them, since loading the model's classes would slow the start down. */
    private record Made(
            Calls calls, Administration administration, Parts parts, Tagging tagging, InputDiscovery discovery) {}

    private Analytics(
            String account,
            Names names,
            Applications applications,
            PassRole passing,
            Supplier<Door> door,
            CloudTime time) {
        this.account = account;
        this.names = names;
        this.applications = applications;
        this.passing = passing;
        this.door = door;
        this.time = time;
    }

    /**
     * That of an account in a Region.
     *
     * @param store keeps the applications; gives them back when it recovers, before the first request
     * @param metering is told which applications run
     * @param passing knows the roles
     * @param door asked for when it is needed, since services are made before it
     * @param runner executes applications
     */
    public static Analytics in(
            String account,
            String region,
            Store store,
            CloudTime time,
            Metering metering,
            PassRole passing,
            Supplier<Door> door,
            ApplicationRunner runner) {
        Names names = new Names(account, region);
        Applications applications = new Applications(store);
        new Lifecycle(applications, runner, time, metering).begin();
        return new Analytics(account, names, applications, passing, door, time);
    }

    /** The two services, as the cloud serves them: the second version of the interface, then the first. */
    public List<Service> services() {
        return List.of(
                service("analytics", "KinesisAnalytics_20180523", () -> List.of(new AnalyticsV2Service(this)), names),
                service(
                        "analytics-v1",
                        "KinesisAnalytics_20150814",
                        () -> List.of(new AnalyticsV1Service(this)),
                        names));
    }

    /** All applications as they are now, in the order of their names. */
    public Collection<Application> applications() {
        return applications.all();
    }

    private static Service service(String name, String target, Supplier<List<Object>> parts, Names names) {
        return new Service(name, SIGNING_NAME, List.of(new Address.Target(target)), parts, names);
    }

    private Made made() {
        Made known = made;
        return known != null ? known : make();
    }

    private synchronized Made make() {
        Made known = made;
        if (known == null) {
            Readings readings = new Readings(names);
            Creation creation = new Creation(readings);
            Checks checks = new Checks(account, passing, door);
            Calls calls = new Calls(applications, checks, time);
            known = new Made(
                    calls,
                    new Administration(applications, calls, checks, creation, names, time),
                    new Parts(calls, readings, creation),
                    new Tagging(applications, names),
                    new InputDiscovery(readings, checks, new Sample(door, time)));
            made = known;
        }
        return known;
    }

    Administration administration() {
        return made().administration();
    }

    Parts parts() {
        return made().parts();
    }

    Tagging tagging() {
        return made().tagging();
    }

    InputDiscovery discovery() {
        return made().discovery();
    }

    /** Why something is refused that no application here has: that there is no such application, or the reason given. */
    RuntimeException refused(Part request, RuntimeException reason) {
        made().calls().named(request, Api.V2);
        return reason;
    }
}
