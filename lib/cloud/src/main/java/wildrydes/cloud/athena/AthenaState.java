package wildrydes.cloud.athena;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All that Athena keeps: queries, workgroups, named queries, prepared statements. Safe for concurrent use. */
final class AthenaState {

    /** The number of this state in the log. */
    private static final int OWNER = 23;

    /** API_ListQueryExecutions.html. */
    private static final Duration HISTORY = Duration.ofDays(45);

    /** Memory has an end. */
    private static final int MOST_EXECUTIONS = 5_000;

    private final CloudTime time;
    private final Tables tables;
    private final Table<Execution> executions;
    private final Table<WorkGroup> groups;
    private final Table<SavedQuery> saved;
    private final Table<Prepared> prepared;

    /** In the order of their beginning. */
    private final NavigableMap<Long, String> order = new ConcurrentSkipListMap<>();

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** @param store keeps it; gives it back when it recovers, before the first request */
    AthenaState(Store store, CloudTime time) {
        this.time = time;
        tables = Tables.in(store, OWNER, "athena");
        executions = tables.table(1, Comparator.naturalOrder(), Execution::read);
        groups = tables.table(2, Comparator.naturalOrder(), WorkGroup::read);
        saved = tables.table(3, Comparator.naturalOrder(), SavedQuery::read);
        prepared = tables.table(4, Comparator.naturalOrder(), Prepared::read);
        executions.watch(this::changed);
        saved.watch((before, after) -> {
            if (after != null) {
                given(after.number());
            }
        });
        tables.whenRecovered(this::recovered);
    }

    private void changed(@Nullable Execution before, @Nullable Execution after) {
        Execution one = Objects.requireNonNull(after == null ? before : after);
        given(one.number());
        if (after == null) {
            order.remove(one.number());
            tokens.remove(one.asked().token(), one.id());
        } else {
            order.put(one.number(), one.id());
            tokens.put(one.asked().token(), one.id());
        }
    }

    private void given(long number) {
        last.accumulateAndGet(number, Math::max);
    }

    /** What ran when the process was killed runs no more. */
    private void recovered() {
        List<Execution> lost = executions.all().stream()
                .filter(one -> !one.state().ended())
                .map(one -> one.failed(Failure.interrupted(), one.figures(), time.instant()))
                .toList();
        if (!lost.isEmpty()) {
            changing(() -> {
                executions.putAll(lost);
                return lost;
            });
        }
    }

    /** A number that was never given before. */
    long next() {
        return last.incrementAndGet();
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T extends @Nullable Object> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** A query that has not been forgotten. */
    @Nullable
    Execution find(String id) {
        Execution found = executions.find(id);
        return found == null || old(found) ? null : found;
    }

    private boolean old(Execution one) {
        return one.state().ended() && one.submitted().isBefore(time.instant().minus(HISTORY));
    }

    /** The query that a token began; null where none did. */
    @Nullable
    Execution begun(String token) {
        String id = tokens.get(token);
        return id == null ? null : find(id);
    }

    /** Those of a workgroup, the newest first. */
    List<Execution> executions(String workGroup) {
        List<Execution> found = new ArrayList<>();
        for (String id : order.descendingMap().values()) {
            Execution one = find(id);
            if (one != null && one.asked().workGroup().equals(workGroup)) {
                found.add(one);
            }
        }
        return found;
    }

    /** Queries that have not ended. */
    long active(boolean ddl) {
        return executions.all().stream()
                .filter(one -> !one.state().ended())
                .filter(one -> one.asked().type().equals("DML") != ddl)
                .count();
    }

    /** Adds a query, and forgets those that are too old; within {@link #changing}. */
    void add(Execution execution) {
        List<Execution> gone = new ArrayList<>();
        int over = order.size() + 1 - MOST_EXECUTIONS;
        for (String id : order.values()) {
            Execution one = executions.find(id);
            if (one == null || !one.state().ended() || (!old(one) && gone.size() >= over)) {
                break;
            }
            gone.add(one);
        }
        if (!gone.isEmpty()) {
            executions.remove(gone);
        }
        executions.put(execution);
    }

    /** Changes a query unless it has ended or was forgotten; returns whether it did. */
    boolean change(String id, UnaryOperator<Execution> change) {
        return changing(() -> {
            Execution now = executions.find(id);
            if (now == null || now.state().ended()) {
                return false;
            }
            executions.put(change.apply(now));
            return true;
        });
    }

    /** Tells that a query runs, which a killed process may forget. */
    void runs(String id) {
        changing(() -> {
            Execution now = executions.find(id);
            if (now != null && !now.state().ended()) {
                executions.note(now.running());
            }
            return id;
        });
    }

    /** The workgroup; {@code primary} is always there. */
    @Nullable
    WorkGroup group(String name) {
        WorkGroup found = groups.find(name);
        return found == null && name.equals(WorkGroup.PRIMARY) ? WorkGroup.primary() : found;
    }

    /** By name. */
    List<WorkGroup> groups() {
        List<WorkGroup> all = new ArrayList<>(groups.all());
        if (groups.find(WorkGroup.PRIMARY) == null) {
            all.add(WorkGroup.primary());
            all.sort(Comparator.comparing(WorkGroup::name));
        }
        return all;
    }

    /** Within {@link #changing}. */
    void put(WorkGroup group) {
        groups.put(group);
    }

    /** Removes a workgroup and all that it has; within {@link #changing}. */
    void remove(WorkGroup group) {
        executions.remove(executions(group.name()));
        saved.remove(saved(group.name()));
        prepared.remove(prepared(group.name()));
        groups.remove(List.of(group));
    }

    boolean empty(WorkGroup group) {
        return executions(group.name()).isEmpty()
                && saved(group.name()).isEmpty()
                && prepared(group.name()).isEmpty();
    }

    @Nullable
    SavedQuery savedQuery(String id) {
        return saved.find(id);
    }

    /** Those of a workgroup, in the order of their creation. */
    List<SavedQuery> saved(String workGroup) {
        return saved.all().stream()
                .filter(one -> one.workGroup().equals(workGroup))
                .sorted(Comparator.comparingLong(SavedQuery::number))
                .toList();
    }

    Collection<SavedQuery> saved() {
        return saved.all();
    }

    /** Within {@link #changing}. */
    void put(SavedQuery query) {
        saved.put(query);
    }

    /** Within {@link #changing}. */
    void remove(SavedQuery query) {
        saved.remove(List.of(query));
    }

    @Nullable
    Prepared prepared(String workGroup, String name) {
        return prepared.find(Prepared.key(workGroup, name));
    }

    /** Those of a workgroup, by name. */
    List<Prepared> prepared(String workGroup) {
        return prepared.all().stream()
                .filter(one -> one.workGroup().equals(workGroup))
                .toList();
    }

    /** Within {@link #changing}. */
    void put(Prepared statement) {
        prepared.put(statement);
    }

    /** Within {@link #changing}. */
    void remove(Prepared statement) {
        prepared.remove(List.of(statement));
    }
}
