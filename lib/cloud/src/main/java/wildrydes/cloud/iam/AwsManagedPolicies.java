package wildrydes.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The policies that AWS itself manages, as far as a lab needs them: {@code aws-managed-policies.json}, read when the first of
 * them is asked for.
 */
final class AwsManagedPolicies {

    /** What their ARNs begin with. */
    static final String PREFIX = "arn:aws:iam::aws:policy/";

    private static final class Loaded {
        static final Map<String, ManagedPolicy> BY_ARN = load();
    }

    private AwsManagedPolicies() {}

    static Map<String, ManagedPolicy> byArn() {
        return Loaded.BY_ARN;
    }

    private static Map<String, ManagedPolicy> load() {
        Map<String, ManagedPolicy> policies = new TreeMap<>();
        try (InputStream in = AwsManagedPolicies.class.getResourceAsStream("aws-managed-policies.json")) {
            JsonNode file = new ObjectMapper().readTree(Objects.requireNonNull(in, "aws-managed-policies.json"));
            for (JsonNode one : file.path("policies")) {
                ManagedPolicy policy = policy(one);
                policies.put(policy.arn(), policy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return policies;
    }

    private static ManagedPolicy policy(JsonNode one) {
        String name = one.path("name").asText();
        String path = one.path("path").asText("/");
        String arn = PREFIX + path.substring(1) + name;
        int version = one.path("version").asInt();
        Instant created = Instant.parse(one.path("created").asText());
        Instant updated =
                Instant.parse(one.path("updated").asText(one.path("created").asText()));
        String document = one.path("document").toPrettyString();
        return new ManagedPolicy(
                arn,
                name,
                path,
                one.path("id").asText(),
                created,
                one.path("description").asText(),
                Map.of(),
                List.of(new ManagedPolicy.Version(version, ManagedPolicy.document(arn, document), updated)),
                version,
                version);
    }
}
