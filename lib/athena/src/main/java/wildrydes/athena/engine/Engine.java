package wildrydes.athena.engine;

import io.airlift.units.DataSize;
import io.trino.Session;
import io.trino.execution.QueryPreparer;
import io.trino.execution.querystats.PlanOptimizersStatsCollector;
import io.trino.execution.warnings.WarningCollector;
import io.trino.operator.TaskContext;
import io.trino.spi.QueryId;
import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.resourcegroups.QueryType;
import io.trino.spi.security.Identity;
import io.trino.spi.type.TimeZoneKey;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.planner.LogicalPlanner;
import io.trino.sql.planner.Plan;
import io.trino.sql.planner.plan.OutputNode;
import io.trino.sql.tree.ExplainAnalyze;
import io.trino.sql.tree.Statement;
import io.trino.testing.LocalQueryRunner;
import io.trino.testing.TestingSession;
import io.trino.testing.TestingTaskContext;
import io.trino.util.StatementUtils;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.NoTables;
import wildrydes.athena.lake.LakeConnectorFactory;
import wildrydes.athena.lake.Scope;

/**
 * Trino in this process. It stands on Trino's {@link LocalQueryRunner}, which plans and makes the operators of a query without a server, and runs these
 * operators itself, so that a query can be cancelled and its rows go out while it runs. One query runs at a time.
 */
public final class Engine implements AutoCloseable {

    private static final Set<QueryType> READ = EnumSet.of(QueryType.SELECT, QueryType.EXPLAIN, QueryType.DESCRIBE);
    private static final String USER = "athena";

    /** Name of the statement that a query with parameters is. */
    private static final String WITH_PARAMETERS = "query_with_parameters";

    /** Name of the statement around that. */
    private static final String AROUND = "statement_with_parameters";

    private final LocalQueryRunner runner;
    private final DataSize memory;
    private final AtomicLong last = new AtomicLong();
    private volatile Scope scope = new Scope(new NoTables());

    /**
     * Starts Trino, which takes some seconds.
     *
     * @param memory bytes that the operators of one query may use
     */
    public Engine(long memory) {
        Cores.tell();
        this.memory = DataSize.ofBytes(memory);
        this.runner = LocalQueryRunner.create(session(new Request("", "default", List.of(), false, null, null)));
        Literals.readAsAthena(runner);
        this.runner.createCatalog(LakeConnectorFactory.CATALOG, new LakeConnectorFactory(() -> scope), Map.of());
    }

    private Session session(Request request) {
        Session.SessionBuilder session = TestingSession.testSessionBuilder()
                .setQueryId(new QueryId("q" + last.incrementAndGet()))
                .setIdentity(Identity.ofUser(USER))
                .setOriginalIdentity(Identity.ofUser(USER))
                .setCatalog(LakeConnectorFactory.CATALOG)
                .setSchema(request.database())
                .setTimeZoneKey(TimeZoneKey.UTC_KEY)
                // There is one thread: more ways at once only cost memory.
                .setSystemProperty("task_concurrency", "1");
        if (request.now() != null) {
            session.setStart(request.now());
        }
        if (!request.parameters().isEmpty()) {
            session.addPreparedStatement(WITH_PARAMETERS, request.sql());
            if (request.statement() != null) {
                session.addPreparedStatement(AROUND, request.statement());
            }
        }
        return session.build();
    }

    private static String text(String sql, String name, List<String> parameters) {
        return parameters.isEmpty() ? sql : "EXECUTE " + name + " USING " + String.join(", ", parameters);
    }

    /**
     * Runs a query to its end.
     *
     * @param scope by which another thread may cancel it
     * @throws RuntimeException that {@link wildrydes.athena.failure.Failure} explains
     */
    public Summary run(Request request, Scope scope, RowSink sink) {
        this.scope = scope;
        long begun = System.nanoTime();
        return runner.inTransaction(session(request), session -> {
            if (request.statement() != null) {
                validate(text(request.statement(), AROUND, request.parameters()), session);
            }
            String sql = text(request.sql(), WITH_PARAMETERS, request.parameters());
            refuseOthers(sql, session);
            return request.describes() ? describe(sql, session, sink, begun) : run(sql, session, scope, sink, begun);
        });
    }

    /**
     * Runs a query of its own, so that the first of somebody else's is about as quick as the next.
     *
     * @return its rows: one
     * @throws IOException where its file cannot be written
     */
    public long rehearse() throws IOException {
        return Rehearsal.run(this).rows();
    }

    private void validate(String statement, Session session) {
        QueryPreparer.PreparedQuery whole = new QueryPreparer(runner.getSqlParser()).prepareQuery(session, statement);
        runner.getQueryExplainer()
                .validate(
                        session,
                        whole.getStatement(),
                        whole.getParameters(),
                        WarningCollector.NOOP,
                        PlanOptimizersStatsCollector.createPlanOptimizersStatsCollector());
    }

    /** What the parser says of a statement that it cannot read, with line and column; null where it can. Any thread may ask. */
    public @Nullable String mistake(String sql) {
        try {
            runner.getSqlParser().createStatement(sql);
            return null;
        } catch (ParsingException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Summary run(String sql, Session session, Scope scope, RowSink sink, long begun) {
        Plan plan = runner.createPlan(session, sql);
        scope.check();
        Output output = new Output(plan, session.toConnectorSession(), scope, sink);
        TaskContext task = TestingTaskContext.builder(runner.getExecutor(), runner.getScheduler(), session)
                .setQueryId(session.getQueryId())
                .setQueryMaxMemory(memory)
                .setMemoryPoolSize(memory)
                .build();
        try (Drivers drivers = Drivers.of(runner, session, plan, output, task)) {
            long planned = System.nanoTime();
            output.begin();
            drivers.run(scope);
            return new Summary(output.rows(), millis(planned - begun), millis(System.nanoTime() - planned));
        }
    }

    /**
     * DESCRIBE OUTPUT would do, too; but it makes seven expressions of each column, which Trino's optimizer looks at one by one, again and
     * again: 23 s for a view of 5,000 columns.
     */
    private Summary describe(String sql, Session session, RowSink sink, long begun) {
        Plan plan = runner.createPlan(
                session,
                sql,
                List.of(),
                LogicalPlanner.Stage.CREATED,
                WarningCollector.NOOP,
                PlanOptimizersStatsCollector.createPlanOptimizersStatsCollector());
        OutputNode output = (OutputNode) plan.getRoot();
        sink.columns(OutputColumn.OF_A_DESCRIPTION);
        for (int i = 0; i < output.getColumnNames().size(); i++) {
            sink.row(new @Nullable String[] {
                output.getColumnNames().get(i),
                plan.getTypes().get(output.getOutputSymbols().get(i)).getDisplayName()
            });
        }
        return new Summary(output.getColumnNames().size(), millis(System.nanoTime() - begun), 0);
    }

    private void refuseOthers(String sql, Session session) {
        Statement statement = new QueryPreparer(runner.getSqlParser())
                .prepareQuery(session, sql)
                .getStatement();
        if (statement instanceof ExplainAnalyze) {
            throw new TrinoException(
                    StandardErrorCode.NOT_SUPPORTED,
                    "EXPLAIN ANALYZE is not supported by this local Athena. Use EXPLAIN.");
        }
        if (!StatementUtils.getQueryType(statement).map(READ::contains).orElse(false)) {
            throw new TrinoException(StandardErrorCode.NOT_SUPPORTED, "Queries of this type are not supported");
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    @Override
    public void close() {
        runner.close();
    }
}
