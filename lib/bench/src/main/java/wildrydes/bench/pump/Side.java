package wildrydes.bench.pump;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.bench.report.Measure;

/** The measures of one contestant, taken in processes of its own. */
final class Side {

    private final String word;
    private final List<Path> jars;
    private final Map<String, List<Double>> values = new HashMap<>();
    private final Map<String, String> checksums = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();

    /**
     * @param word of the {@link Contestant}
     * @param jars what it needs beside our own class path
     */
    Side(String word, List<Path> jars) {
        this.word = word;
        this.jars = jars;
    }

    /** Lets a process of its own do a task once. */
    void run(Figure.Task task) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(task)).redirectErrorStream(true);
        long begin = System.nanoTime();
        Process process = builder.start();
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                double millis = (System.nanoTime() - begin) / 1e6;
                last = last.isEmpty() || !line.startsWith("\t") ? line : last;
                take(task, line, millis);
            }
            if (process.waitFor() != 0) {
                failures.put(task.word(), last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.put(task.word(), "interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Figure.Task task) {
        List<String> path = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        jars.forEach(jar -> path.add(jar.toString()));
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms16m",
                "-Xmx" + task.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-cp",
                String.join(File.pathSeparator, path),
                Worker.class.getName(),
                word,
                task.word());
    }

    private void take(Figure.Task task, String line, double millis) {
        String[] parts = line.split(" ", 2);
        String key = task.word() + " " + parts[0];
        if (parts.length == 2 && parts[0].equals("checksum")) {
            checksums.put(task.word(), parts[1]);
        } else if (line.equals("first row")) {
            values.computeIfAbsent(key, k -> new ArrayList<>()).add(millis);
        } else if (parts.length == 2 && parts[1].matches("-?[0-9.]+(E-?[0-9]+)?")) {
            values.computeIfAbsent(key, k -> new ArrayList<>()).add(Double.parseDouble(parts[1]));
        }
    }

    /** What came out of a task; null where it has no checksum. */
    @Nullable
    String checksum(Figure.Task task) {
        return checksums.get(task.word());
    }

    /**
     * The median of a figure.
     *
     * @param checksum what the rows must have; null where that is not known
     */
    Measure measure(Figure figure, Figure.Task task, @Nullable String checksum) {
        String own = checksum(task);
        if (failures.containsKey(task.word())) {
            return Measure.notRun(failures.get(task.word()));
        }
        if (own != null && checksum != null && !own.equals(checksum)) {
            return Measure.notRun("its rows are others, " + own + ", not " + checksum);
        }
        List<Double> taken = values.getOrDefault(task.word() + " " + figure.word(), List.of()).stream()
                .sorted()
                .toList();
        return taken.isEmpty() ? Measure.notRun("it said nothing") : Measure.of(taken.get(taken.size() / 2));
    }
}
