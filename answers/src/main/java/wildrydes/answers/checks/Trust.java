package wildrydes.answers.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import wildrydes.lab.IdentityPool;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e1-trust: two pools lend a role, and no other pool can. */
public final class Trust implements Check {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUDIENCE = "cognito-identity.amazonaws.com:aud";
    private static final String MEANS = "cognito-identity.amazonaws.com:amr";
    /** Operators that only the values they name can satisfy; a key that is missing satisfies none of them. */
    private static final Set<String> REQUIRING = Set.of("StringEquals", "StringEqualsIgnoreCase", "StringLike");

    private static final String GUESTS = "unauthenticated";

    @Override
    public String id() {
        return "e1-trust";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Compare the condition on aud in pool.guestRole().trust() with other.id().",
                "aud may be a list of both ids: put the changed text with pool.guestRole().trust(text).update(). Or give the second pool a role of its own.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        IdentityPool first = lab.identityPool("wildrydes");
        IdentityPool second = lab.identityPool("wildrydes-b");
        if (!first.exists() || !second.exists()) {
            return judge(null);
        }
        return judge(
                new Door(lends(first), lends(second), second.guestRole().trust(), Set.of(first.id(), second.id())));
    }

    private static boolean lends(IdentityPool pool) {
        try {
            return !pool.guest().roleArn().isEmpty();
        } catch (AwsServiceException refused) {
            return false; // which is what this check wants to know
        }
    }

    /**
     * How the second pool's role can be entered.
     *
     * @param first whether guests of the first pool get credentials
     * @param second whether those of the second do
     * @param trust trust policy of the role that the second lends
     * @param pools ids of both
     */
    record Door(boolean first, boolean second, String trust, Set<String> pools) {}

    /** @param door null where a pool is missing */
    static Finding judge(@Nullable Door door) {
        String expected = "guests of both pools, and a role that still asks for their pool (aud) and for guests (amr)";
        if (door == null) {
            return Finding.none(
                    expected, "fewer than the two pools", "Run the cells that create wildrydes and wildrydes-b.");
        }
        for (JsonNode statement : statements(door.trust())) {
            List<String> audience = asked(statement, AUDIENCE);
            if (audience.isEmpty()
                    || audience.stream().anyMatch(id -> !door.pools().contains(id))) {
                return Finding.none(
                        expected,
                        audience.isEmpty()
                                ? "a trust policy without the condition on aud: any pool of anybody could enter"
                                : "a trust policy whose aud is " + String.join(", ", audience),
                        "Put the condition back, StringEquals on " + AUDIENCE + ", with the ids of your two pools.");
            }
            if (!asked(statement, MEANS).contains(GUESTS)) {
                return Finding.none(
                        expected,
                        "a trust policy without the condition on amr",
                        "Put it back: ForAnyValue:StringLike on " + MEANS + " asks for " + GUESTS + ".");
            }
        }
        if (!door.second()) {
            return Finding.none(
                    expected,
                    "no credentials for guests of wildrydes-b",
                    "Let the role's trust policy name that pool too, then update().");
        }
        return door.first()
                ? Finding.full(2, expected, "both, by conditions on aud and amr")
                : Finding.part(
                        1,
                        expected,
                        "guests of wildrydes-b, but none of wildrydes any more",
                        "aud may be a list: name both pools.");
    }

    private static List<JsonNode> statements(String trust) {
        try {
            JsonNode statements = JSON.readTree(trust).path("Statement");
            List<JsonNode> all = new ArrayList<>();
            (statements.isArray() ? statements : List.of(statements)).forEach(all::add);
            return all;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("IAM keeps only policies that are JSON", e);
        }
    }

    /** The values that a statement requires of a key; a wildcard is a value as any other. */
    private static List<String> asked(JsonNode statement, String key) {
        List<String> values = new ArrayList<>();
        statement.path("Condition").properties().forEach(operator -> {
            JsonNode asked = operator.getValue().path(key);
            if (!REQUIRING.contains(operator.getKey().replaceFirst("^ForAnyValue:", ""))) {
                return;
            }
            if (asked.isTextual()) {
                values.add(asked.asText());
            }
            asked.forEach(value -> values.add(value.asText()));
        });
        return values;
    }
}
