package wildrydes.cloud.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.protocols.core.OperationInfo;
import wildrydes.cloud.http.HttpRequest;

/**
 * What a request of one operation looks like: method, path with labels, and the parameters and headers without which it would
 * be another operation's (smithy.io/2.0/spec/http-bindings.html).
 */
final class RestTemplate {

    /** Headers that belong to no operation. */
    private static final List<String> OF_TRANSPORT = List.of(
            "x-amz-date",
            "x-amz-content-sha256",
            "x-amz-security-token",
            "x-amz-user-agent",
            "x-amz-decoded-content-length",
            "x-amz-trailer",
            "x-amz-te");

    private final String method;
    private final List<String> steps = new ArrayList<>();
    private final Map<String, @Nullable String> literals = new LinkedHashMap<>();
    private final List<String> requiredParameters = new ArrayList<>();
    private final List<String> requiredHeaders = new ArrayList<>();
    private final Structure structure;

    RestTemplate(OperationInfo binding, SdkPojo builder) {
        method = binding.httpMethod().name();
        structure = Structure.of(builder);
        String uri = binding.requestUri();
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        for (Member member : structure.located()) {
            String name = member.requestName();
            if (member.location() == MarshallLocation.PATH && !path.contains("{" + name)) {
                // S3's bucket: the SDK's endpoint rules took it away, the signer's path has it.
                steps.add("{" + name + "}");
            } else if (member.required() && member.location() == MarshallLocation.QUERY_PARAM) {
                requiredParameters.add(name);
            } else if (member.required() && member.location() == MarshallLocation.HEADER) {
                requiredHeaders.add(name.toLowerCase(Locale.ROOT));
            }
        }
        steps.addAll(steps(path));
        if (question >= 0) {
            for (String literal : uri.substring(question + 1).split("&", -1)) {
                int equals = literal.indexOf('=');
                literals.put(
                        equals < 0 ? literal : literal.substring(0, equals),
                        equals < 0 ? null : literal.substring(equals + 1));
            }
        }
    }

    private static List<String> steps(String path) {
        String inside = path.startsWith("/") ? path.substring(1) : path;
        return inside.isEmpty() ? List.of() : List.of(inside.split("/", -1));
    }

    private boolean greedy() {
        return !steps.isEmpty() && greedy(steps.get(steps.size() - 1));
    }

    private static boolean greedy(String step) {
        return step.endsWith("+}");
    }

    /**
     * The labels of a path, still encoded; null where the request is not of this operation.
     *
     * @param path still encoded
     * @param parameters of the query string
     */
    @Nullable
    Map<String, String> match(HttpRequest request, String path, Map<String, String> parameters) {
        return request.method().equals(method)
                        && parametersMatch(parameters)
                        && requiredHeaders.stream().allMatch(name -> request.header(name) != null)
                ? labels(path)
                : null;
    }

    private boolean parametersMatch(Map<String, String> parameters) {
        for (Map.Entry<String, @Nullable String> literal : literals.entrySet()) {
            String value = parameters.get(literal.getKey());
            if (value == null
                    || literal.getValue() != null && !literal.getValue().equals(value)) {
                return false;
            }
        }
        return parameters.keySet().containsAll(requiredParameters);
    }

    private @Nullable Map<String, String> labels(String path) {
        List<String> given = steps(path);
        int last = given.size() - 1;
        if (!greedy() && last >= 0 && given.get(last).isEmpty()) {
            given = given.subList(0, last); // a slash at the end changes nothing
        }
        if (greedy() ? given.size() < steps.size() : given.size() != steps.size()) {
            return null;
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            String value = greedy(step) ? String.join("/", given.subList(i, given.size())) : given.get(i);
            if (!step.startsWith("{")) {
                if (!step.equals(value)) {
                    return null;
                }
            } else if (value.isEmpty()) {
                return null;
            } else {
                labels.put(step.substring(1, step.length() - (greedy(step) ? 2 : 1)), value);
            }
        }
        return labels;
    }

    /** How much of a request it asks for; of several operations that match, the one that asks for most is meant. */
    int demands() {
        long words = steps.stream().filter(step -> !step.startsWith("{")).count();
        return (int) words + literals.size() + requiredParameters.size() + requiredHeaders.size();
    }

    /** Whether a matching request holds nothing that may make it another operation's. */
    boolean accountsFor(HttpRequest request, Map<String, String> parameters) {
        for (String name : parameters.keySet()) {
            boolean ofTransport = name.startsWith("X-Amz-") || name.equals("x-id");
            if (!ofTransport && !literals.containsKey(name) && !structure.located(MarshallLocation.QUERY_PARAM, name)) {
                return false;
            }
        }
        for (String name : request.headers().keySet()) {
            if (name.startsWith("x-amz-")
                    && !OF_TRANSPORT.contains(name)
                    && !structure.located(MarshallLocation.HEADER, name)) {
                return false;
            }
        }
        return true;
    }
}
