package wildrydes.lab.setup.doctor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wildrydes.lab.setup.machine.Machine;

/** Whether a proxy stands between the AWS tools and the cloud on this very computer. */
record ProxyCheck(Machine machine) implements Check {

    private static final String LOCAL = "127.0.0.1,localhost";

    @Override
    public String part() {
        return "proxy";
    }

    @Override
    public List<Finding> look() {
        Optional<String> proxy = Stream.of("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
                .filter(name -> !machine.variable(name).isBlank())
                .findFirst();
        if (proxy.isEmpty()) {
            return List.of(Finding.well("No proxy is set for HTTP."));
        }
        Set<String> without = Stream.of("NO_PROXY", "no_proxy")
                .flatMap(name -> Pattern.compile(",").splitAsStream(machine.variable(name)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (without.contains("*") || without.containsAll(List.of(LOCAL.split(",")))) {
            return List.of(Finding.well("The proxy of " + proxy.get() + " is not used for this computer itself."));
        }
        return List.of(Finding.problem(
                proxy.get() + " is " + withoutSecret(machine.variable(proxy.get())) + ", and NO_PROXY does not name "
                        + LOCAL + ": aws and boto3 would look for the local AWS there.",
                (machine.windows() ? "Type: set NO_PROXY=" : "Type: export NO_PROXY=") + more(without)));
    }

    /** What is excepted already stays so. */
    private static String more(Set<String> without) {
        var all = new LinkedHashSet<String>(without);
        all.addAll(List.of(LOCAL.split(",")));
        return String.join(",", all);
    }

    /** What the doctor says gets shown to others: a proxy's address can hold a name and a password. */
    private static String withoutSecret(String proxy) {
        return proxy.replaceFirst("^([a-zA-Z0-9+.-]+://)?.*@", "$1...@");
    }
}
