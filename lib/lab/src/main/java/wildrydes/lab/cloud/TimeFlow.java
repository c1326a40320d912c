package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import wildrydes.lab.LabException;

/**
 * Time passes while this is open, unless somebody holds it. A thread renews the lease, which the cloud ends by itself 15 s after
 * it was last renewed; where that has happened, as in a computer that slept, it takes another.
 */
public final class TimeFlow implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TimeFlow.class.getName());
    private static final Duration RENEWAL = Duration.ofSeconds(5);
    private static final int GONE = 404;

    private final ControlClient client;
    private final String name;
    private final double speed;
    private String path;
    private boolean closed;

    TimeFlow(ControlClient client, String name, double speed) {
        this.client = client;
        this.name = name;
        this.speed = speed;
        this.path = lease();
        Thread thread = new Thread(this::renew, "lease of " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private String lease() {
        return "/_lab/clock/leases/"
                + client.post(
                                "/_lab/clock/leases",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("kind", "flow")
                                        .put("name", name)
                                        .put("speed", speed))
                        .path("id")
                        .asText();
    }

    private synchronized void renew() {
        try {
            long due = System.nanoTime() + RENEWAL.toNanos();
            while (!closed) {
                long left = due - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                } else {
                    renewOnce();
                    due = System.nanoTime() + RENEWAL.toNanos();
                }
            }
        } catch (LabException | RefusedException e) {
            // Whoever opened this meets the same trouble with its next call, and says so.
            LOG.log(Level.FINE, "The lease is not renewed any more.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renewOnce() {
        try {
            client.post(path + "/renew");
        } catch (RefusedException e) {
            if (e.status() != GONE) {
                throw e;
            }
            path = lease();
        }
    }

    /** Lets time pass no more, as far as this is concerned; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        notifyAll();
        try {
            client.delete(path);
        } catch (RefusedException e) {
            if (e.status() != GONE) {
                throw e;
            }
        }
    }
}
