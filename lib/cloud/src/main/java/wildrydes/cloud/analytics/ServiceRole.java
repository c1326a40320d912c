package wildrydes.cloud.analytics;

import wildrydes.cloud.auth.Caller;

/** The roles in which the service works for applications. */
public final class ServiceRole {

    /** Whom a role must trust. */
    static final String SERVICE = "kinesisanalytics.amazonaws.com";

    /** Not an application's name, which may be shorter or longer than STS takes. */
    private static final String SESSION = "kinesisanalytics";

    private ServiceRole() {}

    /** The service in a role of this ARN. */
    public static Caller of(String role) {
        return Caller.assuming(role, SERVICE, SESSION);
    }
}
