package wildrydes.cloud.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Sends a {@link PushedBody}: one part after the other, each when the one before is written. Between two parts no thread is
 * held; whoever has its turn alone asks the body, until it gives the turn back.
 */
final class Pushing {

    private static final byte[] NOTHING = new byte[0];
    private static final Logger LOG = Logger.getLogger(Pushing.class.getName());

    private final PushedBody body;
    private final Response response;
    private final Executor executor;
    private final Scheduler scheduler;
    private final long pulseNanos;
    private final Pushings all;
    private final Callback end;

    /** Whether somebody has the turn, or a part is on its way. */
    private boolean busy;
    /** Whether the body said that there is something new, or has to be asked for another reason. */
    private boolean woken;

    private boolean pulseDue;
    private boolean ending;
    private boolean over;
    private @Nullable Throwable lost;
    private Scheduler.@Nullable Task look;
    private long sent;
    private long lastSent = System.nanoTime();

    /**
     * A body that is about to be sent; it begins with {@link #begin}.
     *
     * @param pulse after so much silence the client gets a sign of life
     * @param all those that the server sends
     * @param end completed when the body is over
     */
    Pushing(PushedBody body, Request request, Response response, Duration pulse, Pushings all, Callback end) {
        this.body = body;
        this.response = response;
        this.executor = request.getComponents().getExecutor();
        this.scheduler = request.getComponents().getScheduler();
        this.pulseNanos = pulse.toNanos();
        this.all = all;
        this.end = end;
        request.addFailureListener(this::lose);
    }

    void begin() {
        body.open(this::wake);
        synchronized (this) {
            lookAgain(pulseNanos);
        }
        wake();
    }

    private void wake() {
        take(() -> woken = true);
    }

    /** Ends the body behind the part that is on its way. */
    void end() {
        take(() -> ending = true);
    }

    private void lose(Throwable why) {
        take(() -> lost = why);
    }

    /** Changes something that whoever has the turn must see, and takes the turn where it is free. */
    private void take(Runnable change) {
        synchronized (this) {
            change.run();
            if (busy || over) {
                return;
            }
            busy = true;
        }
        proceed();
    }

    private void proceed() {
        try {
            executor.execute(this::turn);
        } catch (RejectedExecutionException e) {
            close(e);
        }
    }

    private void turn() {
        while (true) {
            boolean pulse;
            boolean last;
            Throwable why;
            synchronized (this) {
                woken = false;
                pulse = pulseDue;
                pulseDue = false;
                last = ending;
                why = lost;
            }
            if (why != null) {
                close(why);
                return;
            }
            PushedBody.Part part;
            try {
                part = last ? new PushedBody.Part(NOTHING, true) : next(pulse);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.SEVERE, "A body could not be sent to its end.", e);
                close(e);
                return;
            }
            if (part != null) {
                write(part);
                return;
            }
            synchronized (this) {
                if (!woken && !pulseDue && !ending && lost == null) {
                    busy = false;
                    return;
                }
            }
        }
    }

    private PushedBody.@Nullable Part next(boolean pulse) {
        PushedBody.Part part = body.next();
        return part == null && pulse ? body.pulse() : part;
    }

    private void write(PushedBody.Part part) {
        synchronized (this) {
            sent += part.bytes().length;
        }
        response.write(
                part.last(), ByteBuffer.wrap(part.bytes()), Callback.from(() -> written(part.last()), this::close));
    }

    private void written(boolean last) {
        if (last) {
            close(null);
            return;
        }
        synchronized (this) {
            lastSent = System.nanoTime();
        }
        proceed();
    }

    private void lookAgain(long nanos) {
        look = scheduler.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    private void look() {
        boolean silent;
        synchronized (this) {
            if (over) {
                return;
            }
            long left = pulseNanos - (System.nanoTime() - lastSent);
            silent = left <= 0;
            lookAgain(silent ? pulseNanos : left);
        }
        if (silent) {
            take(() -> pulseDue = true);
        }
    }

    /** Called once, by who has the turn. */
    private void close(@Nullable Throwable failure) {
        long bytes;
        synchronized (this) {
            over = true;
            bytes = sent;
            if (look != null) {
                look.cancel();
            }
        }
        all.remove(this);
        try {
            body.closed(bytes);
        } finally {
            if (failure == null) {
                end.succeeded();
            } else {
                end.failed(failure);
            }
        }
    }
}
