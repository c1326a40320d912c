package wildrydes.cloud;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** What a cloud has opened, to be closed stage by stage, and within a stage in the reverse order. Safe for concurrent use. */
final class Parts implements AutoCloseable {

    /** When a part is closed: the last stage is the first. */
    enum Stage {
        /** What all else works on: the folder, what is kept, what is noted. */
        FOUNDATION,
        /** Services that put their state into files of their own, or have other processes. */
        SERVICE,
        /** The server, which gives requests that are being answered some time. */
        SERVER,
        /** Lets go who waits for something to happen; the server would otherwise give them all of its time. */
        WAITING,
        /** The clock, which waits for the work that it has begun. */
        CLOCK,
        /** Interrupts work of the clock that takes long. */
        WORK
    }

    private final Map<Stage, Deque<AutoCloseable>> stages = new EnumMap<>(Stage.class);

    /** Has a part closed at its stage. */
    synchronized <T extends AutoCloseable> T add(Stage stage, T part) {
        stages.computeIfAbsent(stage, each -> new ArrayDeque<>()).push(part);
        return part;
    }

    /**
     * Closes all parts, each once; a second time does nothing.
     *
     * @throws IOException what the first part threw that could not be closed, with those of others; all were tried
     */
    @Override
    public synchronized void close() throws IOException {
        IOException failed = null;
        Stage[] order = Stage.values();
        for (int i = order.length - 1; i >= 0; i--) {
            Deque<AutoCloseable> parts = stages.getOrDefault(order[i], new ArrayDeque<>());
            while (!parts.isEmpty()) {
                try {
                    parts.pop().close();
                } catch (Exception e) {
                    IOException next = new IOException("A part of the cloud could not be closed: " + e.getMessage(), e);
                    if (failed == null) {
                        failed = next;
                    } else {
                        failed.addSuppressed(next);
                    }
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
