package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import wildrydes.bench.place.Checkout;
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

    private enum Taken {
        PUT_FEW("objects of 10 KB put, 4 connections", Double.NaN),
        PUT_MANY("objects of 10 KB put, 32 connections", 3_000),
        GOT("objects of 10 KB got, 4 connections", Double.NaN);

        final String text;
        final double budget;

        Taken(String text, double budget) {
            this.text = text;
            this.budget = budget;
        }
    }

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
        Path folders = Checkout.here().target().resolve("cloud");
        try {
            Files.createDirectories(folders);
            Map<Taken, Measure> ours = taken(new OurCloud(Checkout.here().cloud(), List.of()), folders);
            Map<Taken, Measure> moto = MotoServer.present() ? taken(new MotoServer(), folders) : Map.of();
            for (Taken figure : Taken.values()) {
                rows.accept(Row.of(
                        figure.text,
                        Unit.PER_SECOND,
                        figure.budget,
                        ours.getOrDefault(figure, Measure.notRun("was not reached")),
                        List.of(moto.getOrDefault(figure, MotoServer.ABSENT))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("S3 could not be measured; is the cloud packed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<Taken, Measure> taken(Contestant contestant, Path folders)
            throws IOException, InterruptedException {
        Map<Taken, Measure> measures = new EnumMap<>(Taken.class);
        Path folder = Files.createTempDirectory(folders, "objects");
        try (Running running = contestant.start(folder)) {
            S3Load load = new S3Load(running.endpoint());
            load.createBucket();
            load.putPerSecond(FEW, WARM_UP);
            measures.put(Taken.PUT_FEW, Measure.of(load.putPerSecond(FEW, LENGTH)));
            measures.put(Taken.PUT_MANY, Measure.of(load.putPerSecond(MANY, LENGTH)));
            measures.put(Taken.GOT, Measure.of(load.gotPerSecond(FEW, LENGTH)));
        } catch (IOException | IllegalStateException e) {
            Measure reason = Measure.notRun(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it failed"));
            for (Taken figure : Taken.values()) {
                measures.putIfAbsent(figure, reason);
            }
        } finally {
            Side.delete(folder);
        }
        return measures;
    }
}
