package wildrydes.lab.setup.machine;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Shows a person where set-up is: one line for each phase with the time it took, and while it lasts a line that moves, or
 * where the output is no terminal, a line every few seconds.
 */
public final class Phases {

    private static final int TITLE = 18;
    /** A longer line would go on in the next, where it cannot be written over. */
    private static final int LINE = 79;

    private static final String TURNING = "|/-\\";
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private final Duration every;

    /** @param terminal whether a line can be written over */
    public Phases(PrintStream out, boolean terminal) {
        this(out, terminal, terminal ? STEP : SIGN_OF_LIFE);
    }

    /** @param every how long a phase shows the same */
    Phases(PrintStream out, boolean terminal, Duration every) {
        this.out = out;
        this.terminal = terminal;
        this.every = every;
    }

    /** What a phase tells while it runs. */
    @FunctionalInterface
    public interface Progress {
        void now(String doing);
    }

    /** What happens in a phase. */
    @FunctionalInterface
    public interface Work {
        /** Does it, and returns what came of it, in a few words. */
        String run(Progress progress);
    }

    /** Runs a phase and shows it. An exception passes through, after a line that says where. */
    public void run(String title, Work work) {
        try (var line = new Line(title)) {
            line.end(work.run(line::now));
        }
    }

    private final class Line implements AutoCloseable {

        private final String title;
        private final long start = System.nanoTime();
        private final ScheduledExecutorService ticker;
        private final ScheduledFuture<?> ticking;
        private String doing = "";
        private String shown = "";
        private int turn;
        private boolean ended;
        private final Thread stopped = new Thread(() -> end("stopped"), "stopped");

        Line(String title) {
            this.title = String.format("%-" + TITLE + "s", title);
            ticker = Executors.newSingleThreadScheduledExecutor(tick -> {
                var thread = new Thread(tick, "progress");
                thread.setDaemon(true);
                return thread;
            });
            ticking = ticker.scheduleAtFixedRate(this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().addShutdownHook(stopped);
        }

        synchronized void now(String doing) {
            this.doing = doing;
        }

        private synchronized void tick() {
            if (ended) {
                return;
            }
            if (terminal) {
                String turning = String.valueOf(TURNING.charAt(turn++ % TURNING.length()));
                over(title + " " + turning + " " + seconds() + "  " + doing);
            } else {
                out.println(title + "   " + seconds() + "  " + (doing.isEmpty() ? "..." : doing + " ..."));
            }
        }

        synchronized void end(String result) {
            if (ended) {
                return;
            }
            ended = true;
            String text = title + "   " + seconds() + "  " + result;
            if (terminal && !shown.isEmpty()) {
                over("");
                out.print("\r");
            }
            out.println(text);
        }

        private void over(String text) {
            String cut = text.length() > LINE ? text.substring(0, LINE) : text;
            out.print("\r" + cut + " ".repeat(Math.max(0, shown.length() - cut.length())));
            out.flush();
            shown = cut;
        }

        private String seconds() {
            return String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - start) / 1e9);
        }

        @Override
        public void close() {
            end("failed");
            ticking.cancel(false);
            ticker.shutdownNow();
            try {
                Runtime.getRuntime().removeShutdownHook(stopped);
            } catch (IllegalStateException e) {
                // A person stopped this process, and the line says so.
                return;
            }
        }
    }
}
