package wildrydes.kernel.shell;

import java.util.List;

/** {@code %who}: the names of what cells have declared. */
final class WhoMagic implements Magic {

    @Override
    public Result run(Use use, Kernel kernel) {
        Declarations declared = kernel.declarations();
        List<String> variables =
                declared.variables().stream().map(Declarations.Variable::name).toList();
        boolean any = print(kernel, "Variables", variables);
        any |= print(kernel, "Methods", declared.methods());
        any |= print(kernel, "Types", declared.types());
        if (!any) {
            kernel.print("Nothing is declared.");
        }
        return new Result.Quiet(variables);
    }

    private static boolean print(Kernel kernel, String kind, List<String> names) {
        if (!names.isEmpty()) {
            kernel.print(kind + ": " + String.join(", ", names));
        }
        return !names.isEmpty();
    }
}
