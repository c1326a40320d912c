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

/** Objects into and out of a bucket: of our cloud, which makes every object durable before it answers, beside moto, which keeps them in memory only. */
public final class S3Suite implements Suite {

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LENGTH = Duration.ofSeconds(8);
    private static final int FEW = 4;
    /** Of the 50 that a client of AWS's SDK opens at most. */
    private static final int MANY = 32;

    private static final Aim PUT_FEW = new Aim("objects of 10 KB put, 4 connections", Unit.PER_SECOND);
    private static final Aim PUT_MANY = new Aim("objects of 10 KB put, 32 connections", Unit.PER_SECOND, 3_000);
    private static final Aim GOT = new Aim("objects of 10 KB got, 4 connections", Unit.PER_SECOND);
    private static final Beside BESIDE = new Beside(PUT_FEW, PUT_MANY, GOT);

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public List<Peer> peers() {
        return List.of(MotoServer.PEER);
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Beside.measure(
                "S3",
                folders -> BESIDE.report(
                        rows,
                        BESIDE.taken(OurCloud.here(), folders, S3Suite::take),
                        Optional.of(BESIDE.motoTaken(folders, S3Suite::take))));
    }

    private static void take(Running running, Map<Aim, Measure> measures) throws IOException, InterruptedException {
        S3Load load = new S3Load(running.endpoint());
        load.createBucket();
        load.putPerSecond(FEW, WARM_UP);
        measures.put(PUT_FEW, Measure.of(load.putPerSecond(FEW, LENGTH)));
        measures.put(PUT_MANY, Measure.of(load.putPerSecond(MANY, LENGTH)));
        measures.put(GOT, Measure.of(load.gotPerSecond(FEW, LENGTH)));
    }
}
