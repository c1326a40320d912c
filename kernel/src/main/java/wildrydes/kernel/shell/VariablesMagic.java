package wildrydes.kernel.shell;

import java.util.List;

/** {@code %vars}: variables with their types and the beginning of their values. */
final class VariablesMagic implements Magic {

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        List<Declarations.Variable> all = kernel.declarations().variables();
        for (String name : use.arguments()) {
            if (all.stream().noneMatch(each -> each.name().equals(name))) {
                throw new MagicException("There is no variable " + name + ". %vars shows all.");
            }
        }
        List<Declarations.Variable> wanted = use.arguments().isEmpty()
                ? all
                : all.stream()
                        .filter(each -> use.arguments().contains(each.name()))
                        .toList();
        if (wanted.isEmpty()) {
            kernel.print("There are no variables.");
            return new Result.Nothing();
        }
        return kernel.onThread(() -> {
            var table = new Table("Variable", "Type", "Value");
            var values = new ValueTexts();
            for (Declarations.Variable each : wanted) {
                table.add(each.name(), each.type(), values.of(each.value()));
            }
            kernel.show(table.shown());
            return new Result.Nothing();
        });
    }
}
