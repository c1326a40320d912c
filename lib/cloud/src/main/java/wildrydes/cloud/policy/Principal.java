package wildrydes.cloud.policy;

import java.util.List;

/**
 * Who makes a request, as resource and trust policies name principals.
 *
 * @param type {@code AWS}, {@code Service}, {@code Federated}, or {@code *} for nobody in particular
 * @param names by which a policy may name this principal, the narrowest first: of a role's session its ARN, then the role's;
 *     the account comes last
 * @param account the account whose principal this is; empty for a service or an anonymous caller
 */
public record Principal(String type, List<String> names, String account) {

    /** A user, or another principal with one ARN. */
    public static Principal user(String arn, String account) {
        return new Principal("AWS", List.of(arn), account);
    }

    /** Somebody working in a role. */
    public static Principal session(String sessionArn, String roleArn, String account) {
        return new Principal("AWS", List.of(sessionArn, roleArn), account);
    }

    /** An AWS service, such as {@code lambda.amazonaws.com}. */
    public static Principal service(String name) {
        return new Principal("Service", List.of(name), "");
    }

    /** Somebody whom an identity provider vouches for, such as {@code cognito-identity.amazonaws.com}. */
    public static Principal federated(String provider) {
        return new Principal("Federated", List.of(provider), "");
    }

    /** Somebody who did not sign. */
    public static Principal anonymous() {
        return new Principal("*", List.of(), "");
    }

    /** How closely a policy names a principal. */
    enum Closeness {
        /** Not at all. */
        NONE,
        /** As part of the account, whose own policies then decide. */
        ACCOUNT,
        /** By the role it works in, or as everybody. */
        ROLE,
        /** Itself. */
        SELF
    }
}
