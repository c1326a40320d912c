package wildrydes.cloud.lambda;

import java.util.Map;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.PolicyGate;

/** Asks whether a function's role may do what Lambda is going to do in it, before it is going to. */
final class RolePermissions {

    private static final String SESSION = "lambda";

    private final PolicyGate gate;

    RolePermissions(PolicyGate gate) {
        this.gate = gate;
    }

    /** @throws Denied where it may not */
    void require(String role, String action, String resource) {
        gate.require(action, resource, LambdaRole.of(role, SESSION), Map.of());
    }
}
