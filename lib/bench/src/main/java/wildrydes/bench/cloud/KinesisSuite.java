package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/**
 * Records in and out of streams: of our cloud, which makes every record durable before it answers, beside other local Kinesis,
 * which keep them in memory only; and beside what the disk itself needs to make one record durable.
 */
public final class KinesisSuite implements Suite {

    /** A single durable put may take so many times what the disk takes. */
    private static final double FLOORS = 2;

    @Override
    public String name() {
        return "kinesis";
    }

    @Override
    public List<Peer> peers() {
        return List.of(
                MotoServer.PEER,
                new Peer("kinesalite", "kinesalite 3.3.3, in memory only"),
                new Peer("kinesis-local", "kinesis-local 0.6.2 (kinesis-mock), in memory only"));
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Path target = Checkout.here().target();
        Path folders = target.resolve("cloud");
        Path peers = target.resolve("peers");
        try {
            Files.createDirectories(folders);
            Side ours = new Side(new OurCloud(Checkout.here().cloud(), List.of()), folders);
            List<Function<Figure, Measure>> others = List.of(
                    MotoServer.present() ? measured(new Side(new MotoServer(), folders)) : figure -> MotoServer.ABSENT,
                    measured(NodeServer.kinesalite(peers), folders),
                    measured(NodeServer.kinesisLocal(peers), folders));
            ours.load();
            ours.shards();
            double floor = Load.forceMicros(folders);
            for (Figure figure : EnumSet.range(Figure.RECORDS, Figure.SHARDS)) {
                rows.accept(Row.of(
                        figure.text(),
                        figure.unit(),
                        figure == Figure.SINGLE_PUT ? FLOORS * floor : figure.budget(),
                        ours.measure(figure),
                        others.stream().map(other -> other.apply(figure)).toList()));
            }
            Measure none = Measure.notRun("does not write");
            rows.accept(Row.of(
                    "the disk alone: one record written and forced",
                    Unit.MICROSECONDS,
                    Double.NaN,
                    Measure.of(floor),
                    List.of(none, none, none)));
        } catch (IOException e) {
            throw new UncheckedIOException("Kinesis could not be measured; is the cloud packed?", e);
        }
    }

    private static Function<Figure, Measure> measured(NodeServer server, Path folders) throws IOException {
        if (!server.present()) {
            Measure absent = Measure.notRun("there is no " + server.folder()
                    + "; get it by npm install --prefix lib/bench/target/peers kinesalite@3.3.3 kinesis-local@0.6.2");
            return figure -> absent;
        }
        return measured(new Side(server, folders));
    }

    private static Function<Figure, Measure> measured(Side side) throws IOException {
        side.load();
        side.shards();
        return side::measure;
    }
}
