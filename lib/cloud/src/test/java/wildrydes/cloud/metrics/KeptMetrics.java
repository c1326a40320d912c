package wildrydes.cloud.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;
import wildrydes.cloud.ledger.Usage;
import wildrydes.cloud.store.Store;

/** Metrics with their state in a folder and their time in the test's hands. */
final class KeptMetrics implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:14:36Z");
    static final MetricId LATENCY = MetricId.of("AWS/Lambda", "Duration", Map.of("FunctionName", "a"));

    final List<Usage> used = new ArrayList<>();
    private final Path folder;
    private Instant now = START;
    private Store disk;
    MetricStore store;

    KeptMetrics(Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        Metering metering = new Metering() {
            @Override
            public void all(String item, Collection<Running> running) {
                throw new AssertionError(item);
            }

            @Override
            public void runs(String item, String resource, long count) {
                throw new AssertionError(item);
            }

            @Override
            public void used(Usage usage) {
                used.add(usage);
            }
        };
        try {
            disk = new Store(folder);
            store = new MetricStore(disk, () -> now, metering);
            disk.recover();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Metrics.Group function() {
        return store.of("AWS/Lambda", Map.of("FunctionName", "a"));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** What there is from so long ago until now. */
    NavigableMap<Long, Summary> read(Duration ago, int period) {
        long from = now.minus(ago).getEpochSecond();
        return store.read(
                LATENCY, "Milliseconds", Math.floorDiv(from, period) * period, now.getEpochSecond() + 1, period);
    }

    double sum(Duration ago, int period) {
        return read(ago, period).values().stream().mapToDouble(Summary::sum).sum();
    }

    /** Lets the disk have everything, by a checkpoint and not by the log alone. */
    void restart() {
        store.close();
        shut();
        open();
    }

    /** As if the process had been killed: what was not saved is lost. */
    void die() {
        shut();
        open();
    }

    private void shut() {
        try {
            disk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        store.close();
        shut();
    }
}
