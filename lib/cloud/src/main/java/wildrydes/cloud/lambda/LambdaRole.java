package wildrydes.cloud.lambda;

import wildrydes.cloud.auth.Caller;

/** The roles in which functions, and Lambda for them, work. */
public final class LambdaRole {

    /** Whom a role must trust. */
    static final String SERVICE = "lambda.amazonaws.com";

    private static final int LONGEST_SESSION = 64;

    private LambdaRole() {}

    /** Lambda in the role of a function; as at AWS the session has the function's name. */
    public static Caller of(String role, String function) {
        return Caller.assuming(role, SERVICE, function.substring(0, Math.min(LONGEST_SESSION, function.length())));
    }
}
