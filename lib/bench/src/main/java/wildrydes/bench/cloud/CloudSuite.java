package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/**
 * Start, memory and puts of our cloud, which makes every record durable before it answers, beside moto's server, which keeps
 * them in memory only; and beside what the disk itself needs to make one record durable.
 */
public final class CloudSuite implements Suite {

    private static final int STARTS = 5;
    /** A single durable put may take so many times what the disk takes. */
    private static final double FLOORS = 2;
    /** Budget, in microseconds. */
    private static final double SIGNATURE_AND_POLICIES = 60;

    @Override
    public String name() {
        return "cloud";
    }

    @Override
    public String peer() {
        return "moto server (python3 -m moto.server), in memory only";
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Path cloud = Checkout.here().cloud();
        Path folders = Checkout.here().target().resolve("cloud");
        try {
            Files.createDirectories(folders);
            OurCloud plain = new OurCloud(cloud, List.of());
            Side ours = new Side(plain, folders);
            Side archived = new Side(archived(plain, folders), folders);
            List<Side> sides = new ArrayList<>(List.of(ours, archived));
            Side moto = MotoServer.present() ? new Side(new MotoServer(), folders) : null;
            if (moto != null) {
                sides.add(moto);
            }
            for (int start = 0; start < STARTS; start++) {
                for (Side side : sides) {
                    side.start();
                }
            }
            Measure absent = Measure.notRun("python3 with moto is not installed");
            report(rows, ours, archived, moto == null ? figure -> absent : moto::measure, moto, folders);
        } catch (IOException e) {
            throw new UncheckedIOException("The cloud could not be measured; is " + cloud + " packed?", e);
        }
    }

    private static void report(
            Consumer<Row> rows,
            Side ours,
            Side archived,
            Function<Figure, Measure> peer,
            @Nullable Side moto,
            Path folders)
            throws IOException {
        row(rows, Figure.START, ours, peer);
        rows.accept(Row.of(
                "the same, with an archive of its classes",
                Figure.START.unit(),
                Figure.START.budget(),
                archived.measure(Figure.START),
                peer.apply(Figure.START)));
        row(rows, Figure.IDLE_MEMORY, ours, peer);
        ours.load();
        if (moto != null) {
            moto.load();
        }
        row(rows, Figure.RECORDS, ours, peer);
        double floor = Load.forceMillis(folders);
        rows.accept(Row.of(
                Figure.SINGLE_PUT.text(),
                Figure.SINGLE_PUT.unit(),
                FLOORS * floor,
                ours.measure(Figure.SINGLE_PUT),
                peer.apply(Figure.SINGLE_PUT)));
        rows.accept(new Row(
                Figure.SDK_PUT.text(),
                Figure.SDK_PUT.unit(),
                ours.measure(Figure.SDK_PUT),
                OptionalDouble.empty(),
                peer.apply(Figure.SDK_PUT)));
        row(rows, Figure.IDENTITY, ours, peer);
        rows.accept(Row.of(
                "signature and policies of a call, in the process",
                Unit.MICROSECONDS,
                SIGNATURE_AND_POLICIES,
                gatehouse(folders),
                Measure.notRun("moto checks neither")));
        rows.accept(new Row(
                "the disk alone: one record written and forced",
                Unit.MILLISECONDS,
                Measure.of(floor),
                OptionalDouble.empty(),
                Measure.notRun("moto does not write")));
    }

    private static Measure gatehouse(Path folders) throws IOException {
        try (Gatehouse gatehouse = new Gatehouse(Files.createTempDirectory(folders, "gatehouse"))) {
            return Measure.of(gatehouse.micros());
        }
    }

    private static void row(Consumer<Row> rows, Figure figure, Side ours, Function<Figure, Measure> peer) {
        rows.accept(Row.of(figure.text(), figure.unit(), figure.budget(), ours.measure(figure), peer.apply(figure)));
    }

    private static OurCloud archived(OurCloud plain, Path folders) throws IOException {
        Path archive = folders.resolve("cloud.jsa");
        Files.deleteIfExists(archive);
        try {
            Process rehearsal = new ProcessBuilder(plain.rehearsal(archive))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int code = rehearsal.waitFor();
            if (code != 0) {
                throw new IOException("the rehearsal ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the rehearsal was interrupted", e);
        }
        return new OurCloud(plain.target(), List.of("-XX:SharedArchiveFile=" + archive));
    }
}
