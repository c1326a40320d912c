package wildrydes.kernel.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.KernelThread;

/**
 * What a kernel runs once while its archive is trained: cells as notebooks have them, and a completion. A library on the
 * class path may add cells by a resource {@value #MORE}, in which a line {@code //%%} begins each cell.
 */
public final class Rehearsal {

    /** Where a library keeps the cells that it adds. */
    public static final String MORE = "META-INF/wildrydes/rehearsal.jsh";

    private static final List<String> CELLS = List.of(
            "1 + 1",
            """
            import java.time.Duration;
            record Ride(String unicorn, double distance) {}
            var rides = List.of(new Ride("Shadowfax", 12.5), new Ride("Rocinante", 8.25));
            """,
            """
            Map<String, Double> total = rides.stream()
                    .collect(Collectors.groupingBy(Ride::unicorn, TreeMap::new, Collectors.summingDouble(Ride::distance)));
            for (var entry : total.entrySet()) {
                System.out.println(entry.getKey() + " " + entry.getValue());
            }
            total
            """,
            "int twice(int number) { return 2 * number; }\ntwice(21)",
            """
            var thread = new Thread(() -> System.out.println("from a thread"));
            thread.start();
            thread.join();
            System.err.println("to stderr");
            """,
            """
            String shown = wildrydes.kernel.api.Display.show(wildrydes.kernel.api.MimeBundle.text("0"));
            wildrydes.kernel.api.Display.update(shown, wildrydes.kernel.api.MimeBundle.text("1"));
            """,
            "int wrong = \"text\";",
            "new int[0][1]",
            "Duration.ofSeconds(90)");

    /** The argument by which the installer asks for a rehearsal. */
    public static final String OPTION = "--rehearse";

    private static final Pattern CELL = Pattern.compile("(?m)^//%%.*$");

    private Rehearsal() {}

    /**
     * Plays with a kernel on another thread of this process.
     *
     * @param kernel runs a kernel for a connection file until it is shut down, and returns its exit code
     * @return the kernel's exit code
     */
    public static int run(ToIntFunction<Path> kernel) throws IOException {
        try (var started = KernelThread.start(kernel)) {
            play(started.client());
            return started.end();
        }
    }

    private static void play(KernelClient client) throws IOException {
        client.kernelInfo();
        for (String cell : cells()) {
            // Some of these fail on purpose: the first error of a notebook should be quick, too.
            client.execute(cell);
        }
        client.complete("total.entr", 10);
        client.inspect("total.get(", 10, 0);
        client.isComplete("for (;;) {");
        // JupyterLab asks this of each kernel that it opens.
        client.request(Channel.CONTROL, "debug_request", Map.of("type", "request", "seq", 1, "command", "debugInfo"));
    }

    private static List<String> cells() throws IOException {
        var cells = new ArrayList<String>(CELLS);
        for (URL more : Collections.list(Rehearsal.class.getClassLoader().getResources(MORE))) {
            try (InputStream in = more.openStream()) {
                CELL.splitAsStream(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .filter(cell -> !cell.isBlank())
                        .forEach(cells::add);
            }
        }
        return cells;
    }
}
