package wildrydes.cloud.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads policy documents, refusing in AWS's words and order what AWS refuses: first the grammar
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html), then the version, ids, actions and resources.
 * The sentences are those that getmoto/moto ({@code iam/policy_validation.py}) and users' issues record.
 */
public final class PolicyReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CURRENT = "2012-10-17";
    private static final String OLD = "2008-10-17";
    private static final String SYNTAX = "Syntax errors in policy.";
    private static final String LEGACY = "The policy failed legacy parsing";

    /** The elements of a document. */
    public static final Set<String> DOCUMENT_ELEMENTS = Set.of("Version", "Id", "Statement");
    /** The elements of a statement. */
    public static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private static final Set<String> PRINCIPAL_TYPES = Set.of("AWS", "Service", "Federated", "CanonicalUser");

    private final PolicyType type;
    private final boolean variables;
    private final String version;

    private PolicyReader(PolicyType type, String version) {
        this.type = type;
        this.version = version;
        this.variables = version.equals(CURRENT);
    }

    /**
     * Reads a document that somebody hands in.
     *
     * @throws MalformedPolicyException where AWS would refuse it
     */
    public static PolicyDocument read(String text, PolicyType type) {
        PolicyDocument document = parse(text, type);
        if (type == PolicyType.IDENTITY && !document.version().equals(CURRENT)) {
            throw new MalformedPolicyException("Policy document must be version 2012-10-17 or greater.");
        }
        PolicyRules.check(document, type);
        return document;
    }

    /** Reads a document that was valid when it was stored. */
    static PolicyDocument stored(String text, PolicyType type) {
        return parse(text, type);
    }

    private static PolicyDocument parse(String text, PolicyType type) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new MalformedPolicyException(type == PolicyType.TRUST ? "This policy contains invalid Json" : SYNTAX);
        }
        requireObject(root, DOCUMENT_ELEMENTS);
        JsonNode version = root.path("Version");
        String written = version.isMissingNode() ? OLD : text(version);
        require(written.equals(CURRENT) || written.equals(OLD));
        return new PolicyReader(type, written).document(root);
    }

    private PolicyDocument document(JsonNode root) {
        JsonNode written = root.path("Statement");
        List<Statement> statements = new ArrayList<>();
        if (written.isArray()) {
            for (JsonNode one : written) {
                statements.add(statement(one, statements.size() + 1));
            }
        } else {
            statements.add(statement(written, 1));
        }
        require(!statements.isEmpty());
        return new PolicyDocument(version, optional(root, "Id"), List.copyOf(statements));
    }

    private Statement statement(JsonNode node, int number) {
        requireObject(node, STATEMENT_ELEMENTS);
        require(!(node.has("Resource") && node.has("NotResource")));
        require(!(node.has("Action") && node.has("NotAction")));
        require(!(node.has("Principal") && node.has("NotPrincipal")));
        boolean resources = node.has("Resource") || node.has("NotResource");
        return new Statement(
                number,
                optional(node, "Sid"),
                effect(text(node.path("Effect"))),
                principals(node),
                patterns(node, "Action", false),
                resources ? patterns(node, "Resource", variables) : null,
                conditions(node.path("Condition")));
    }

    private static Effect effect(String word) {
        for (Effect effect : Effect.values()) {
            if (effect.word().equals(word)) {
                return effect;
            }
            if (effect.word().equalsIgnoreCase(word)) {
                throw new MalformedPolicyException(LEGACY);
            }
        }
        throw new MalformedPolicyException(SYNTAX);
    }

    private @Nullable Principals principals(JsonNode node) {
        boolean negated = node.has("NotPrincipal");
        JsonNode named = negated ? node.get("NotPrincipal") : node.get("Principal");
        if (named == null) {
            return null;
        }
        if (type == PolicyType.IDENTITY) {
            throw new MalformedPolicyException("Policy document should not specify a principal.");
        }
        if (named.isTextual()) {
            require(named.textValue().equals("*"));
            return new Principals(negated, Map.of("*", List.of("*")));
        }
        requireObject(named, PRINCIPAL_TYPES);
        Map<String, List<String>> byType = new LinkedHashMap<>();
        named.properties().forEach(entry -> byType.put(entry.getKey(), texts(entry.getValue())));
        return new Principals(negated, byType);
    }

    private static Patterns patterns(JsonNode node, String element, boolean variables) {
        JsonNode negation = node.get("Not" + element);
        JsonNode written = negation == null ? node.path(element) : negation;
        List<Template> templates = new ArrayList<>();
        for (String text : written.isMissingNode() ? List.<String>of() : texts(written)) {
            templates.add(Template.of(text, variables));
        }
        return new Patterns(negation != null, List.copyOf(templates));
    }

    private List<Condition> conditions(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        require(node.isObject());
        List<Condition> conditions = new ArrayList<>();
        node.properties().forEach(operator -> {
            require(operator.getValue().isObject());
            operator.getValue()
                    .properties()
                    .forEach(key -> conditions.add(condition(operator.getKey(), key.getKey(), key.getValue())));
        });
        return List.copyOf(conditions);
    }

    private Condition condition(String operator, String key, JsonNode values) {
        List<Template> templates = new ArrayList<>();
        for (JsonNode value : values.isArray() ? values : List.of(values)) {
            require(value.isValueNode() && !value.isNull());
            templates.add(Template.of(value.asText(), variables));
        }
        Condition condition = Condition.of(operator, key, List.copyOf(templates));
        if (condition == null) {
            throw new MalformedPolicyException(SYNTAX);
        }
        return condition;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            texts.add(text(one));
        }
        return List.copyOf(texts);
    }

    private static @Nullable String optional(JsonNode node, String member) {
        return node.has(member) ? text(node.path(member)) : null;
    }

    private static String text(JsonNode node) {
        require(node.isTextual());
        return node.textValue();
    }

    private static void requireObject(JsonNode node, Set<String> members) {
        require(node.isObject());
        Set<String> unknown = new HashSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(members);
        require(unknown.isEmpty());
    }

    private static void require(boolean grammatical) {
        if (!grammatical) {
            throw new MalformedPolicyException(SYNTAX);
        }
    }
}
