package wildrydes.cloud.dynamodb.stream;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ChangeSink;
import wildrydes.cloud.dynamodb.item.ItemChange;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.dynamodb.table.TableStreams;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.StoreException;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All streams of tables: those to which changes go, and those that ended within the last day. Safe for concurrent use. */
public final class Streams implements TableStreams, ChangeSink {

    private static final int KIND = 3;
    private static final Logger LOG = Logger.getLogger(Streams.class.getName());

    private final Tables state;
    private final Table<StoredStream> streams;
    private final Tapes tapes;
    private final CloudTime time;
    private final String region;
    private final LongSupplier numbers;
    /** The stream to which the changes of a table go, by the table's number. */
    private final Map<Long, StoredStream> open = new ConcurrentHashMap<>();

    private volatile boolean recovered;

    private Streams(Tables state, Tapes tapes, CloudTime time, String region, LongSupplier numbers) {
        this.state = state;
        this.tapes = tapes;
        this.time = time;
        this.region = region;
        this.numbers = numbers;
        this.streams = state.table(KIND, Comparator.naturalOrder(), StoredStream::read);
        streams.watch(this::watched);
    }

    /**
     * The streams of tables.
     *
     * @param state keeps what streams there are; it has kind 3 for that
     * @param store keeps the records
     * @param numbers gives a number that none of these ever had, while the state changes
     */
    public static Streams in(Tables state, Store store, CloudTime time, String region, LongSupplier numbers) {
        return new Streams(state, Tapes.in(store, time), time, region, numbers);
    }

    /** A class of its own, since it loads the JDK's tables of languages, which would slow the start down. */
    private static final class Labels {
        private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                        "yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
    }

    @Override
    public String begin(TableDefinition table, Instant now) {
        Instant at = now;
        String label = Labels.FORM.format(at);
        while (find(arn(table, label)) != null) {
            at = at.plusMillis(1);
            label = Labels.FORM.format(at);
        }
        String view = table.streamView();
        if (view == null) {
            throw new IllegalArgumentException("Table " + table.name() + " is to have a stream, and no view of it.");
        }
        streams.put(new StoredStream(
                numbers.getAsLong(),
                table.number(),
                table.name(),
                arn(table, label),
                label,
                view,
                table.keys(),
                now,
                null));
        return label;
    }

    private static String arn(TableDefinition table, String label) {
        return table.arn() + "/stream/" + label;
    }

    @Override
    public void end(TableDefinition table, Instant now) {
        StoredStream stream = open.get(table.number());
        if (stream != null) {
            streams.put(stream.ended(now));
        }
    }

    private void watched(@Nullable StoredStream before, @Nullable StoredStream after) {
        if (after == null && before != null) {
            open.remove(before.table(), before);
            tapes.drop(before.number());
        } else if (after != null && after.open()) {
            open.put(after.table(), after);
        } else if (after != null) {
            open.computeIfPresent(after.table(), (table, now) -> now.number() == after.number() ? null : now);
            if (recovered) {
                planEnd(after);
            }
        }
    }

    /** What ended can be read for as long as its records are kept. */
    private void planEnd(StoredStream ended) {
        Instant at = ended.ended();
        if (at != null) {
            time.schedule(at.plus(Tapes.LIFE), () -> forget(ended));
        }
    }

    private void forget(StoredStream ended) {
        try {
            state.changing(() -> {
                if (streams.find(ended.key()) != null) {
                    streams.remove(List.of(ended));
                }
                return null;
            });
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "That stream " + ended.arn() + " is over has to wait for the disk.", e);
            time.schedule(time.instant().plus(Tapes.LIFE), () -> forget(ended));
        }
    }

    /**
     * Everything that was kept is back.
     *
     * @param tables that there are; a stream of another, or of one that does not know of it, ends
     */
    public void recovered(Collection<TableDefinition> tables) {
        recovered = true;
        Set<Long> streaming = new HashSet<>();
        tables.stream().filter(table -> table.streamView() != null).forEach(table -> streaming.add(table.number()));
        Instant now = time.instant();
        for (StoredStream stream : List.copyOf(streams.all())) {
            if (!stream.open()) {
                planEnd(stream);
            } else if (!streaming.contains(stream.table()) || !stream.equals(open.get(stream.table()))) {
                streams.put(stream.ended(now));
            }
        }
        tapes.only(streams.all().stream().map(StoredStream::number).toList());
    }

    @Override
    public void changed(TableDefinition table, ItemChange change) {
        StoredStream stream = open.get(table.number());
        if (stream != null) {
            tapes.add(
                    stream.number(), change.sequence(), change.at().toEpochMilli(), Content.of(change, stream.view()));
        }
    }

    /** The ARN of the stream that an iterator reads; null for what is no iterator. */
    public @Nullable String arnOf(String iterator) {
        return Iterator.streamIn(iterator);
    }

    @Nullable
    StoredStream find(String arn) {
        return streams.find(arn);
    }

    /** In the order of their ARNs. */
    Collection<StoredStream> all() {
        return streams.all();
    }

    Tapes tapes() {
        return tapes;
    }

    String region() {
        return region;
    }
}
