package wildrydes.cloud.lambda.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.lambda.FunctionVersion;

/**
 * Runs functions in child JVMs. One that has done its work is kept for the next invocation, the one used last first, until it
 * was idle for some minutes, its function changed, its credentials end, or its memory is needed for another.
 */
public final class JvmEnvironments implements Environments {

    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final Path folder;
    private final Starts starts;
    private final CloudTime time;
    private final Room room;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<Environment> busy = new HashSet<>();
    private long used;
    private boolean closed;
    private @Nullable Thread watch;

    /** @param since as {@link System#nanoTime} */
    private record Idle(Environment environment, long since) {}

    /**
     * Environments of a cloud.
     *
     * @param data folder of the cloud's state, in which each environment has a folder of its own while it lives
     * @param wallTime on which functions measure their time and credentials end
     * @param door asked for when it is needed, since services are made before it
     * @param endpoint of the cloud, such as {@code http://127.0.0.1:8787}; asked for when it is needed
     */
    public static JvmEnvironments in(
            Path data,
            String region,
            CloudTime time,
            InstantSource wallTime,
            Supplier<Door> door,
            Supplier<String> endpoint) {
        Path folder = data.resolve("lambda/run");
        return new JvmEnvironments(
                folder,
                new Starts(folder, region, time, wallTime, door, endpoint, Limits.INIT),
                time,
                Room.ofThisMachine());
    }

    JvmEnvironments(Path folder, Starts starts, CloudTime time, Room room) {
        this.folder = folder;
        this.starts = starts;
        this.time = time;
        this.room = room;
        clear();
    }

    /** What a killed cloud has left. */
    private void clear() {
        try {
            if (Files.exists(folder)) {
                Folder.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " of functions cannot be cleared; delete it.", e);
        }
    }

    @Override
    public Outcome run(FunctionVersion function, Invocation invocation) throws InterruptedException {
        CloudTime.Hold hold = time.hold("function " + function.name());
        try (hold) {
            Environment environment = take(function);
            boolean done = false;
            try {
                Outcome outcome = new Call(environment, invocation).run();
                done = true;
                environment.grounds().rehearsing().begin();
                return outcome;
            } finally {
                giveBack(environment, done);
            }
        }
    }

    private Environment take(FunctionVersion function) throws InterruptedException {
        List<Environment> ended = new ArrayList<>();
        try {
            Environment warm = reserve(function, ended);
            if (warm != null) {
                return warm;
            }
        } finally {
            ended.forEach(Environment::close);
        }
        return begin(function);
    }

    /** A warm environment, or null where a new one has its room. */
    private synchronized @Nullable Environment reserve(FunctionVersion function, List<Environment> ended)
            throws InterruptedException {
        while (true) {
            if (closed) {
                throw stopping();
            }
            Environment warm = warm(function, ended);
            if (warm != null) {
                busy.add(warm);
                return warm;
            }
            while (!fits(function) && !idle.isEmpty()) {
                end(idle.removeLast().environment(), ended);
            }
            if (fits(function)) {
                used += Room.of(function);
                return null;
            }
            wait();
        }
    }

    private boolean fits(FunctionVersion function) {
        return used == 0 || used + Room.of(function) <= room.megabytes();
    }

    private @Nullable Environment warm(FunctionVersion function, List<Environment> ended) {
        for (Iterator<Idle> each = idle.iterator(); each.hasNext(); ) {
            Environment environment = each.next().environment();
            if (environment.serves(function)) {
                each.remove();
                if (environment.usable()) {
                    return environment;
                }
                end(environment, ended);
            }
        }
        return null;
    }

    /** Gives an environment's room free; it is closed by the caller, without the lock. */
    private void end(Environment environment, List<Environment> ended) {
        used -= Room.of(environment.function());
        ended.add(environment);
        notifyAll();
    }

    private Environment begin(FunctionVersion function) {
        boolean begun = false;
        try {
            Environment environment = added(starts.environment(function));
            begun = true;
            return environment;
        } finally {
            if (!begun) {
                release(function);
            }
        }
    }

    private synchronized Environment added(Environment environment) {
        if (closed) {
            environment.close();
            throw stopping();
        }
        busy.add(environment);
        return environment;
    }

    private static IllegalStateException stopping() {
        return new IllegalStateException("The cloud is stopping; no function begins any more.");
    }

    private synchronized void release(FunctionVersion function) {
        used -= Room.of(function);
        notifyAll();
    }

    private void giveBack(Environment environment, boolean done) {
        if (!kept(environment, done)) {
            environment.close();
            release(environment.function());
        }
    }

    private synchronized boolean kept(Environment environment, boolean done) {
        busy.remove(environment);
        if (!done || closed || !environment.usable()) {
            return false;
        }
        idle.addFirst(new Idle(environment, System.nanoTime()));
        if (watch == null) {
            watch = new Thread(this::watch, "lambda idle stop");
            watch.setDaemon(true);
            watch.start();
        }
        notifyAll();
        return true;
    }

    /** Ends what was idle for too long. */
    private void watch() {
        try {
            while (true) {
                List<Environment> ended = new ArrayList<>();
                synchronized (this) {
                    wait(LOOK.toMillis());
                    if (closed) {
                        return;
                    }
                    long since = System.nanoTime() - IDLE.toNanos();
                    while (!idle.isEmpty() && idle.getLast().since() - since < 0) {
                        end(idle.removeLast().environment(), ended);
                    }
                }
                ended.forEach(Environment::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void retire(String arn) {
        List<Environment> ended = new ArrayList<>();
        synchronized (this) {
            for (Iterator<Idle> each = idle.iterator(); each.hasNext(); ) {
                Environment environment = each.next().environment();
                if (environment.function().arn().equals(arn)) {
                    each.remove();
                    end(environment, ended);
                }
            }
            busy.stream()
                    .filter(environment -> environment.function().arn().equals(arn))
                    .forEach(Environment::retire);
        }
        ended.forEach(Environment::close);
    }

    @Override
    public void close() {
        List<Environment> ended = new ArrayList<>();
        List<Environment> running;
        synchronized (this) {
            closed = true;
            while (!idle.isEmpty()) {
                end(idle.removeLast().environment(), ended);
            }
            running = List.copyOf(busy);
            notifyAll();
        }
        ended.forEach(Environment::close);
        running.forEach(Environment::kill);
        starts.close();
    }
}
