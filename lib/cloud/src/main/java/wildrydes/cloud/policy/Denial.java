package wildrydes.cloud.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that can explain itself to the learner: which policies were looked at, which statement came nearest and what
 * differs, and the smallest statement that would have allowed the request. Computed when asked for; policies are immutable,
 * so the answer is that of the moment of the refusal.
 *
 * @param who ARN of the caller, or {@code anonymous}
 */
public record Denial(
        String who, AccessRequest request, Principal principal, Policies policies, Decision decision, String sentence) {

    /** Longest list of policies in the text; the others are counted. */
    private static final int MOST_NAMED = 12;

    private Layer layer() {
        if (decision instanceof Decision.Denied denied) {
            return denied.layer();
        }
        return decision instanceof Decision.NotAllowed missing ? missing.layer() : Layer.IDENTITY;
    }

    private @Nullable Nearness nearest() {
        return decision instanceof Decision.NotAllowed
                ? Nearness.nearest(request, principal, policies.of(layer()))
                : null;
    }

    /** Everything, for the control interface. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sentence", sentence).put("user", who).put("action", request.action());
        json.put("resource", request.resource()).put("missingIn", layer().words());
        ArrayNode looked = json.putArray("policies");
        for (Layer one : layers()) {
            for (NamedPolicy policy : policies.of(one)) {
                looked.addObject()
                        .put("name", policy.name())
                        .put("type", policy.type())
                        .put("statements", policy.document().statements().size());
            }
        }
        if (decision instanceof Decision.Denied denied) {
            json.putObject("deniedBy").put("policy", denied.policy().name()).put("statement", denied.statement());
        }
        Nearness nearest = nearest();
        if (nearest != null) {
            ObjectNode near = json.putObject("nearest");
            near.put("policy", nearest.policy().name())
                    .put("statement", nearest.statement().title());
            ArrayNode differences = near.putArray("differences");
            nearest.differences().forEach(one -> add(differences, one));
        }
        ObjectNode statement = missing();
        if (statement != null) {
            json.set("wouldAllow", statement);
        }
        return json.put("text", text());
    }

    private static void add(ArrayNode to, Difference difference) {
        ObjectNode json = to.addObject().put("element", difference.element());
        ArrayNode statement = json.putArray("statement");
        difference.statement().forEach(statement::add);
        ArrayNode asked = json.putArray("request");
        difference.request().forEach(asked::add);
        json.put("sentence", difference.sentence());
    }

    private List<Layer> layers() {
        return layer() == Layer.TRUST
                ? List.of(Layer.TRUST)
                : List.of(Layer.IDENTITY, Layer.BOUNDARY, Layer.SESSION, Layer.RESOURCE);
    }

    /** Everything, for a person. */
    public String text() {
        StringBuilder text = new StringBuilder(sentence).append("\n\nLooked at:\n");
        boolean none = layer() == Layer.TRUST
                ? policies.resource().isEmpty()
                : policies.identity().isEmpty();
        if (none) {
            text.append(
                    layer() == Layer.TRUST
                            ? "- nothing: there is no role " + request.resource() + "\n"
                            : "- nothing: " + holder() + " has no policies\n");
        }
        int named = 0;
        int more = 0;
        for (Layer one : layers()) {
            for (NamedPolicy policy : policies.of(one)) {
                if (named++ < MOST_NAMED) {
                    text.append("- ")
                            .append(policy.type())
                            .append(": ")
                            .append(policy.name())
                            .append('\n');
                } else {
                    more++;
                }
            }
        }
        if (more > 0) {
            text.append("- ").append(more).append(" more\n");
        }
        if (decision instanceof Decision.Denied denied) {
            text.append("\nDenied by ")
                    .append(denied.statement())
                    .append(" of ")
                    .append(denied.policy().name());
            return text.append(", and no other statement outweighs a deny: narrow that one, or take it away.\n")
                    .toString();
        }
        nearest(text);
        ObjectNode statement = missing();
        if (statement != null) {
            text.append("\n")
                    .append(whereTo())
                    .append("\n")
                    .append(statement.toPrettyString())
                    .append('\n');
        }
        return text.toString();
    }

    private void nearest(StringBuilder text) {
        if (layer() == Layer.TRUST && policies.resource().isEmpty()) {
            return;
        }
        Nearness nearest = nearest();
        if (nearest == null) {
            text.append("\nNo statement there comes near to allowing it.\n");
            return;
        }
        text.append("\nNearest: ").append(nearest.statement().title()).append(" of ");
        text.append(nearest.policy().name()).append(" would allow it, but\n");
        nearest.differences()
                .forEach(one -> text.append("- ").append(one.sentence()).append('\n'));
    }

    private String whereTo() {
        return switch (layer()) {
            case IDENTITY -> "This statement in a policy of " + holder() + " would allow it:";
            case BOUNDARY -> "The permissions boundary is missing this statement:";
            case SESSION ->
                "A session has only what its session policies and its role both allow; they are missing this statement:";
            case RESOURCE -> "This statement in the resource's policy would allow it:";
            case TRUST ->
                policies.resource().isEmpty()
                        ? "Create the role; this statement in its trust policy would allow it:"
                        : "This statement in the role's trust policy would allow it:";
        };
    }

    /** Whom policies are attached to: the role of a session, or the user. */
    private String holder() {
        List<String> names = principal.names();
        return names.isEmpty() ? who : names.get(names.size() - 1);
    }

    /** The smallest statement that would allow the request; null where adding one cannot help. */
    private @Nullable ObjectNode missing() {
        if (!(decision instanceof Decision.NotAllowed)) {
            return null;
        }
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("Effect", Effect.ALLOW.word());
        boolean principalNeeded = layer() == Layer.TRUST || layer() == Layer.RESOURCE;
        if (principalNeeded && principal.names().isEmpty()) {
            statement.put("Principal", "*");
        } else if (principalNeeded) {
            statement.putObject("Principal").put(principal.type(), holder());
        }
        statement.put("Action", request.action());
        if (layer() != Layer.TRUST) {
            statement.put("Resource", request.resource());
        }
        Context context = request.context();
        String audience = context.single("cognito-identity.amazonaws.com:aud");
        String means = context.single("cognito-identity.amazonaws.com:amr");
        if (layer() == Layer.TRUST && audience != null && means != null) {
            ObjectNode condition = statement.putObject("Condition");
            condition.putObject("StringEquals").put("cognito-identity.amazonaws.com:aud", audience);
            condition.putObject("ForAnyValue:StringLike").put("cognito-identity.amazonaws.com:amr", means);
        }
        return statement;
    }
}
