package wildrydes.cloud.door;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Keys;
import wildrydes.cloud.auth.Session;

/**
 * The sessions in which services of this cloud work as roles. They assume a role as anybody does, by a call of STS that the
 * role's trust policy must allow and that is in the journal, and do so again shortly before the session ends, or when the role
 * is another. Safe for concurrent use.
 */
final class RoleSessions {

    /** As the SDKs do it. */
    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);

    private final Keys keys;
    private final InstantSource wallTime;
    private final Map<Wanted, Credentials> held = new ConcurrentHashMap<>();

    private record Wanted(String role, String service, String session) {}

    RoleSessions(Keys keys, InstantSource wallTime) {
        this.keys = keys;
        this.wallTime = wallTime;
    }

    /**
     * The caller as whom a call is made.
     *
     * @param caller one given as such, or one that is yet to assume a role
     * @param assume does a call of STS in the name of a service
     */
    Caller acting(Caller caller, BiFunction<AssumeRoleRequest, Caller, AssumeRoleResponse> assume) {
        Session session = caller.session();
        String role = caller.role();
        String service = session == null ? null : session.service();
        if (role == null || service == null) {
            return caller;
        }
        Wanted wanted = new Wanted(role, service, caller.name());
        Credentials credentials = held.get(wanted);
        Caller acting = credentials == null ? null : current(credentials);
        return (acting == null
                        ? renewed(
                                wanted,
                                request -> assume.apply(
                                        request, Caller.service(service).inCell(caller.cell())))
                        : acting)
                .inCell(caller.cell());
    }

    private @Nullable Caller current(Credentials credentials) {
        Keys.Known known = keys.find(credentials.accessKeyId(), credentials.sessionToken());
        Instant expires = known == null ? null : known.expires();
        return known == null || expires == null || !wallTime.instant().isBefore(expires.minus(RENEWED_BEFORE_END))
                ? null
                : known.caller();
    }

    private synchronized Caller renewed(Wanted wanted, Function<AssumeRoleRequest, AssumeRoleResponse> assume) {
        Credentials before = held.get(wanted);
        Caller meanwhile = before == null ? null : current(before);
        if (meanwhile != null) {
            return meanwhile;
        }
        Credentials credentials = assume.apply(AssumeRoleRequest.builder()
                        .roleArn(wanted.role())
                        .roleSessionName(wanted.session())
                        .build())
                .credentials();
        Keys.Known known = keys.find(credentials.accessKeyId(), credentials.sessionToken());
        if (known == null) {
            throw new IllegalStateException("STS does not know the credentials that it gave for " + wanted + ".");
        }
        held.put(wanted, credentials);
        return known.caller();
    }
}
