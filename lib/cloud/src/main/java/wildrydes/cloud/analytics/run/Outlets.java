package wildrydes.cloud.analytics.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.Output;
import wildrydes.cloud.analytics.Resource;
import wildrydes.pump.record.RowWriters;
import wildrydes.pump.type.Column;

/** All outputs of an application. */
final class Outlets {

    private final RoleCalls calls;
    private final Troubles troubles;
    private final RunMetrics metrics;
    private final List<Outlet> outlets = new ArrayList<>();

    Outlets(RoleCalls calls, Troubles troubles, RunMetrics metrics) {
        this.calls = calls;
        this.troubles = troubles;
        this.metrics = metrics;
    }

    /**
     * Writes what an engine makes, from its next row on.
     *
     * @param unwritten what its outputs have not written yet
     */
    void open(Application application, Engine engine, Map<String, List<byte[]>> unwritten, Instant now) {
        for (Output output : application.configuration().outputs()) {
            LiveStream stream = engine.live().get(output.stream());
            if (stream == null) {
                troubles.arises(
                        new Trouble(
                                new Trouble.Part(Trouble.Kind.OUTPUT, output.id()),
                                "InvalidApplicationConfigurationException",
                                "Output " + output.id() + " writes the rows of stream " + output.stream()
                                        + ", and the SQL makes none of that name; there are "
                                        + String.join(", ", engine.live().keySet()) + ".",
                                1,
                                now),
                        now);
                continue;
            }
            Outlet outlet = new Outlet(
                    output,
                    destination(application, output.destination()),
                    writer(output, stream.plan().columns()),
                    troubles,
                    metrics.of(output.id()),
                    unwritten.getOrDefault(key(output), List.of()));
            outlets.add(outlet);
            engine.listen(output.stream(), outlet);
        }
    }

    private Destination destination(Application application, Resource resource) {
        String role = application.role(resource.role());
        return switch (resource.kind()) {
            case STREAM -> new StreamDestination(calls, resource.arn(), role);
            case FUNCTION -> new FunctionDestination(calls, application.arn(), resource.arn(), role);
            case DELIVERY_STREAM -> new DeliveryDestination(calls, resource.arn(), role);
        };
    }

    private static Outlet.RecordWriter writer(Output output, List<Column> columns) {
        return switch (output.format()) {
            case JSON -> RowWriters.json(columns, 1)::write;
            case CSV -> RowWriters.csv(columns, 1)::write;
        };
    }

    /** What was not written is of no use to an output that is another one. */
    private static String key(Output output) {
        return output.id()
                + ' '
                + output.stream()
                + ' '
                + output.format()
                + ' '
                + output.destination().arn();
    }

    /** Takes no more rows; what was not written is lost unless it is kept. */
    void close(Engine engine) {
        outlets.forEach(outlet -> engine.ignore(outlet.output().stream(), outlet));
        outlets.clear();
    }

    void deliver(Instant now) {
        outlets.forEach(outlet -> outlet.deliver(now));
    }

    /** Whether all of them can take more rows. */
    boolean haveRoom() {
        return outlets.stream().allMatch(Outlet::hasRoom);
    }

    /** What is made and not written yet, by output. */
    Map<String, List<byte[]>> unwritten() {
        Map<String, List<byte[]>> all = new HashMap<>();
        for (Outlet outlet : outlets) {
            List<byte[]> waiting = outlet.unwritten();
            if (!waiting.isEmpty()) {
                all.put(key(outlet.output()), waiting);
            }
        }
        return new TreeMap<>(all);
    }
}
