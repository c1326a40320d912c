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
import software.amazon.awssdk.core.exception.SdkException;
import wildrydes.bench.place.Checkout;
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

    private enum Taken {
        READ("records from a stream of 100 shards to objects", 60_000),
        PUT("records put into one, 500 a call, 4 connections", Double.NaN);

        final String text;
        final double budget;

        Taken(String text, double budget) {
            this.text = text;
            this.budget = budget;
        }
    }

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
        Path folders = Checkout.here().target().resolve("cloud");
        try {
            Files.createDirectories(folders);
            Map<Taken, Measure> ours = taken(new OurCloud(Checkout.here().cloud(), List.of()), folders, true);
            Map<Taken, Measure> moto = MotoServer.present() ? taken(new MotoServer(), folders, false) : Map.of();
            for (Taken figure : Taken.values()) {
                rows.accept(Row.of(
                        figure.text,
                        Unit.PER_SECOND,
                        figure.budget,
                        ours.getOrDefault(figure, Measure.notRun("was not reached")),
                        List.of(moto.getOrDefault(figure, MotoServer.ABSENT))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Firehose could not be measured; is the cloud packed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param reads whether its delivery streams read streams */
    private static Map<Taken, Measure> taken(Contestant contestant, Path folders, boolean reads)
            throws IOException, InterruptedException {
        Map<Taken, Measure> measures = new EnumMap<>(Taken.class);
        Path folder = Files.createTempDirectory(folders, "deliveries");
        try (Running running = contestant.start(folder);
                Load records = new Load(running.endpoint(), contestant.understandsCbor());
                DeliveryLoad load = new DeliveryLoad(running.endpoint())) {
            if (reads) {
                records.createStream();
                load.read(Load.STREAM);
                load.deliveredPerSecond(records, WARM_UP);
                measures.put(Taken.READ, Measure.of(load.deliveredPerSecond(records, MANY)));
            } else {
                measures.put(Taken.READ, Measure.notRun("reads no stream"));
            }
            load.openForPuts();
            load.putPerSecond(WARM_UP_PUTS);
            measures.put(Taken.PUT, Measure.of(load.putPerSecond(PUTS)));
        } catch (SdkException | IOException | IllegalStateException e) {
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
