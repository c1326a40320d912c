package wildrydes.cloud.lambda.mapping;

import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.lambda.FunctionVersion;

/** The role in which a function and its mappings work. */
public final class FunctionRole {

    private static final String SERVICE = "lambda.amazonaws.com";

    private FunctionRole() {}

    /** Lambda in the role of a function; the session is called as the function, as at AWS. */
    public static Caller of(FunctionVersion function) {
        return Caller.assuming(function.role(), SERVICE, function.name());
    }
}
