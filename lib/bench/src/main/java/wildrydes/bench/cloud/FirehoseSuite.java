package wildrydes.bench.cloud;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/** Records through delivery streams into a bucket: of our cloud, which makes each durable on its way, beside moto, which keeps them in memory. */
public final class FirehoseSuite implements Suite {

    private static final long WARM_UP = 300_000;
    private static final long MANY = 1_200_000;
    private static final Duration WARM_UP_PUTS = Duration.ofSeconds(4);
    private static final Duration PUTS = Duration.ofSeconds(6);

    private static final Aim READ = new Aim("records from a stream of 100 shards to objects", Unit.PER_SECOND, 60_000);
    private static final Aim PUT = new Aim("records put into one, 500 a call, 4 connections", Unit.PER_SECOND);
    private static final Beside BESIDE = new Beside(READ, PUT);

    @Override
    public String name() {
        return "firehose";
    }

    @Override
    public List<Peer> peers() {
        return List.of(MotoServer.PEER);
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Beside.measure(
                "Firehose",
                folders -> BESIDE.report(
                        rows,
                        BESIDE.taken(OurCloud.here(), folders, FirehoseSuite::ours),
                        Optional.of(BESIDE.motoTaken(folders, FirehoseSuite::moto))));
    }

    private static void ours(Running running, Map<Aim, Measure> measures) throws IOException, InterruptedException {
        try (Load records = new Load(running.endpoint(), true);
                DeliveryLoad load = new DeliveryLoad(running.endpoint())) {
            records.createStream();
            load.read(Load.STREAM);
            load.deliveredPerSecond(records, WARM_UP);
            measures.put(READ, Measure.of(load.deliveredPerSecond(records, MANY)));
            measures.put(PUT, put(load));
        }
    }

    private static void moto(Running running, Map<Aim, Measure> measures) throws IOException, InterruptedException {
        measures.put(READ, Measure.notRun("reads no stream"));
        try (DeliveryLoad load = new DeliveryLoad(running.endpoint())) {
            measures.put(PUT, put(load));
        }
    }

    private static Measure put(DeliveryLoad load) throws IOException, InterruptedException {
        load.openForPuts();
        load.putPerSecond(WARM_UP_PUTS);
        return Measure.of(load.putPerSecond(PUTS));
    }
}
