package wildrydes.cloud.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.ResourcePolicies;
import wildrydes.cloud.policy.NamedPolicy;

/**
 * The policies of functions. The gate in front of all services has it from before there is a service; until the service tells it the functions,
 * there are none. Safe for concurrent use.
 */
public final class FunctionPolicies implements ResourcePolicies {

    private static final String FUNCTION = ":function:";

    private volatile @Nullable Functions functions;

    void are(Functions known) {
        functions = known;
    }

    @Override
    public List<NamedPolicy> of(String resource, Caller caller) {
        Functions known = functions;
        int at = resource.startsWith("arn:aws:lambda:") ? resource.indexOf(FUNCTION) : -1;
        if (known == null || at < 0) {
            return List.of();
        }
        String[] parts = resource.substring(at + FUNCTION.length()).split(":", 2);
        LambdaFunction function = known.find(parts[0]);
        FunctionPolicy policy =
                function == null ? null : function.policies().get(parts.length < 2 ? Revision.LATEST : parts[1]);
        return policy == null ? List.of() : List.of(policy.policy());
    }
}
