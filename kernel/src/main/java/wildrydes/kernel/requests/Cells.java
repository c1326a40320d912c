package wildrydes.kernel.requests;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.jupyter.Json;
import wildrydes.kernel.jupyter.KernelLog;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Outgoing;
import wildrydes.kernel.jupyter.Request;
import wildrydes.kernel.jupyter.Undisturbed;
import wildrydes.kernel.shell.CellResult;
import wildrydes.kernel.shell.Shell;
import wildrydes.kernel.streams.CellOutput;
import wildrydes.kernel.streams.Outputs;
import wildrydes.kernel.streams.Questions;
import wildrydes.kernel.streams.StandardStreams;

/** Runs cells one after another, on a thread of its own. */
public final class Cells {

    private static final CellResult.Failed INTERRUPTED = new CellResult.Failed(
            "Interrupted",
            "The cell was interrupted before it ran.",
            List.of("The cell was interrupted before it ran."));

    private final Queue<CellRequest> queue = new ArrayDeque<>();
    private final LateShell shell;
    private final Outbox outbox;
    private final Outputs outputs;
    private final StandardStreams streams;
    private final Questions questions;
    private final Listeners listeners;
    private final KernelLog log;
    private final Consumer<Runnable> whenAllIsRead;
    private final ObjIntConsumer<String> history;
    private final AtomicInteger count = new AtomicInteger();
    private final Reserve reserve = new Reserve();
    private volatile @Nullable Running running;
    private volatile @Nullable CellId interrupted;
    /** An interrupt that found no cell. */
    private volatile @Nullable Request tooEarly;

    /**
     * @param whenAllIsRead runs a task once every request that has arrived by then is queued, on the thread that queues
     * @param history keeps the code of a cell and its execution count
     */
    public Cells(
            LateShell shell,
            Outbox outbox,
            Outputs outputs,
            StandardStreams streams,
            Questions questions,
            Listeners listeners,
            Consumer<Runnable> whenAllIsRead,
            ObjIntConsumer<String> history,
            KernelLog log) {
        this.shell = shell;
        this.outbox = outbox;
        this.outputs = outputs;
        this.streams = streams;
        this.questions = questions;
        this.listeners = listeners;
        this.whenAllIsRead = whenAllIsRead;
        this.history = history;
        this.log = log;
    }

    /** Begins to run cells. */
    public void start() {
        Undisturbed.enduring(this::runAll, "cells").start();
    }

    /**
     * The cell will run after those before it.
     *
     * @return the running cell, if it is an earlier run of the same one
     */
    Optional<CellId> add(CellRequest cell) {
        synchronized (queue) {
            queue.add(cell);
            queue.notifyAll();
            return Optional.ofNullable(running)
                    .map(now -> now.cell.id())
                    .filter(now -> now.cell().isPresent()
                            && now.cell().equals(cell.id().cell()));
        }
    }

    /** The number of cells that have counted so far. */
    int count() {
        return count.get();
    }

    /**
     * Ends the running cell. Where none runs, one may have been sent before the interrupt and arrive after it, since both
     * come on different sockets; then it is that one.
     *
     * @param then is told the cell, if there is one by now, on the thread that queues
     */
    void interrupt(Request request, Consumer<Optional<CellId>> then) {
        Optional<CellId> cell = interruptNow();
        if (cell.isPresent()) {
            then.accept(cell);
        } else {
            whenAllIsRead.accept(() -> {
                Optional<CellId> read = interruptNow();
                tooEarly = read.isPresent() ? null : request;
                then.accept(read);
            });
        }
    }

    private Optional<CellId> interruptNow() {
        Optional<CellId> cell = runningOrNext();
        cell.ifPresent(id -> {
            interrupted = id;
            shell.now().ifPresent(ready -> ready.interrupt(id));
            questions.cancel();
        });
        return cell;
    }

    private Optional<CellId> runningOrNext() {
        synchronized (queue) {
            Running now = running;
            return now == null ? Optional.ofNullable(queue.peek()).map(CellRequest::id) : Optional.of(now.cell.id());
        }
    }

    /** The process ends, and the running cell with it: answers for it. */
    public void abandon(String name, String reason) {
        Running now = running;
        if (now != null) {
            now.output.error(name, reason, List.of(reason));
            finish(now, new CellResult.Failed(name, reason, List.of(reason)), Map.of());
        }
    }

    private void runAll() {
        while (true) {
            Running now = next();
            try {
                outbox.put(Outgoing.status(now.cell.request(), "busy"));
                run(now);
            } catch (OutOfMemoryError e) {
                reserve.release();
                running = null;
                endForLackOfMemory(now);
            }
        }
    }

    private void endForLackOfMemory(Running now) {
        String what = "There was not enough memory to end the cell.";
        CellResult.Failed full = reserve.explained(new CellResult.Failed("OutOfMemoryError", what, List.of(what)));
        if (!now.told) {
            now.output.error(full.ename(), full.evalue(), full.traceback());
        }
        now.output.end();
        finish(now, full, Map.of());
    }

