package wildrydes.lab.query;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import wildrydes.lab.LabException;
import wildrydes.lab.live.Ending;
import wildrydes.lab.live.Endings;
import wildrydes.lab.render.Sizes;

/** Waits for a query, tells how it goes, and cancels it where its cell is interrupted or asked for again. */
public final class QueryRun implements Ending {

    /** Athena tells nobody when a query has ended; one asks, first often, then seldom. */
    private static final long FIRST_PAUSE_MILLIS = 15;

    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final AthenaClient athena;
    private final String id;
    private final Consumer<String> teller;
    private final long began = System.nanoTime();

    /**
     * @param id of a query that was started
     * @param teller is told in words how it goes
     */
    public QueryRun(AthenaClient athena, String id, Consumer<String> teller) {
        this.athena = athena;
        this.id = id;
        this.teller = teller;
    }

    /**
     * Returns when the query has succeeded, failed, or was cancelled.
     *
     * @throws LabException if the thread was interrupted; the query is cancelled then
     */
    public QueryExecution await() {
        Endings.Entry entry = Endings.enter(this);
        try {
            QueryExecution execution = watch();
            entry.close();
            return execution;
        } catch (LabException | SdkException e) {
            entry.leave();
            boolean interrupted = Thread.interrupted() || e instanceof AbortedException;
            if (!interrupted) {
                entry.close();
                throw e;
            }
            finish();
            entry.close();
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted; the query is cancelled.", e);
        } finally {
            entry.leave();
        }
    }

    private QueryExecution watch() {
        long pause = FIRST_PAUSE_MILLIS;
        QueryExecution execution = look();
        while (!isOver(execution)) {
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause + pause / 2);
            execution = look();
            teller.accept(words(execution));
        }
        return execution;
    }

    private QueryExecution look() {
        return athena.getQueryExecution(b -> b.queryExecutionId(id)).queryExecution();
    }

    private static boolean isOver(QueryExecution execution) {
        QueryExecutionState state = execution.status().state();
        return state == QueryExecutionState.SUCCEEDED
                || state == QueryExecutionState.FAILED
                || state == QueryExecutionState.CANCELLED;
    }

    private String words(QueryExecution execution) {
        Long scanned =
                execution.statistics() == null ? null : execution.statistics().dataScannedInBytes();
        return execution.status().stateAsString() + String.format(Locale.ROOT, ", %.1f s", seconds()) + read(scanned);
    }

    private static String read(@Nullable Long scanned) {
        return scanned == null || scanned == 0 ? "" : ", " + Sizes.bytes(scanned) + " read";
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while a query ran.", e);
        }
    }

    @Override
    public void end() {
        athena.stopQueryExecution(b -> b.queryExecutionId(id));
    }

    @Override
    public void finish() {
        end();
        teller.accept("CANCELLED");
    }
}
