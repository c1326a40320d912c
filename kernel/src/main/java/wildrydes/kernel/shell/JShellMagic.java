package wildrydes.kernel.shell;

import java.util.List;

/**
 * {@code %jshell}: Rapaio's way to ask for what cells have declared.
 *
 * @see <a href="https://github.com/padreati/rapaio-jupyter-kernel">Rapaio's kernel</a>
 */
final class JShellMagic implements Magic {

    private final Magic variables;

    /** @param variables what {@code %vars} does */
    JShellMagic(Magic variables) {
        this.variables = variables;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        List<String> words = use.arguments();
        String order = words.isEmpty() ? "" : words.get(0);
        Declarations declared = kernel.declarations();
        return switch (order) {
            case "/vars" -> variables.run(new Use("vars", words.subList(1, words.size()), "", use.body()), kernel);
            case "/methods" -> print(declared.methods(), kernel);
            case "/types" -> print(declared.types(), kernel);
            case "/imports" -> print(declared.imports(), kernel);
            case "/list" -> {
                String name = words.get(words.size() - 1);
                boolean all = words.size() == 1 || name.startsWith("-");
                yield print(all ? declared.sources() : declared.sources(name), kernel);
            }
            default ->
                throw new MagicException(
                        "%jshell can list /vars, /methods, /types, /imports and, with an optional name,"
                                + " /list; other orders of the jshell tool have no use here.");
        };
    }

    private static Result print(List<String> lines, Kernel kernel) {
        if (lines.isEmpty()) {
            kernel.print("There are none.");
        }
        lines.forEach(kernel::print);
        return new Result.Quiet(lines);
    }
}
