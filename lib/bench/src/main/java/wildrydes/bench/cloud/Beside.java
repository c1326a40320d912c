package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Row;

/** The frame of measuring our cloud beside one peer: each side has a life on a folder of its own, and what it does not reach says why. */
final class Beside {

    private static final Measure NOT_REACHED = Measure.notRun("was not reached");

    private final List<Aim> aims;

    /** @param aims in the order of their rows */
    Beside(Aim... aims) {
        this.aims = List.of(aims);
    }

    /** All that a suite does. */
    interface Work {
        void in(Path folders) throws IOException, InterruptedException;
    }

    /** Measures of one life of a contestant, added as soon as they are known. */
    interface Life {
        void live(Running running, Map<Aim, Measure> measures) throws IOException, InterruptedException;
    }

    /** @param service as AWS names it */
    static void measure(String service, Work work) {
        Path folders = Checkout.here().target().resolve("cloud");
        try {
            Files.createDirectories(folders);
            work.in(folders);
        } catch (IOException e) {
            throw new UncheckedIOException(service + " could not be measured; is the cloud packed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Map<Aim, Measure> taken(Contestant contestant, Path folders, Life life) throws IOException, InterruptedException {
        Map<Aim, Measure> measures = new LinkedHashMap<>();
        Path folder = Files.createTempDirectory(folders, "life");
        try (Running running = contestant.start(folder)) {
            life.live(running, measures);
        } catch (SdkException | IOException | IllegalStateException e) {
            Measure reason = Measure.notRun(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("it failed"));
            aims.forEach(aim -> measures.putIfAbsent(aim, reason));
        } finally {
            Side.delete(folder);
        }
        return measures;
    }

    /** The same of moto, where it is installed. */
    Map<Aim, Measure> motoTaken(Path folders, Life life) throws IOException, InterruptedException {
        return MotoServer.present() ? taken(new MotoServer(), folders, life) : none(MotoServer.ABSENT);
    }

    Map<Aim, Measure> none(Measure reason) {
        return aims.stream().collect(Collectors.toMap(aim -> aim, aim -> reason));
    }

    /**
     * A row for each aim.
     *
     * @param peer empty where there is none
     */
    void report(Consumer<Row> rows, Map<Aim, Measure> ours, Optional<Map<Aim, Measure>> peer) {
        for (Aim aim : aims) {
            rows.accept(Row.of(
                    aim.text(),
                    aim.unit(),
                    aim.budget(),
                    ours.getOrDefault(aim, NOT_REACHED),
                    peer.stream()
                            .map(measures -> measures.getOrDefault(aim, NOT_REACHED))
                            .toList()));
        }
    }
}
