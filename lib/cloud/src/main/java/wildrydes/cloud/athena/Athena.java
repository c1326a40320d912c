package wildrydes.cloud.athena;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.result.ResultStore;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlException;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/** Athena of an account in a Region. Safe for concurrent use. */
public final class Athena implements AutoCloseable {

    private final String account;
    private final Surroundings around;
    private final AthenaState state;
    private final AthenaNames names;
    private @Nullable QueryRunner runner;
    private boolean closed;

    private Athena(String account, String region, Store store, Surroundings around) {
        this.account = account;
        this.around = around;
        this.state = new AthenaState(store, around.time());
        this.names = new AthenaNames(account, region, state);
    }

    /**
     * That of an account in a Region.
     *
     * @param store keeps what was asked; gives it back when it recovers, before the first request
     */
    public static Athena in(String account, String region, Store store, Surroundings around) {
        return new Athena(account, region, store, around);
    }

    /** As the cloud serves it. */
    public Service service() {
        return new Service("athena", "athena", List.of(new Address.Target("AmazonAthena")), this::parts, names);
    }

    private List<Object> parts() {
        ResultStore results = new ResultStore(around.door());
        QueryRunner runs = runner(results);
        return List.of(
                new QueryOperations(state, new QueryStart(around, state, runs), runs, results),
                new NamedQueryOperations(state),
                new PreparedStatementOperations(state, around.time()),
                new WorkGroupOperations(state, around.time()),
                new DataCatalogs(around.door(), account),
                new TagOperations(state, names));
    }

    private synchronized QueryRunner runner(ResultStore results) {
        QueryRunner made = new QueryRunner(
                around, state, results, new Accounts(state, names, around.metering(), around.metrics()));
        if (closed) {
            made.close();
        }
        runner = made;
        return made;
    }

    /** Adds what is served under {@code /_lab/athena}. */
    public void addTo(ControlRoutes routes) {
        routes.add("GET", "/_lab/athena", this::state).add("POST", "/_lab/athena/warm", this::warm);
    }

    private ControlAnswer state(ControlRequest request) {
        return ControlAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("engine", around.engine().state().name())
                .put("queries", state.active(false) + state.active(true)));
    }

    private ControlAnswer warm(ControlRequest request) {
        try {
            around.engine().warm();
        } catch (UncheckedIOException e) {
            throw new ControlException(503, String.valueOf(e.getMessage()));
        }
        return state(request);
    }

    /** Ends the queries that run, and the engine. */
    @Override
    public synchronized void close() {
        closed = true;
        QueryRunner made = runner;
        if (made != null) {
            made.close();
        } else {
            around.engine().close();
        }
    }
}
