package wildrydes.kernel;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.Comms;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.jupyter.Connection;
import wildrydes.kernel.jupyter.KernelLog;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Sockets;
import wildrydes.kernel.requests.Beside;
import wildrydes.kernel.requests.Cells;
import wildrydes.kernel.requests.Desk;
import wildrydes.kernel.requests.History;
import wildrydes.kernel.requests.LateShell;
import wildrydes.kernel.requests.Lines;
import wildrydes.kernel.requests.Listeners;
import wildrydes.kernel.shell.Shell;
import wildrydes.kernel.streams.CellScreen;
import wildrydes.kernel.streams.Outputs;
import wildrydes.kernel.streams.Questions;
import wildrydes.kernel.streams.StandardStreams;

/**
 * A kernel, from its connection file to its end. One at a time in a process, since it takes over the standard streams.
 *
 * <p>Its threads: the caller of {@link #run} owns the sockets; cells run one after another on a second; completions,
 * documentation and history are made on a third, and messages of libraries are taken on a fourth and the debugger is asked on
 * a fifth, all when first needed; the heartbeat has its own. No thread waits for one that may wait for it: cells wait for room in the outbox and for
 * answers of the shell, the thread of the sockets for nobody.
 */
public final class Kernel {

    private static final int FAREWELL_SECONDS = 3;

    private final Supplier<Shell> shell;
    private final Renderers renderers;
    private final Supplier<ClassLoader> libraries;
    private final Path history;
    private final KernelLog log;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Sockets sockets;
    private volatile @Nullable Cells cells;

    /**
     * @param shell opens the shell; called once, on a thread of its own
     * @param renderers draw values for {@link Display#show(Object)}
     * @param libraries finds the notebook's libraries, for what they register as services; asked before the first cell
     * @param history where the code of cells is kept from kernel to kernel
     */
    public Kernel(
            Supplier<Shell> shell, Renderers renderers, Supplier<ClassLoader> libraries, Path history, KernelLog log) {
        this.shell = shell;
        this.renderers = renderers;
        this.libraries = libraries;
        this.history = history;
        this.log = log;
    }

    /**
     * Runs until a front end shuts the kernel down, or {@link #stop()}.
     *
     * @return the exit code, which is 0
     * @throws wildrydes.kernel.jupyter.StartException if the connection file cannot be read or a port is taken
     */
    public int run(Path connectionFile) {
        var connection = Connection.read(connectionFile);
        var outbox = new Outbox();
        var outputs = new Outputs(outbox);
        var questions = new Questions(outbox);
        try (var listening = new Sockets(connection, outbox, log);
                var streams = new StandardStreams(outputs, questions);
                var building = new LateShell(shell, log);
                var beside = new Beside("beside cells", log);
                var messages = new Beside("messages to libraries", log);
                var debugger = new Beside("debugger", log)) {
            var listeners = new Listeners(libraries, log);
            var lines = new Lines(outbox, outputs, messages, log);
            Display.on(new CellScreen(outputs, outbox, renderers));
            Comms.on(lines);
            var memory = new History(history, log);
            var running = new Cells(
                    building,
                    outbox,
                    outputs,
                    streams,
                    questions,
                    listeners,
                    listening::whenAllIsRead,
                    (code, count) -> beside.run(() -> memory.add(count, code)),
                    log);
            sockets = listening;
            cells = running;
            running.start();
            var staff = new Desk.Staff(running, building, lines, listeners, memory, questions);
            try {
                listening.run(new Desk(connection, staff, outbox, outputs, beside, debugger, listening::stop, log));
            } finally {
                // What follows may wait for a cell that does not end; nobody hears of it any more.
                ended.countDown();
            }
            beside.finish(FAREWELL_SECONDS); // the last cells are on their way into the history
        }
        return 0;
    }

    /** Ends the kernel. Returns at once. */
    public void stop() {
        Sockets open = sockets;
        if (open != null) {
            open.stop();
        }
    }

    /**
     * The process ends while the kernel runs: answers for the running cell, sends all that cells have printed, and returns
     * when it has left.
     *
     * @param name of the error that the cell ends with
     * @param reason a sentence for the learner
     */
    public void abandon(String name, String reason) {
        Cells running = cells;
        if (running == null || ended.getCount() == 0) {
            return;
        }
        running.abandon(name, reason);
        stop();
        try {
            if (!ended.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The kernel's last messages did not leave in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
