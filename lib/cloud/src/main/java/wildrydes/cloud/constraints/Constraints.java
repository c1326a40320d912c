package wildrydes.cloud.constraints;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** The constraints of one service, from its {@code constraints.json}. Safe for concurrent use. */
public final class Constraints {

    /** AWS stops reporting after so many violations in one request (mhart/kinesalite records it). */
    private static final int MOST_REPORTED = 10;

    private final String file;
    private final JsonNode document;
    private final Map<String, StructureCheck> operations = new ConcurrentHashMap<>();

    private Constraints(String file, JsonNode document) {
        this.file = file;
        this.document = document;
    }

    /**
     * Reads the constraints in the package of a service class: the file {@code constraints.json}, or, where several services share a
     * package, {@code CLASS.constraints.json}. Without either, nothing is constrained.
     */
    public static Constraints beside(Class<?> service) {
        String own = service.getSimpleName() + ".constraints.json";
        String name = service.getResource(own) == null ? "constraints.json" : own;
        String file = service.getPackageName().replace('.', '/') + "/" + name;
        try (InputStream in = service.getResourceAsStream(name)) {
            return new Constraints(file, in == null ? MissingNode.getInstance() : new ObjectMapper().readTree(in));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What AWS answers to a request that breaks constraints, or null for one that keeps them all.
     *
     * @param operation for example {@code PutRecords}
     * @return for example {@code 1 validation error detected: Value '' at 'streamName' failed to satisfy constraint: Member
     *     must have length greater than or equal to 1}
     */
    public @Nullable String violated(String operation, SdkPojo request) {
        StructureCheck check = operations.computeIfAbsent(operation, name -> compile(name, request));
        List<String> violations = new ArrayList<>(0);
        check.check("", request, violations);
        if (violations.isEmpty()) {
            return null;
        }
        List<String> reported = violations.subList(0, Math.min(MOST_REPORTED, violations.size()));
        return reported.size() + (reported.size() == 1 ? " validation error" : " validation errors") + " detected: "
                + String.join("; ", reported);
    }

    /** The code of the error that the service answers then. */
    public String error() {
        return document.path("error").asText("ValidationException");
    }

    /** Names of the operations that the file constrains. */
    public List<String> operations() {
        List<String> names = new ArrayList<>();
        document.path("operations").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private StructureCheck compile(String operation, SdkPojo request) {
        JsonNode described = document.path("operations").path(operation);
        String base = document.path("source").asText();
        String page = described.path("source").asText();
        StructureCheck check = new StructureCheck();
        described.path("members").properties().forEach(member -> {
            try {
                check.add(
                        member.getKey(),
                        Limits.read(
                                member.getValue(),
                                document.path("types"),
                                base,
                                page,
                                document.path("structuresShown").booleanValue()),
                        request.sdkFields());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        file + ", operation " + operation + ", member " + member.getKey() + ": " + e.getMessage(), e);
            }
        });
        return check;
    }
}
