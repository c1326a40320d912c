package wildrydes.cloud.control;

import wildrydes.cloud.door.Denials;
import wildrydes.cloud.policy.Denial;

/** {@code GET /_lab/denials/{requestId}}: why policies refused a call, and what would have allowed it. */
public final class DenialsHandler implements ControlHandler {

    private final Denials denials;

    public DenialsHandler(Denials denials) {
        this.denials = denials;
    }

    @Override
    public ControlAnswer answer(ControlRequest request) {
        String id = String.valueOf(request.path().get("requestId"));
        Denial denial = denials.of(id);
        if (denial == null) {
            throw new ControlException(
                    404,
                    "No refusal of request " + id
                            + " is known; give the request id of a call that a policy refused, one of the last 500.");
        }
        return ControlAnswer.ok(denial.json());
    }
}
