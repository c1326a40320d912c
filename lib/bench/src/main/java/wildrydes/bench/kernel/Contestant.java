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
import wildrydes.kernel.client.RunningCell;

/** A kernel that is measured. Times are in milliseconds. */
final class Contestant {

    private static final int PRINTED_LINES = 100_000;
    private static final int TEXT_LINES = 10_000;
    private static final String PRIMES = """
            int primes(int limit) {
                int count = 0;
                for (int n = 2; n < limit; n++) {
                    boolean prime = true;
                    for (int by = 2; (long) by * by <= n && prime; by++) {
                        prime = n % by != 0;
                    }
                    count += prime ? 1 : 0;
                }
                return count;
            }""";

    private static final ExecuteOptions PATIENT = ExecuteOptions.defaults().withBudget(Duration.ofSeconds(60));

    private static final ExecuteOptions ENDLESS = ExecuteOptions.defaults().withBudget(Duration.ofSeconds(10));

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

    static double inspection(KernelClient client) {
        client.inspect("Math.max(1, 2)", 8, 0);
        return median(30, () -> nanos(() -> client.inspect("Math.max(1, 2)", 8, 0)));
    }

    /** How long a cell that never ends still runs after an interrupt, in the middle of its run. */
    static double interrupt(KernelClient client) {
        return median(5, () -> interruptedOnce(client));
    }

    /** A computation of a second or so: how good the compiled code of cells is. */
    static double computation(KernelClient client) {
        expect(client.execute(PRIMES, PATIENT));
        return median(3, () -> nanos(() -> expect(client.execute("primes(1_000_000)", PATIENT))));
    }

    /** Prints 10 MB in long lines. */
    static Printing text(KernelClient client) {
        String code =
                "var line = \"x\".repeat(999); for (int i = 0; i < " + TEXT_LINES + "; i++) System.out.println(line);";
        client.execute(code.replace("" + TEXT_LINES, "10"), PATIENT);
        Execution cell = client.execute(code, PATIENT);
        return new Printing(cell.duration().toNanos() / 1e6, cell.stdout().length());
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

    private static long interruptedOnce(KernelClient client) {
        RunningCell cell = client.start("System.out.println(1); while (true) {}", ENDLESS);
        while (client.outputs(cell.id()).isEmpty()) {
            Thread.onSpinWait();
        }
        return nanos(() -> {
            client.interrupt();
            cell.await();
        });
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
     * What a cell printed.
     *
     * @param arrived how many lines or characters of it came
     */
    record Printing(double time, long arrived) {}
}
