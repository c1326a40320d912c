package wildrydes.cloud.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import wildrydes.cloud.door.Denials;
import wildrydes.cloud.policy.Denial;

/**
 * Why a guest was refused, told to whom it happened: who asks has to know the id of the refused request, which nobody else was
 * told, and nothing is told of requests that were not a guest's. AWS tells a guest less; the owner of this cloud, who sits
 * before the page, has to find out why it stays empty.
 */
public final class Explanations {

    /** The session in which identity pools let guests work. */
    private static final String GUEST = "/CognitoIdentityCredentials";

    private static final String BECOMES_GUEST = "sts:AssumeRoleWithWebIdentity";

    private final Denials denials;

    public Explanations(Denials denials) {
        this.denials = denials;
    }

    JsonNode of(String requestId) {
        Denial denial = denials.of(requestId);
        if (denial == null || !ofGuest(denial)) {
            throw new RefusedException(
                    404,
                    "No refusal of a guest's request " + requestId
                            + " is known; give the request id of a call that a policy refused, one of the last 500.");
        }
        return denial.json().without(List.of("text"));
    }

    private static boolean ofGuest(Denial denial) {
        return denial.who().endsWith(GUEST) || denial.request().action().equals(BECOMES_GUEST);
    }
}
