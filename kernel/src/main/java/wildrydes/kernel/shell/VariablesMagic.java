package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import wildrydes.kernel.api.CellId;

/** {@code %vars}: variables with their types and the beginning of their values; {@code --live} follows the notebook. */
final class VariablesMagic implements Magic {

    private static final String LIVE = "--live";

    private static final long PATIENCE_MILLIS = 1_000;

    private final VariablesView view;

    VariablesMagic(VariablesView view) {
        this.view = view;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        List<Declarations.Variable> all = kernel.declarations().variables();
        var names = new ArrayList<>(use.arguments());
        boolean live = names.remove(LIVE);
        for (String name : names) {
            if (all.stream().noneMatch(each -> each.name().equals(name))) {
                throw new MagicException("There is no variable " + name + ". %vars shows all.");
            }
        }
        if (live) {
            return kernel.onThread(() -> {
                view.show(CellId.current().orElseThrow(), List.copyOf(names), all);
                return new Result.Nothing();
            });
        }
        List<Declarations.Variable> wanted = names.isEmpty()
                ? all
                : all.stream().filter(each -> names.contains(each.name())).toList();
        if (wanted.isEmpty()) {
            kernel.print("There are no variables.");
            return new Result.Nothing();
        }
        return kernel.onThread(() -> {
            kernel.show(VariablesTable.of(wanted, PATIENCE_MILLIS));
            return new Result.Nothing();
        });
    }
}
