package wildrydes.kernel.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a cell is run.
 *
 * @param budget wall time after which the cell is interrupted
 * @param silent whether the kernel keeps quiet about it: no outputs, no execution count
 * @param storeHistory whether the cell enters the history
 * @param stopOnError whether cells that wait behind this one are dropped if it fails
 * @param userExpressions expressions evaluated after the cell, by name
 * @param cellId the notebook's id of the cell
 * @param answers what the user types when the cell asks; where there is none, the cell may not ask
 */
public record ExecuteOptions(
        Duration budget,
        boolean silent,
        boolean storeHistory,
        boolean stopOnError,
        Map<String, String> userExpressions,
        Optional<String> cellId,
        Optional<Function<InputRequest, String>> answers) {

    private static final ExecuteOptions DEFAULTS =
            new ExecuteOptions(Duration.ofSeconds(60), false, true, true, Map.of(), Optional.empty(), Optional.empty());

    public ExecuteOptions {
        userExpressions = Map.copyOf(userExpressions);
    }

    /** As a notebook runs a cell, with 60 seconds and nobody to answer questions. */
    public static ExecuteOptions defaults() {
        return DEFAULTS;
    }

    public ExecuteOptions withBudget(Duration time) {
        return new ExecuteOptions(time, silent, storeHistory, stopOnError, userExpressions, cellId, answers);
    }

    public ExecuteOptions withSilent(boolean quiet) {
        return new ExecuteOptions(budget, quiet, storeHistory, stopOnError, userExpressions, cellId, answers);
    }

    public ExecuteOptions withStoreHistory(boolean store) {
        return new ExecuteOptions(budget, silent, store, stopOnError, userExpressions, cellId, answers);
    }

    public ExecuteOptions withStopOnError(boolean stop) {
        return new ExecuteOptions(budget, silent, storeHistory, stop, userExpressions, cellId, answers);
    }

    public ExecuteOptions withUserExpressions(Map<String, String> expressions) {
        return new ExecuteOptions(budget, silent, storeHistory, stopOnError, expressions, cellId, answers);
    }

    public ExecuteOptions withCellId(String id) {
        return new ExecuteOptions(budget, silent, storeHistory, stopOnError, userExpressions, Optional.of(id), answers);
    }

    /** Answers the cell's questions by this function, called on the thread that waits for the cell. */
    public ExecuteOptions withAnswers(Function<InputRequest, String> user) {
        return new ExecuteOptions(
                budget, silent, storeHistory, stopOnError, userExpressions, cellId, Optional.of(user));
    }

    Map<String, Object> content(String code) {
        return Map.of(
                "code", code,
                "silent", silent,
                "store_history", storeHistory,
                "stop_on_error", stopOnError,
                "user_expressions", userExpressions,
                "allow_stdin", answers.isPresent());
    }

    Map<String, Object> metadata() {
        return cellId.<Map<String, Object>>map(id -> Map.of("cellId", id)).orElse(Map.of());
    }
}
