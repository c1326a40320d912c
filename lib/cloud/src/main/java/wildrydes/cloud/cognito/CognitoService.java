package wildrydes.cloud.cognito;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.sts.RoleDoor;
import wildrydes.cloud.sts.Sessions;
import wildrydes.cloud.sts.WebIdentities;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.Service;
import wildrydes.cloud.wire.Unsigned;

/**
 * The operations of Cognito's identity pools; each is documented at
 * docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_{name}.html. Safe for concurrent use.
 */
public final class CognitoService {

    private final String account;
    private final String region;
    private final Pools pools;
    private final RoleDoor roles;
    private final Sessions sessions;
    private final WebIdentities identities;
    private final CloudTime time;
    private volatile @Nullable Parts parts;

    /** What does the operations; made at the first of them, since loading the model's classes would slow the start down. */
    private record Parts(PoolAdministration administration, Guests guests) {}

    private CognitoService(
            String account,
            String region,
            Pools pools,
            RoleDoor roles,
            Sessions sessions,
            WebIdentities identities,
            CloudTime time) {
        this.account = account;
        this.region = region;
        this.pools = pools;
        this.roles = roles;
        this.sessions = sessions;
        this.identities = identities;
        this.time = time;
    }

    /**
     * The service of an account in a Region, as the cloud serves it.
     *
     * @param store keeps its state; gives it back when it recovers, before the first request
     */
    public static Service in(
            String account,
            String region,
            Store store,
            RoleDoor roles,
            Sessions sessions,
            WebIdentities identities,
            CloudTime time) {
        Pools pools = new Pools(store);
        CognitoService cognito = new CognitoService(account, region, pools, roles, sessions, identities, time);
        return new Service("cognito", "cognito-identity", "AWSCognitoIdentityService", cognito, cognito::resource);
    }

    private String resource(AwsRequest request, Caller caller) {
        return request.getValueForField("IdentityPoolId", String.class)
                .map(id -> "arn:aws:cognito-identity:" + region + ":" + account + ":identitypool/" + id)
                .orElse(ResourceNames.ANY);
    }

    private Parts parts() {
        Parts known = parts;
        return known != null ? known : makeParts();
    }

    private synchronized Parts makeParts() {
        Parts made = parts;
        if (made == null) {
            made = new Parts(
                    new PoolAdministration(pools, region),
                    new Guests(pools, region, roles, sessions, identities, time));
            parts = made;
        }
        return made;
    }

    public CreateIdentityPoolResponse createIdentityPool(CreateIdentityPoolRequest request, Caller caller) {
        return parts().administration().create(request);
    }

    public DescribeIdentityPoolResponse describeIdentityPool(DescribeIdentityPoolRequest request, Caller caller) {
        return parts().administration().describe(request);
    }

    public UpdateIdentityPoolResponse updateIdentityPool(UpdateIdentityPoolRequest request, Caller caller) {
        return parts().administration().update(request);
    }

    public DeleteIdentityPoolResponse deleteIdentityPool(DeleteIdentityPoolRequest request, Caller caller) {
        return parts().administration().delete(request);
    }

    public ListIdentityPoolsResponse listIdentityPools(ListIdentityPoolsRequest request, Caller caller) {
        return parts().administration().list(request);
    }

    public SetIdentityPoolRolesResponse setIdentityPoolRoles(SetIdentityPoolRolesRequest request, Caller caller) {
        return parts().administration().setRoles(request);
    }

    public GetIdentityPoolRolesResponse getIdentityPoolRoles(GetIdentityPoolRolesRequest request, Caller caller) {
        return parts().administration().roles(request);
    }

    public DescribeIdentityResponse describeIdentity(DescribeIdentityRequest request, Caller caller) {
        return parts().administration().describeIdentity(request);
    }

    public ListIdentitiesResponse listIdentities(ListIdentitiesRequest request, Caller caller) {
        return parts().administration().listIdentities(request);
    }

    @Unsigned
    public GetIdResponse getId(GetIdRequest request, Caller caller) {
        return parts().guests().id(request);
    }

    @Unsigned
    public GetCredentialsForIdentityResponse getCredentialsForIdentity(
            GetCredentialsForIdentityRequest request, Caller caller) {
        return parts().guests().credentials(request);
    }

    @Unsigned
    public GetOpenIdTokenResponse getOpenIdToken(GetOpenIdTokenRequest request, Caller caller) {
        return parts().guests().token(request);
    }
}
