package wildrydes.cloud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Decisions after the examples of AWS's User Guide of IAM and of S3, in {@code cases.json}: who has which policies, and what
 * is decided of which requests. Each group names the page of the guide that it follows.
 */
class DocumentedCasesTest {

    private static final String ACCOUNT = "000000000000";

    @TestFactory
    Stream<DynamicContainer> requestsAreDecidedAsDocumented() throws IOException {
        try (InputStream in = DocumentedCasesTest.class.getResourceAsStream("cases.json")) {
            JsonNode groups = new ObjectMapper().readTree(Objects.requireNonNull(in, "cases.json"));
            return StreamSupport.stream(groups.spliterator(), false).map(DocumentedCasesTest::group);
        }
    }

    private static DynamicContainer group(JsonNode group) {
        Principal principal = principal(group.path("caller").asText());
        String version = group.path("version").asText("2012-10-17");
        Policies policies = new Policies(
                policies(group.path("identity"), version, PolicyType.IDENTITY),
                group.has("boundary") ? policy(group.path("boundary"), version, PolicyType.IDENTITY) : null,
                policies(group.path("session"), version, PolicyType.IDENTITY),
                group.has("resource")
                        ? List.of(policy(group.path("resource"), version, PolicyType.RESOURCE))
                        : List.of());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode request : group.path("requests")) {
            AccessRequest asked = new AccessRequest(
                    request.path(0).asText(), request.path(1).asText(), Context.of(context(request.path(2))));
            tests.add(DynamicTest.dynamicTest(
                    request.toString(),
                    () -> assertThat(words(Evaluation.of(asked, principal, policies)))
                            .isEqualTo(request.path(3).asText())));
        }
        return DynamicContainer.dynamicContainer(group.path("about").asText(), tests);
    }

    private static Principal principal(String caller) {
        String[] parts = caller.split("/", -1);
        return switch (parts[0]) {
            case "anonymous" -> Principal.anonymous();
            case "service" -> Principal.service(parts[1]);
            case "role" ->
                Principal.session(
                        "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + parts[1] + "/" + parts[2],
                        "arn:aws:iam::" + ACCOUNT + ":role/" + parts[1],
                        ACCOUNT);
            default -> Principal.user("arn:aws:iam::" + ACCOUNT + ":user/" + parts[1], ACCOUNT);
        };
    }

    private static List<NamedPolicy> policies(JsonNode documents, String version, PolicyType type) {
        List<NamedPolicy> policies = new ArrayList<>();
        documents.forEach(statements -> policies.add(policy(statements, version, type)));
        return policies;
    }

    /** A policy that AWS would take. */
    private static NamedPolicy policy(JsonNode statements, String version, PolicyType type) {
        String document = "{\"Version\":\"" + version + "\",\"Statement\":" + statements + "}";
        PolicyReader.read(document, type);
        return NamedPolicy.of("policy", "policy", document, type);
    }

    private static Map<String, List<String>> context(JsonNode keys) {
        Map<String, List<String>> context = new HashMap<>();
        keys.properties().forEach(key -> {
            List<String> values = new ArrayList<>();
            (key.getValue().isArray() ? key.getValue() : List.of(key.getValue()))
                    .forEach(value -> values.add(value.asText()));
            context.put(key.getKey(), values);
        });
        return context;
    }

    private static String words(Decision decision) {
        if (decision instanceof Decision.Denied denied) {
            return "explicit deny in " + denied.layer().words();
        }
        return decision instanceof Decision.NotAllowed missing
                ? "no " + missing.layer().words()
                : "allowed";
    }
}
