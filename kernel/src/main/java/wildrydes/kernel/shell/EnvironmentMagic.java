package wildrydes.kernel.shell;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import wildrydes.kernel.api.MimeBundle;

/** {@code %env}: the variables of the kernel's environment. Java cannot change them. */
final class EnvironmentMagic implements Magic {

    /** Names of what should not get into a notebook by chance; asked for by name it is shown. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(key|secret|token|passw|credential).*");

    private final Map<String, String> variables;

    EnvironmentMagic(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        String asked = use.rest();
        if (asked.isEmpty()) {
            kernel.show(all());
            return new Result.Nothing();
        }
        if (use.arguments().size() > 1 || asked.contains("=")) {
            String name = asked.split("[=\\s]")[0];
            throw new MagicException("%env cannot set " + name
                    + ": a running Java process cannot change its environment. Install the kernel with --env " + name
                    + "=VALUE, or give it to a program by ProcessBuilder.environment().");
        }
        String value = variables.get(asked);
        if (value == null) {
            Set<String> names = variables.keySet();
            throw new MagicException("There is no variable " + asked + " in the environment."
                    + Nearest.of(asked, names)
                            .map(name -> " The nearest is " + name + ".")
                            .orElse(" %env shows all."));
        }
        return new Result.Value(value, false);
    }

    private MimeBundle all() {
        var table = new Table("Variable", "Value");
        new TreeMap<>(variables)
                .forEach((name, value) -> table.add(
                        name, SECRET.matcher(name).matches() ? "(hidden; %env " + name + " shows it)" : value));
        return table.shown();
    }
}
