package wildrydes.cloud.cognito;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.iam.RoleView;
import wildrydes.cloud.sts.RoleDoor;
import wildrydes.cloud.sts.Sessions;
import wildrydes.cloud.sts.WebIdentities;
import wildrydes.cloud.sts.WebIdentities.WebIdentity;

/**
 * What guests do: get an identity, and for it credentials (enhanced flow) or a token for STS (basic flow)
 * (docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html).
 */
final class Guests {

    private static final String SESSION = "CognitoIdentityCredentials";
    private static final Duration CREDENTIALS = Duration.ofHours(1);
    private static final Duration TOKEN = Duration.ofMinutes(10);

    private final Pools pools;
    private final String region;
    private final RoleDoor roles;
    private final Sessions sessions;
    private final WebIdentities webIdentities;
    private final InstantSource time;

    Guests(
            Pools pools,
            String region,
            RoleDoor roles,
            Sessions sessions,
            WebIdentities webIdentities,
            InstantSource time) {
        this.pools = pools;
        this.region = region;
        this.roles = roles;
        this.sessions = sessions;
        this.webIdentities = webIdentities;
        this.time = time;
    }

    GetIdResponse id(GetIdRequest request) {
        return pools.changing(() -> {
            Pool pool = pools.pool(request.identityPoolId());
            if (pool == null) {
                throw CognitoErrors.noPool(request.identityPoolId());
            }
            requireGuest(pool, request.logins());
            Identity identity = new Identity(region + ":" + UUID.randomUUID(), pool.id(), time.instant());
            pools.add(identity);
            return GetIdResponse.builder().identityId(identity.id()).build();
        });
    }

    private static void requireGuest(Pool pool, Map<String, String> logins) {
        if (!logins.isEmpty()) {
            throw CognitoErrors.noLogins();
        }
        if (!pool.guests()) {
            throw CognitoErrors.noGuests();
        }
    }

    private Pool poolOf(Identity identity) {
        Pool pool = pools.pool(identity.pool());
        if (pool == null) {
            throw CognitoErrors.noPool(identity.pool());
        }
        return pool;
    }

    private Identity known(String id) {
        Identity identity = pools.identity(id);
        if (identity == null) {
            throw CognitoErrors.noIdentity(id);
        }
        return identity;
    }

    private static WebIdentity asGuest(Identity identity) {
        return new WebIdentity(identity.id(), identity.pool(), List.of(Pool.UNAUTHENTICATED));
    }

    GetCredentialsForIdentityResponse credentials(GetCredentialsForIdentityRequest request) {
        Identity identity = known(request.identityId());
        Pool pool = poolOf(identity);
        requireGuest(pool, request.logins());
        String arn = pool.roles().get(Pool.UNAUTHENTICATED);
        if (arn == null) {
            throw CognitoErrors.noUsableRole(null);
        }
        WebIdentity guest = asGuest(identity);
        RoleView role;
        try {
            role = roles.forIdentity(arn, guest, SESSION);
        } catch (Denied e) {
            throw CognitoErrors.noUsableRole(e);
        }
        Map<String, List<String>> context = new HashMap<>(guest.context());
        context.put("aws:FederatedProvider", List.of(WebIdentities.PROVIDER));
        Sessions.Issued issued = sessions.ofRole(
                role,
                SESSION,
                new Sessions.Terms(
                        CREDENTIALS,
                        Map.of(GuestPolicy.INLINE_NAME, GuestPolicy.INLINE),
                        List.of(GuestPolicy.MANAGED),
                        context));
        return GetCredentialsForIdentityResponse.builder()
                .identityId(identity.id())
                .credentials(Credentials.builder()
                        .accessKeyId(issued.key().id())
                        .secretKey(issued.key().secret())
                        .sessionToken(issued.token())
                        .expiration(issued.expires())
                        .build())
                .build();
    }

    GetOpenIdTokenResponse token(GetOpenIdTokenRequest request) {
        Identity identity = known(request.identityId());
        Pool pool = poolOf(identity);
        requireGuest(pool, request.logins());
        if (!pool.classic()) {
            throw CognitoErrors.classicIsClosed();
        }
        return GetOpenIdTokenResponse.builder()
                .identityId(identity.id())
                .token(webIdentities.token(asGuest(identity), TOKEN))
                .build();
    }
}
