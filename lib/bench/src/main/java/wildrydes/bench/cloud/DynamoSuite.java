package wildrydes.bench.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/**
 * Items in and out of a table: of our cloud, which makes every item durable before it answers, beside moto, which keeps them in memory
 * only; and a large table reopened.
 */
public final class DynamoSuite implements Suite {

    /** A single durable put may take so many times what the disk takes. */
    private static final double FLOORS = 2;

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration LENGTH = Duration.ofSeconds(4);
    private static final long MANY = 1_000_000;
    private static final double REOPEN_MILLIS = 2_000;

    private static final Aim ITEMS = new Aim("items written in batches of 25, 4 connections", Unit.PER_SECOND, 20_000);
    private static final Aim QUERY =
            new Aim("1,440 items of a partition queried, median of 100", Unit.MILLISECONDS, 10);

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public List<Peer> peers() {
        return List.of(MotoServer.PEER);
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Beside.measure("DynamoDB", folders -> {
            double floor = Load.forceMicros(folders);
            Aim put = new Aim("one item put over a bare connection, median of 400", Unit.MICROSECONDS, FLOORS * floor);
            Beside beside = new Beside(ITEMS, put, QUERY);
            Beside.Life life = (running, measures) -> {
                DynamoLoad load = new DynamoLoad(running.endpoint());
                load.createTable();
                load.itemsPerSecond(WARM_UP);
                measures.put(ITEMS, Measure.of(load.itemsPerSecond(LENGTH)));
                measures.put(put, Measure.of(load.putMicros()));
                measures.put(QUERY, Measure.of(load.queryMillis()));
            };
            beside.report(
                    rows, beside.taken(OurCloud.here(), folders, life), Optional.of(beside.motoTaken(folders, life)));
            rows.accept(Row.of(
                    "the disk alone: one item written and forced",
                    Unit.MICROSECONDS,
                    Double.NaN,
                    Measure.of(floor),
                    List.of(Measure.notRun("does not write"))));
            large(rows, OurCloud.here(), folders);
        });
    }

    private static void large(Consumer<Row> rows, OurCloud cloud, Path folders)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(folders, "many");
        Measure none = Measure.notRun("keeps nothing");
        try {
            try (Running running = cloud.start(folder)) {
                DynamoLoad load = new DynamoLoad(running.endpoint());
                load.createTable();
                load.write(MANY);
                rows.accept(Row.of(
                        "memory after a million items were written",
                        Unit.MEGABYTES,
                        Double.NaN,
                        Measure.of(running.residentMegabytes().orElse(Double.NaN)),
                        List.of(none)));
                running.kill();
            }
            for (String text :
                    List.of("a killed cloud with a million items reopened, one read", "the same after it ended well")) {
                rows.accept(Row.of(text, Unit.MILLISECONDS, REOPEN_MILLIS, reopened(cloud, folder), List.of(none)));
            }
        } finally {
            Side.delete(folder);
        }
    }

    private static Measure reopened(OurCloud cloud, Path folder) throws IOException {
        try (Running running = cloud.start(folder)) {
            long begin = System.nanoTime();
            new DynamoLoad(running.endpoint()).readFirst();
            return Measure.of(running.millisToReady() + (System.nanoTime() - begin) / 1e6);
        } catch (IllegalStateException e) {
            return Measure.notRun(String.valueOf(e.getMessage()));
        }
    }
}
