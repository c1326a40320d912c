package wildrydes.cloud.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.wire.Operation;

/**
 * By which names policies know what requests do: the action is the service's signing name and the operation's, but for those in
 * {@code actions.json}, which also says what members of requests are condition keys. Read when somebody first asks who is not
 * the administrator. Safe for concurrent use.
 */
public final class Actions {

    private static final Actions ALL = new Actions();

    private final JsonNode file;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> keys = new ConcurrentHashMap<>();

    private Actions() {
        try (InputStream in = Actions.class.getResourceAsStream("actions.json")) {
            file = new ObjectMapper().readTree(Objects.requireNonNull(in, "actions.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The action of an operation, for example {@code s3:ListBucket} of ListObjectsV2.
     *
     * @param request decides where a version of an object is another matter than the object
     */
    public static String of(Operation operation, AwsRequest request) {
        return ALL.action(operation.service().signingName(), operation.name(), versioned(request));
    }

    /** The action of an operation by the names of both. */
    static String of(String signingName, String operation) {
        return ALL.action(signingName, operation, false);
    }

    /** The operations of a service whose actions are called otherwise. */
    static List<String> renamed(String signingName) {
        List<String> names = new ArrayList<>();
        ALL.file.path("actions").path(signingName).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean versioned(AwsRequest request) {
        return request.getValueForField("VersionId", String.class).isPresent();
    }

    private String action(String service, String operation, boolean version) {
        return known.computeIfAbsent(service + ":" + operation + (version ? ":version" : ""), key -> {
            String prefix = file.path("prefixes").path(service).asText(service);
            String name = file.path("actions").path(service).path(operation).asText(operation);
            return prefix + ":"
                    + (version
                            ? file.path("versions")
                                    .path(service)
                                    .path(operation)
                                    .asText(name)
                            : name);
        });
    }

    /** The condition keys of a service that are members of its requests, by the members' names. */
    static Map<String, String> keys(String signingName) {
        return ALL.keys.computeIfAbsent(signingName, service -> {
            Map<String, String> found = new HashMap<>();
            ALL.file
                    .path("keys")
                    .path(service)
                    .properties()
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue().asText()));
            return Map.copyOf(found);
        });
    }
}
