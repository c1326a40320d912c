package wildrydes.athena.engine;

import com.google.common.util.concurrent.ListenableFuture;
import io.airlift.units.Duration;
import io.trino.Session;
import io.trino.operator.Driver;
import io.trino.operator.OutputFactory;
import io.trino.operator.TaskContext;
import io.trino.sql.planner.Plan;
import io.trino.testing.LocalQueryRunner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wildrydes.athena.lake.Scope;

/** The operators of a query, in chains that Trino calls drivers: one for each split of a table, and those that take what they give. */
final class Drivers implements AutoCloseable {

    /** How long a driver runs before it is asked whether the query goes on. */
    private static final Duration STEP = new Duration(50, TimeUnit.MILLISECONDS);

    private static final int WAIT_MILLIS = 5;

    private final List<Driver> sources;
    private final List<Driver> others;

    private Drivers(List<Driver> all) {
        this.sources = all.stream().filter(Drivers::reads).toList();
        this.others = all.stream().filter(driver -> !reads(driver)).toList();
    }

    private static boolean reads(Driver driver) {
        return driver.getDriverContext().getPipelineContext().isInputPipeline();
    }

    /** The method is not public, since Trino's own tests have no use for a plan and its drivers apart. */
    @SuppressWarnings("unchecked")
    static Drivers of(LocalQueryRunner runner, Session session, Plan plan, OutputFactory output, TaskContext task) {
        try {
            Method create = LocalQueryRunner.class.getDeclaredMethod(
                    "createDrivers", Session.class, Plan.class, OutputFactory.class, TaskContext.class);
            create.setAccessible(true);
            return new Drivers((List<Driver>) create.invoke(runner, session, plan, output, task));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is not the version of Trino that the engine is made for", e);
        }
    }

    /**
     * Runs them to their end. Sources run one after another, and the others take each page at once, so that few files are open at a time, and none is read
     * on that a LIMIT makes needless.
     */
    void run(Scope scope) {
        boolean finished = false;
        while (!finished) {
            boolean moved = runOthers(scope);
            for (Driver source : sources) {
                while (step(source, 1, scope)) {
                    moved = true;
                    runOthers(scope);
                }
            }
            finished = sources.stream().allMatch(Driver::isFinished)
                    && others.stream().allMatch(Driver::isFinished);
            if (!finished && !moved) {
                await(scope);
            }
        }
    }

    private boolean runOthers(Scope scope) {
        boolean moved = false;
        for (Driver other : others) {
            while (step(other, Integer.MAX_VALUE, scope)) {
                moved = true;
            }
        }
        return moved;
    }

    /**
     * Lets a driver run; false where it waits for another or has finished.
     *
     * @param pages that it hands on at most from one of its operators to the next
     */
    private static boolean step(Driver driver, int pages, Scope scope) {
        scope.check();
        return !driver.isFinished() && driver.process(STEP, pages).isDone();
    }

    /** Nothing can go on before something outside has happened, such as a time-out of Trino's. */
    private void await(Scope scope) {
        for (Driver driver : others.isEmpty() ? sources : others) {
            if (!driver.isFinished()) {
                scope.check();
                ListenableFuture<Void> blocked = driver.processForDuration(STEP);
                try {
                    blocked.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    return;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                } catch (InterruptedException e) {
                    scope.cancel();
                    scope.check();
                }
                return;
            }
        }
    }

    @Override
    public void close() {
        sources.forEach(Driver::close);
        others.forEach(Driver::close);
    }
}