    /** Waits for a cell. From the moment it leaves the queue an interrupt means it. */
    private Running next() {
        synchronized (queue) {
            while (queue.isEmpty()) {
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("This thread cannot be interrupted", e);
                }
            }
            CellRequest cell = queue.remove();
            var output = outputs.begin(cell.id(), cell.request(), cell.silent(), cell.mayAsk());
            var now = new Running(cell, output, cell.stored() ? count.incrementAndGet() : count.get());
            Request early = tooEarly;
            if (early != null && cell.request().wasSentBefore(early)) {
                interrupted = cell.id();
            }
            tooEarly = null;
            running = now;
            return now;
        }
    }

    private void run(Running now) {
        CellId id = now.cell.id();
        now.output.show("execute_input", Map.of("code", now.cell.code(), "execution_count", now.count));
        if (now.cell.stored()) {
            history.accept(now.cell.code(), now.count);
        }
        CellId.enter(id);
        streams.reinstall();
        listeners.before(id);
        CellResult result = reserve.prepare() ? guarded(() -> result(now)) : reserve.exhausted();
        streams.reinstall();
        if (result instanceof CellResult.Failed failed) {
            now.output.error(failed.ename(), failed.evalue(), failed.traceback());
            now.told = true;
        }
        Map<String, Object> values = result instanceof CellResult.Done ? expressions(now.cell) : Map.of();
        listeners.after(id);
        now.output.end();
        questions.cancel();
        boolean stopsOthers = result instanceof CellResult.Failed && now.cell.stopsOthers();
        // Taken away before the front end learns of the failure, and may send a new cell that shall run.
        List<CellRequest> dropped = stopsOthers ? waiting() : List.of();
        // An interrupt from here on means the next cell.
        running = null;
        finish(now, result, values);
        dropped.forEach(this::abort);
    }

    private CellResult result(Running now) {
        CellRequest cell = now.cell;
        if (cell.code().isBlank()) {
            return new CellResult.Done(Optional.empty());
        }
        Shell ready = shell.await();
        CellResult result = cell.id().equals(interrupted) ? INTERRUPTED : ready.run(cell.id(), cell.code());
        if (result instanceof CellResult.Done done) {
            done.value()
                    .filter(value -> !value.data().isEmpty())
                    .ifPresent(value -> now.output.result(value, now.count));
        }
        return result;
    }

    /** What fails in the kernel costs the cell, not the kernel. */
    private CellResult guarded(Supplier<CellResult> work) {
        try {
            CellResult result = work.get();
            if (result instanceof CellResult.Failed failed && isOutOfMemory(failed)) {
                reserve.release();
                return reserve.explained(failed);
            }
            return result;
        } catch (RuntimeException | Error e) {
            if (isOutOfMemory(e)) {
                reserve.release();
                String full = "There was not enough memory to compile and show the cell.";
                return reserve.explained(new CellResult.Failed("OutOfMemoryError", full, List.of(full)));
            }
            log.warn("The kernel failed to run a cell.", e);
            String what = "The kernel failed to run the cell (" + e + "). Run it again, or restart the kernel.";
            return new CellResult.Failed(e.getClass().getSimpleName(), what, List.of(what));
        }
    }

    /** Java wraps the error where memory runs out while a class or a call is linked, and the next time only says that it failed. */
    private boolean isOutOfMemory(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return cause != null || (thrown instanceof LinkageError && reserve.isNeeded());
    }

    /** Not where threads are what is missing. */
    private static boolean isOutOfMemory(CellResult.Failed failed) {
        return failed.ename().equals("OutOfMemoryError") && !failed.evalue().contains("thread");
    }

    private Map<String, Object> expressions(CellRequest cell) {
        var values = new LinkedHashMap<String, Object>();
        cell.expressions().forEach((name, expression) -> {
            var value = new LinkedHashMap<String, Object>();
            CellResult result = guarded(() -> evaluated(cell.id(), expression, value));
            if (result instanceof CellResult.Failed failed) {
                value.clear();
                putError(value, failed);
            }
            values.put(name, value);
        });
        return values;
    }

    private CellResult evaluated(CellId cell, String expression, Map<String, Object> value) {
        CellResult result = shell.await().evaluate(cell, expression);
        if (result instanceof CellResult.Done done) {
            MimeBundle bundle = done.value().orElse(MimeBundle.text(""));
            value.put("status", "ok");
            value.put("data", bundle.data());
            value.put("metadata", bundle.metadata());
            // Fails here, and not in the middle of the reply, if the value has no form in JSON.
            Json.bytes(value);
        }
        return result;
    }

    private void finish(Running now, CellResult result, Map<String, Object> expressions) {
        if (!now.answered.compareAndSet(false, true)) {
            return;
        }
        var content = new LinkedHashMap<String, Object>();
        if (result instanceof CellResult.Failed failed) {
            putError(content, failed);
        } else {
            content.put("status", "ok");
        }
        content.put("execution_count", now.count);
        content.put("user_expressions", expressions);
        content.put("payload", List.of());
        outbox.put(Outgoing.reply(now.cell.request(), content));
        outbox.put(Outgoing.status(now.cell.request(), "idle"));
    }

    private static void putError(Map<String, Object> content, CellResult.Failed failed) {
        content.put("status", "error");
        content.put("ename", failed.ename());
        content.put("evalue", failed.evalue());
        content.put("traceback", failed.traceback());
    }

    /** Takes the cells that were sent before the front end could know of a failure. */
    private List<CellRequest> waiting() {
        var waiting = new CompletableFuture<List<CellRequest>>();
        whenAllIsRead.accept(() -> {
            synchronized (queue) {
                waiting.complete(List.copyOf(queue));
                queue.clear();
            }
        });
        return waiting.join();
    }

    private void abort(CellRequest cell) {
        outbox.put(Outgoing.status(cell.request(), "busy"));
        outbox.put(Outgoing.reply(cell.request(), Map.of("status", "aborted")));
        outbox.put(Outgoing.status(cell.request(), "idle"));
    }

    /** The cell that runs. */
    private static final class Running {

        private final CellRequest cell;
        private final CellOutput output;
        private final int count;
        /** Whether the front end knows why it failed. */
        private boolean told;

        private final AtomicBoolean answered = new AtomicBoolean();

        Running(CellRequest cell, CellOutput output, int count) {
            this.cell = cell;
            this.output = output;
            this.count = count;
        }
    }
}
