package wildrydes.lab.setup.workbook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.python.PythonEnvironment;

/** The environment variables by which programs in JupyterLab and its terminals find the workbook's tools and its cloud. */
public final class TerminalVariables {

    private static final List<String> LOCAL = List.of("127.0.0.1", "localhost");

    private final Machine machine;
    private final PythonEnvironment environment;
    private final CloudHome home;

    public TerminalVariables(Machine machine, PythonEnvironment environment, CloudHome home) {
        this.machine = machine;
        this.environment = environment;
        this.home = home;
    }

    /** What to set. */
    public Map<String, String> toSet() {
        var variables = new TreeMap<String, String>();
        variables.put("PATH", machine.pathBeginningWith(List.of(environment.programs())));
        variables.put("AWS_CONFIG_FILE", home.awsConfig().toString());
        variables.put("AWS_SHARED_CREDENTIALS_FILE", home.awsCredentials().toString());
        variables.put("AWS_PROFILE", "wildrydes");
        // The environment's kernel comes before one of the same name that the person installed for themselves.
        variables.put("JUPYTER_PREFER_ENV_PATH", "1");
        for (String name : List.of("NO_PROXY", "no_proxy")) {
            variables.put(name, withLocal(machine.variable(name)));
        }
        return variables;
    }

    /** What to unset: a person's own credentials, Region or end point for AWS would go before the profile. */
    public List<String> toUnset() {
        return machine.environment().keySet().stream()
                .filter(name -> name.matches("AWS_[A-Za-z0-9_]+") && !name.equals("AWS_CA_BUNDLE"))
                .filter(name -> !toSet().containsKey(name))
                .toList();
    }

    /** All of it, in a shell's own words. */
    public String script() {
        return Stream.concat(
                        toUnset().stream().map(name -> "unset " + name),
                        toSet().entrySet().stream()
                                .map(entry -> "export " + entry.getKey() + "=" + Shell.quoted(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String withLocal(String list) {
        List<String> named = Pattern.compile(",")
                .splitAsStream(list)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return Stream.concat(named.stream(), LOCAL.stream().filter(name -> !named.contains(name)))
                .collect(Collectors.joining(","));
    }
}
