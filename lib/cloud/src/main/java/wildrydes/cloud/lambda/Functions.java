package wildrydes.cloud.lambda;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All functions and layers of an account. Safe for concurrent use. */
final class Functions {

    /** The number of this state in the log. */
    private static final int OWNER = 18;

    private final FunctionNames names;
    private final Tables tables;
    private final Table<LambdaFunction> functions;
    private final Table<Layer> layers;

    /** @param store keeps them; gives them back when it recovers, before the first request */
    Functions(FunctionNames names, Store store) {
        this.names = names;
        tables = Tables.in(store, OWNER, "lambda");
        functions = tables.table(1, Comparator.naturalOrder(), LambdaFunction::read);
        layers = tables.table(2, Comparator.naturalOrder(), Layer::read);
    }

    /** Sets who is told of changes, and when all that was kept is back; before the store recovers. */
    void watch(Table.Watcher<LambdaFunction> ofFunctions, Table.Watcher<Layer> ofLayers, Runnable recovered) {
        functions.watch(ofFunctions);
        layers.watch(ofLayers);
        tables.whenRecovered(recovered);
    }

    FunctionNames names() {
        return names;
    }

    @Nullable
    LambdaFunction find(String name) {
        return functions.find(name);
    }

    /** In the order of their names. */
    Collection<LambdaFunction> all() {
        return functions.all();
    }

    /** The function of a name. */
    LambdaFunction require(String name) {
        LambdaFunction found = functions.find(name);
        if (found == null) {
            throw LambdaErrors.notFound(names.arn(name));
        }
        return found;
    }

    /** The function of which there is a version or alias of that name. */
    LambdaFunction require(Target target) {
        LambdaFunction found = functions.find(target.name());
        if (found == null || target.qualifier() != null && !found.has(target.qualifier())) {
            throw LambdaErrors.notFound(names.arn(target));
        }
        return found;
    }

    /** What is behind a name: {@code $LATEST}, a version, or the one that an alias is about. */
    Revision revision(Target target) {
        LambdaFunction function = require(target);
        Alias alias = function.aliases().get(target.key());
        Revision found = function.version(alias == null ? target.key() : alias.version());
        if (found == null) {
            throw LambdaErrors.notFound(names.arn(target));
        }
        return found;
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T extends @Nullable Object> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** Within {@link #changing}. */
    void put(LambdaFunction function) {
        functions.put(function);
    }

    /** Changes the function of a name; returns what it is then. */
    LambdaFunction change(String name, UnaryOperator<LambdaFunction> change) {
        return changing(() -> {
            LambdaFunction next = change.apply(require(name));
            functions.put(next);
            return next;
        });
    }

    /** Changes a function if it is still the same, however it has been changed meanwhile. */
    void change(LambdaFunction seen, UnaryOperator<LambdaFunction> change) {
        changing(() -> {
            LambdaFunction now = functions.find(seen.name());
            if (now != null && now.id().equals(seen.id())) {
                functions.put(change.apply(now));
            }
            return null;
        });
    }

    /** Within {@link #changing}. */
    void remove(LambdaFunction function) {
        functions.remove(List.of(function));
    }

    @Nullable
    Layer layer(String name) {
        return layers.find(name);
    }

    Collection<Layer> layers() {
        return layers.all();
    }

    /** Within {@link #changing}. */
    void put(Layer layer) {
        layers.put(layer);
    }
}
