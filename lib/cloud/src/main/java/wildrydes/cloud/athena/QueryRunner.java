package wildrydes.cloud.athena;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.ddl.DdlFailure;
import wildrydes.cloud.athena.ddl.DdlResult;
import wildrydes.cloud.athena.result.ResultStore;
import wildrydes.cloud.athena.result.SpooledResult;
import wildrydes.cloud.athena.run.Catalog;
import wildrydes.cloud.athena.run.Engine;
import wildrydes.cloud.athena.run.EngineQuery;
import wildrydes.cloud.athena.run.Outcome;
import wildrydes.cloud.athena.run.ResultColumn;
import wildrydes.cloud.athena.run.RowSink;
import wildrydes.cloud.door.Denied;

/** Runs queries: those of the engine one after another, statements about the catalog beside them. */
final class QueryRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(QueryRunner.class.getName());

    /** docs.aws.amazon.com/athena/latest/ug/service-limits.html, in wall time. */
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private static final String OVER_LIMIT = "Bytes scanned limit was exceeded";

    private final Surroundings around;
    private final AthenaState state;
    private final ResultStore results;
    private final Accounts accounts;
    private final Writer writer;
    private final Path folder;
    private final Lane engineLane = new Lane("athena queries");
    private final Lane catalogLane = new Lane("athena statements");
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    QueryRunner(Surroundings around, AthenaState state, ResultStore results, Accounts accounts) {
        this.around = around;
        this.state = state;
        this.results = results;
        this.accounts = accounts;
        this.folder = around.folder().resolve("results");
        clear();
        this.writer = new Writer(around, results, folder, this::query);
    }

    /** What a killed cloud has left. */
    private void clear() {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The folder " + folder + " of results cannot be cleared; delete it.", e);
        }
    }

    private Engine engine() {
        return around.engine();
    }

    /** Begins a query, which is on the disk already. */
    void begin(Job job) {
        jobs.put(job.id(), job);
        boolean engine = job.plan() instanceof Plan.Query || job.plan() instanceof Plan.Write;
        (engine ? engineLane : catalogLane).add(() -> run(job));
    }

    /** Ends a query; returns at once. */
    void cancel(String id, String why) {
        Job job = jobs.get(id);
        if (job != null) {
            job.cancel();
        }
        Figures figures = job == null ? Figures.NONE : job.figures(0, 0, null);
        if (state.change(
                id, execution -> execution.cancelled(why, figures, around.time().instant()))) {
            accounts.ended(state.find(id));
        }
        if (job != null) {
            job.end(); // the cloud's time need not wait for the engine to obey
        }
    }

    private void run(Job job) {
        try {
            job.begin();
            if (!job.cancelled()) {
                state.runs(job.id());
                work(job);
            }
        } catch (InterruptedException e) {
            fail(job, Failure.interrupted());
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Query " + job.id() + " failed.", e);
            fail(job, Failure.unexpected(e));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Query " + job.id() + " failed.", e);
            fail(job, Failure.unexpected(e));
        } finally {
            jobs.remove(job.id());
            job.end();
        }
    }

    private void work(Job job) throws IOException, InterruptedException {
        Plan plan = job.plan();
        if (plan instanceof Plan.Query query) {
            select(job, query);
        } else if (plan instanceof Plan.Write write) {
            write(job, write);
        } else if (plan instanceof Plan.Refused refused) {
            job.hand();
            job.answered(null);
            refuse(job, refused.reason());
        } else {
            statement(job, plan);
        }
    }

    private void select(Job job, Plan.Query query) throws IOException, InterruptedException {
        try (SpooledResult result =
                new SpooledResult(folder, job.id(), job.asked().selects())) {
            Outcome outcome = query(job, query.sql(), false, null, result);
            if (!(outcome instanceof Outcome.Done)) {
                failed(job, outcome);
            } else if (over(job)) {
                cancel(job.id(), OVER_LIMIT);
            } else {
                put(job, result, null, null);
            }
        }
    }

    /** Lets the engine run a query of a job. */
    private Outcome query(Job job, String sql, boolean describes, @Nullable String statement, RowSink rows)
            throws InterruptedException {
        EngineQuery query = new EngineQuery(
                job.id(),
                sql,
                job.asked().databaseOrDefault(),
                job.parameters(),
                describes,
                statement,
                around.time().instant(),
                job.settings().cutoff());
        job.hand();
        Outcome outcome = engine().run(query, around.catalog(job), rows, () -> job.cancelled() || late(job));
        job.answered(outcome);
        return outcome;
    }

    private static boolean late(Job job) {
        return job.ranNanos() > TIMEOUT.toNanos();
    }

    private static boolean over(Job job) {
        Long cutoff = job.settings().cutoff();
        return cutoff != null && job.scanned() > cutoff;
    }

    private void failed(Job job, Outcome outcome) {
        Outcome.Failed failed = (Outcome.Failed) outcome;
        if (job.cancelled()) {
            return; // told when it was asked for
        }
        if (failed.name().equals(Outcome.Failed.SCAN_LIMIT)) {
            cancel(job.id(), OVER_LIMIT);
        } else if (failed.name().equals(Outcome.Failed.CANCELLED) && late(job)) {
            fail(job, Failure.timedOut());
        } else {
            fail(job, Failure.of(failed));
        }
    }

    private void write(Job job, Plan.Write plan) throws IOException, InterruptedException {
        Writer.Written written;
        try {
            written = writer.write(job, plan);
        } catch (Writer.Unfinished e) {
            failed(job, e.outcome());
            return;
        } catch (Catalog.Refusal e) {
            fail(job, Failure.of(new Outcome.Failed(e.name(), String.valueOf(e.getMessage()), 0)));
            return;
        } catch (Denied e) {
            fail(job, Failure.of(new Outcome.Failed("PERMISSION_DENIED", String.valueOf(e.getMessage()), 0)));
            return;
        } catch (DdlFailure e) {
            fail(job, Failure.ofDdl(String.valueOf(e.getMessage())));
            return;
        }
        if (over(job)) {
            cancel(job.id(), OVER_LIMIT);
            return;
        }
        if (written.updateType() == null) {
            try (SpooledResult nothing = new SpooledResult(folder, job.id(), false)) {
                put(job, nothing, null, null);
            }
            return;
        }
        String output = job.asked().output();
        List<ResultColumn> columns = List.of(ResultColumn.rows());
        if (told(
                job,
                output,
                () -> results.putMetadata(
                        job.id(), written.updateType(), written.rows(), columns, output, job.caller()))) {
            succeed(job, job.figures(written.rows(), 0, written.rows()), columns);
        }
    }

    private void statement(Job job, Plan plan) throws IOException {
        try (SpooledResult result = new SpooledResult(folder, job.id(), false)) {
            job.hand();
            DdlResult answer;
            try {
                answer = carryOut(job, plan);
            } catch (DdlFailure e) {
                job.answered(null);
                refuse(job, String.valueOf(e.getMessage()));
                return;
            }
            job.answered(null);
            result.columns(answer.columns().stream()
                    .map(column -> ResultColumn.text(column.name(), column.type()))
                    .toList());
            result.rows(List.copyOf(answer.rows()));
            put(job, result, null, null);
        }
    }

    private void refuse(Job job, String reason) {
        leave(job, reason);
        fail(job, Failure.ofDdl(reason));
    }

    /** Athena leaves the reason in the place of the result; where it may not, the state has it all the same. */
    private void leave(Job job, String reason) {
        try {
            results.put(job.asked().output(), reason.getBytes(StandardCharsets.UTF_8), job.caller());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The reason of " + job.id() + " cannot be left in S3.", e);
        }
    }

    private DdlResult carryOut(Job job, Plan plan) {
        String group = job.asked().workGroup();
        if (plan instanceof Plan.OfCatalog catalog) {
            return around.ddl().run(catalog.statement(), job.asked().databaseOrDefault(), job.caller());
        }
        if (plan instanceof Plan.Prepare prepare) {
            state.changing(() -> {
                state.put(new Prepared(
                        group,
                        prepare.name(),
                        prepare.query(),
                        null,
                        around.time().instant()));
                return group;
            });
        } else if (plan instanceof Plan.Deallocate deallocate) {
            state.changing(() -> {
                Prepared gone = state.prepared(group, deallocate.name());
                if (gone != null) {
                    state.remove(gone);
                }
                return group;
            });
        }
        return new DdlResult(List.of(), List.of());
    }

    /** Puts a result into S3 and ends the query with it. */
    private void put(Job job, SpooledResult result, @Nullable String updateType, @Nullable Long updated) {
        if (job.cancelled()) {
            return;
        }
        String output = job.asked().output();
        boolean put = told(job, output, () -> {
            results.put(result, output, job.caller());
            if (!result.columns().isEmpty()) {
                results.putMetadata(job.id(), updateType, updated, result.columns(), output, job.caller());
            }
        });
        if (put) {
            succeed(job, job.figures(result.rows(), result.bytes(), updated), result.columns());
        }
    }

    private interface Putting {
        void put() throws IOException;
    }

    /** Puts something; where that fails, the query does. */
    private boolean told(Job job, String output, Putting putting) {
        try {
            putting.put();
            return true;
        } catch (Denied e) {
            fail(job, Failure.mayNotWrite(output));
        } catch (RuntimeException | IOException e) {
            fail(job, Failure.notWritten(output, String.valueOf(e.getMessage())));
        }
        return false;
    }

    private void succeed(Job job, Figures figures, List<ResultColumn> columns) {
        end(
                job,
                execution -> execution.succeeded(figures, columns, around.time().instant()));
    }

    private void fail(Job job, Failure why) {
        Figures figures = job.figures(0, 0, null);
        end(job, execution -> execution.failed(why, figures, around.time().instant()));
    }

    private void end(Job job, UnaryOperator<Execution> how) {
        if (state.change(job.id(), how)) {
            accounts.ended(state.find(job.id()));
        }
    }

    /** Ends the engine, and then what waits for it; the next start tells of those that ran. */
    @Override
    public void close() {
        jobs.values().forEach(Job::cancel);
        try {
            engine().close();
        } finally {
            engineLane.close();
            catalogLane.close();
        }
    }
}
