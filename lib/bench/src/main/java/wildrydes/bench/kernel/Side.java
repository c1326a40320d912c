package wildrydes.bench.kernel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import wildrydes.bench.report.Measure;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.KernelException;
import wildrydes.kernel.client.KernelProcess;

/** The figures of one kernel, as far as it gave them. */
final class Side {

    private static final int ATTEMPTS = 4;

    private final Contestant kernel;
    private final List<Contestant.Start> starts = new ArrayList<>();
    private final Map<Figure, Measure> figures = new EnumMap<>(Figure.class);
    private String missing = "";

    Side(Contestant kernel) {
        this.kernel = kernel;
    }

    /** Starts it once more. */
    void start() {
        attempt(() -> starts.add(kernel.start()));
    }

    /** Takes everything that needs only one process. */
    void session() {
        attempt(() -> {
            try (KernelProcess process = kernel.open()) {
                var client = process.client();
                put(Figure.WARM, Contestant.warm(client));
                put(Figure.COMPLETION, Contestant.completion(client));
                put(Figure.INSPECTION, Contestant.inspection(client));
                Contestant.Printing printing = Contestant.printing(client);
                put(Figure.PRINTING, printing.time());
                put(Figure.ARRIVED, (double) printing.arrived());
                Contestant.Printing text = Contestant.text(client);
                put(Figure.TEXT, text.time());
                put(Figure.TEXT_ARRIVED, (double) text.arrived());
                put(Figure.COMPUTATION, Contestant.computation(client));
                Contestant.run(client, 800);
                put(Figure.WARM_LATER, Contestant.warm(client));
                OptionalDouble memory = Contestant.memory(process);
                memory.ifPresent(megabytes -> put(Figure.MEMORY, megabytes));
                // Last: a kernel that cannot be interrupted is lost by this.
                figures.put(Figure.INTERRUPT, interrupt(client));
            }
        });
    }

    private static Measure interrupt(KernelClient client) {
        try {
            return Measure.of(Contestant.interrupt(client));
        } catch (KernelException e) {
            return Measure.notRun(firstLine(e));
        }
    }

    Measure measure(Figure figure) {
        if (!starts.isEmpty()) {
            put(
                    Figure.READY,
                    Contestant.median(
                            starts.stream().mapToDouble(Contestant.Start::ready).toArray()));
            put(
                    Figure.RESULT,
                    Contestant.median(starts.stream()
                            .mapToDouble(Contestant.Start::result)
                            .toArray()));
        }
        Measure taken = figures.get(figure);
        return taken != null ? taken : Measure.notRun(missing.isEmpty() ? "unknown on this system" : missing);
    }

    /** Some kernels do not come up each time they are started. */
    private void attempt(Runnable measurement) {
        for (int time = 0; time < ATTEMPTS; time++) {
            try {
                measurement.run();
                return;
            } catch (KernelException e) {
                missing = firstLine(e);
            }
        }
    }

    private static String firstLine(KernelException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void put(Figure figure, double value) {
        figures.put(figure, Measure.of(value));
    }
}
