package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Unit;

/** Start, memory and the way of a call of our cloud, beside moto's server. */
public final class CloudSuite implements Suite {

    private static final int STARTS = 5;
    /** Budget, in microseconds. */
    private static final double SIGNATURE_AND_POLICIES = 60;

    @Override
    public String name() {
        return "cloud";
    }

    @Override
    public List<Peer> peers() {
        return List.of(MotoServer.PEER);
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
            report(rows, ours, archived, moto == null ? figure -> MotoServer.ABSENT : moto::measure, moto, folders);
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
                List.of(peer.apply(Figure.START))));
        row(rows, Figure.IDLE_MEMORY, ours, peer);
        ours.identify();
        if (moto != null) {
            moto.identify();
        }
        row(rows, Figure.IDENTITY, ours, peer);
        rows.accept(Row.of(
                "signature and policies of a call, in the process",
                Unit.MICROSECONDS,
                SIGNATURE_AND_POLICIES,
                gatehouse(folders),
                List.of(Measure.notRun("checks neither"))));
    }

    private static Measure gatehouse(Path folders) throws IOException {
        try (Gatehouse gatehouse = new Gatehouse(Files.createTempDirectory(folders, "gatehouse"))) {
            return Measure.of(gatehouse.micros());
        }
    }

    private static void row(Consumer<Row> rows, Figure figure, Side ours, Function<Figure, Measure> peer) {
        rows.accept(Row.of(
                figure.text(), figure.unit(), figure.budget(), ours.measure(figure), List.of(peer.apply(figure))));
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
