package wildrydes.bench.pump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A process that measures one contestant, so that each has a JVM of its own: {@code Worker CONTESTANT TASK}. Prints a line
 * for each figure: its word, a blank, its value.
 */
public final class Worker {

    private static final int UNICORNS = 1_000;
    private static final int PASSES = 5;
    private static final int MINUTES_A_PASS = 40;
    private static final int KEYS = 1_000_000;
    private static final int UNICORNS_OF_A_DAY = 100;
    private static final int SECONDS_OF_A_DAY = 86_400;

    private final Contestant contestant;

    private Worker(Contestant contestant) {
        this.contestant = contestant;
    }

    public static void main(String[] arguments) throws Exception {
        try (Contestant contestant = Contestant.of(arguments[0])) {
            Worker worker = new Worker(contestant);
            switch (arguments[1]) {
                case "start" -> worker.start();
                case "throughput" -> worker.throughput();
                case "keys" -> worker.keys();
                case "day" -> worker.day();
                default -> throw new IllegalArgumentException("there is no task \"" + arguments[1] + "\"");
            }
        }
    }

    /** The first row of the first pump, and of the next one. */
    private void start() throws Exception {
        byte[][] records = Rides.of(1, 60);
        minute(records);
        print("first", "row");
        print("memory", Double.toString(residentMegabytes("VmRSS:")));
        long begin = System.nanoTime();
        minute(records);
        print("next", Double.toString((System.nanoTime() - begin) / 1e6));
    }

    private void minute(byte[][] records) throws Exception {
        Checksum results = new Checksum();
        contestant.open(results);
        run(records, 1, 0, 1);
        if (results.rows() != 1) {
            throw new IllegalStateException("a minute of one unicorn gave " + results.rows() + " rows");
        }
    }

    /**
     * Records for each second of processor time of the whole process, its collector included, so that what else the machine
     * does matters little; the median of passes after one that counts for nothing.
     */
    private void throughput() throws Exception {
        byte[][] records = Rides.of(UNICORNS, 120);
        double[] rates = new double[PASSES];
        Checksum results = new Checksum();
        for (int pass = -1; pass < PASSES; pass++) {
            results = new Checksum();
            contestant.open(results);
            double begin = processorSeconds();
            run(records, UNICORNS, 0, MINUTES_A_PASS);
            if (pass >= 0) {
                rates[pass] = MINUTES_A_PASS * 60.0 * UNICORNS / (processorSeconds() - begin);
            }
        }
        Arrays.sort(rates);
        print("rate", Double.toString(rates[PASSES / 2]));
        print("checksum", results.toString());
    }

    private static double processorSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / (double) TimeUnit.SECONDS.toNanos(1))
                .orElse(Double.NaN);
    }

    /** Sends minutes, from one of them to another; the records are sent again and again. */
    private void run(byte[][] records, int unicorns, int from, int to) throws Exception {
        int next = 0;
        for (int second = from * 60; second < to * 60; second++) {
            long rowtime = Rides.BEGIN + second * 1000L;
            for (int unicorn = 0; unicorn < unicorns; unicorn++) {
                contestant.record(rowtime, records[next]);
                next = next + 1 == records.length ? 0 : next + 1;
            }
        }
        contestant.advance(Rides.BEGIN + to * Rides.MINUTE);
    }

    /** The most memory ever, with so many names in one minute. */
    private void keys() throws Exception {
        Checksum results = new Checksum();
        contestant.open(results);
        String record = new String(Rides.of(1, 1)[0], StandardCharsets.UTF_8);
        for (int key = 0; key < KEYS; key++) {
            contestant.record(Rides.BEGIN, record.replace("Unicorn0", "U" + key).getBytes(StandardCharsets.UTF_8));
        }
        contestant.advance(Rides.BEGIN + Rides.MINUTE);
        print("memory", Double.toString(residentMegabytes("VmHWM:")));
        print("checksum", results.toString());
    }

    /** What the heap holds at the end of a day, less what it held after a quarter of it. */
    private void day() throws Exception {
        byte[][] records = Rides.of(UNICORNS_OF_A_DAY, 600);
        Checksum results = new Checksum();
        contestant.open(results);
        int minutes = SECONDS_OF_A_DAY / 60;
        run(records, UNICORNS_OF_A_DAY, 0, minutes / 4);
        double early = heldMegabytes();
        run(records, UNICORNS_OF_A_DAY, minutes / 4, minutes);
        print("memory", Double.toString(residentMegabytes("VmHWM:")));
        print("growth", Double.toString(heldMegabytes() - early));
        print("checksum", results.toString());
    }

    private static double heldMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
    }

    private static double residentMegabytes(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(l -> l.startsWith(line))
                .mapToDouble(l -> Double.parseDouble(l.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void print(String word, String value) {
        System.out.println(word + " " + value);
    }
}
