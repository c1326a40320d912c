package wildrydes.cloud.athena.run;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs queries, one at a time. */
public interface Engine extends AutoCloseable {

    /** How far it is. */
    enum State {
        /** It runs with the first query, or when it is {@linkplain Engine#warm warmed}. */
        STOPPED,
        STARTING,
        READY
    }

    /** Lets it start, so that the first query need not wait for that; returns at once. */
    void warm();

    State state();

    /**
     * What its parser says of a statement that it cannot read, with line and column. It is started where it does not run, and the query
     * that runs is not waited for.
     *
     * @return null where it can read the statement, and where it has no answer within the time that a client waits for one
     */
    @Nullable
    String mistake(String sql) throws InterruptedException;

    /**
     * Runs a query to its end, whatever that is.
     *
     * @param catalog asked for what the query names, on the calling thread
     * @param rows take what comes out, on the calling thread
     * @param cancelled asked again and again; within a second after it has become true the query has ended
     * @throws InterruptedException where the thread is interrupted; the query has been ended then
     */
    Outcome run(EngineQuery query, Catalog catalog, RowSink rows, BooleanSupplier cancelled)
            throws InterruptedException;

    /** Ends the engine, and the query that runs. */
    @Override
    void close();
}
