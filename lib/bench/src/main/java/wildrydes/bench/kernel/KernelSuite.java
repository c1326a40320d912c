package wildrydes.bench.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;
import wildrydes.bench.report.Row;
import wildrydes.bench.report.Suite;
import wildrydes.kernel.client.KernelSpec;
import wildrydes.kernel.install.InstallOptions;
import wildrydes.kernel.install.Installer;

/**
 * Start, warm cells, completion and printing of our kernel as its installer leaves it, and of another Java kernel on the
 * same JDK. Starts are interleaved, so that both meet the same state of the machine.
 */
public final class KernelSuite implements Suite {

    private static final int STARTS = 5;
    private static final String PEER = "rapaio-jupyter-kernel-3.0.1.jar";

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public List<Peer> peers() {
        return List.of(new Peer("rapaio", "io.github.padreati:rapaio-jupyter-kernel:3.0.1"));
    }

    @Override
    public void measure(Consumer<Row> rows) {
        Path target = Checkout.here().target();
        var ours = new Side(installed(target));
        Path jar = target.resolve("peers").resolve(PEER);
        if (Files.exists(jar)) {
            var peer = new Side(peer(jar));
            measure(rows, ours, List.of(ours, peer), peer::measure);
        } else {
            Measure reason = Measure.notRun("no " + jar + "; get it by ./mvnw -pl lib/bench dependency:copy@peers");
            measure(rows, ours, List.of(ours), figure -> reason);
        }
    }

    private static void measure(Consumer<Row> rows, Side ours, List<Side> sides, Function<Figure, Measure> peer) {
        for (int start = 0; start < STARTS; start++) {
            sides.forEach(Side::start);
        }
        EnumSet.of(Figure.READY, Figure.RESULT).forEach(figure -> rows.accept(row(figure, ours, peer)));
        sides.forEach(Side::session);
        EnumSet.range(Figure.WARM, Figure.INTERRUPT).forEach(figure -> rows.accept(row(figure, ours, peer)));
    }

    private static Row row(Figure figure, Side ours, Function<Figure, Measure> peer) {
        return new Row(
                figure.text(), figure.unit(), ours.measure(figure), figure.budget(), List.of(peer.apply(figure)));
    }

    /** Our kernel with its trained archive; installed under {@code target}, and only trained again when it changes. */
    private static Contestant installed(Path target) {
        var options = new InstallOptions(
                Optional.of(target.resolve("kernel")), "java", List.of(), Optional.empty(), Map.of(), true);
        return new Contestant(
                KernelSpec.read(new Installer(Checkout.here().kernelJar(), sentence -> {}).install(options)));
    }

    private static Contestant peer(Path jar) {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new Contestant(KernelSpec.of(List.of(java, "-jar", jar.toString(), "{connection_file}")));
    }
}
