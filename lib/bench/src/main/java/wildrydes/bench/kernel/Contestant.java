package wildrydes.bench.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.KernelProcess;
import wildrydes.kernel.client.KernelSpec;
import wildrydes.kernel.client.Launch;

/** A kernel that is measured. Times are in milliseconds. */
final class Contestant {

    private static final int PRINTED_LINES = 100_000;
    private static final ExecuteOptions PATIENT = ExecuteOptions.defaults().withBudget(Duration.ofSeconds(60));

    /** A kernel that has not answered by then never will. */
    private static final Launch PROMPT = Launch.defaults().withReadyWithin(Duration.ofSeconds(10));

    private final KernelSpec spec;

    Contestant(KernelSpec spec) {
        this.spec = spec;
    }

    /** From the start of the process to its first answer, and to the end of the first cell. */
    Start start() {
        long begin = System.nanoTime();
        try (KernelProcess process = KernelProcess.start(spec, PROMPT)) {
            expect(process.client().execute("1 + 1", PATIENT));
            return new Start(process.startup().toNanos() / 1e6, since(begin));
        }
    }

    KernelProcess open() {
        return KernelProcess.start(spec, PROMPT);
    }

    /** A cell {@code 1 + 1}, in a kernel that has run some. */
    static double warm(KernelClient client) {
        run(client, 20);
        return median(50, () -> nanos(() -> expect(client.execute("1 + 1", PATIENT))));
    }

    /** Runs this many different expressions. */
    static void run(KernelClient client, int cells) {
        for (int cell = 0; cell < cells; cell++) {
            expect(client.execute("1 + " + cell, PATIENT));
        }
    }

    static double completion(KernelClient client) {
        client.complete("Math.ma", 7);
        return median(30, () -> nanos(() -> client.complete("Math.ma", 7)));
    }

    /** Prints a hundred thousand lines, and counts those that arrived. */
    static Printing printing(KernelClient client) {
        String code = "for (int line = 0; line < " + PRINTED_LINES + "; line++) System.out.println(\"line \" + line);";
        client.execute(code.replace("" + PRINTED_LINES, "1000"), PATIENT);
        Execution cell = client.execute(code, PATIENT);
        return new Printing(
                cell.duration().toNanos() / 1e6, cell.stdout().lines().count());
    }

    /** The process's resident memory in megabytes; unknown outside Linux. */
    static OptionalDouble memory(KernelProcess process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double median(int times, LongSupplier nanos) {
        var values = new double[times];
        Arrays.setAll(values, time -> nanos.getAsLong() / 1e6);
        return median(values);
    }

    private static long nanos(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void expect(Execution cell) {
        if (cell.status() != Execution.Status.OK) {
            throw new IllegalStateException("A cell of the benchmark failed: " + cell.outputs());
        }
    }

    /**
     * A start.
     *
     * @param ready until the first answer
     * @param result until the first result
     */
    record Start(double ready, double result) {}

    /**
     * Printed lines.
     *
     * @param arrived how many of them came
     */
    record Printing(double time, long arrived) {}
}
