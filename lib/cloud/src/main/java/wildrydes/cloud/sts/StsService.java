package wildrydes.cloud.sts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.ConditionKeys;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.RoleView;
import wildrydes.cloud.sts.Sessions.Issued;
import wildrydes.cloud.sts.Sessions.Terms;
import wildrydes.cloud.sts.WebIdentities.WebIdentity;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Open;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.Service;
import wildrydes.cloud.wire.Unsigned;

/**
 * The operations of STS; each is documented at docs.aws.amazon.com/STS/latest/APIReference/API_{name}.html. Safe for concurrent
 * use.
 */
public final class StsService {

    private static final int USUAL_SECONDS = 3600;
    private static final int USUAL_SESSION_TOKEN_SECONDS = 43_200;
    private static final int MOST_CHAINED_SECONDS = 3600;

    private final Directory directory;
    private final Sessions sessions;
    private final RoleDoor roles;
    private final WebIdentities identities;
    private final String account;

    private StsService(
            Directory directory, Sessions sessions, RoleDoor roles, WebIdentities identities, String account) {
        this.directory = directory;
        this.sessions = sessions;
        this.roles = roles;
        this.identities = identities;
        this.account = account;
    }

    /** The service of an account, as the cloud serves it. */
    public static Service in(
            String account, Directory directory, Sessions sessions, RoleDoor roles, WebIdentities identities) {
        return new Service(
                "sts",
                "sts",
                new Address.Query("2011-06-15"),
                new StsService(directory, sessions, roles, identities, account),
                (request, caller) ->
                        request.getValueForField("RoleArn", String.class).orElse(ResourceNames.ANY));
    }

    @Open
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request, Caller caller) {
        return GetCallerIdentityResponse.builder()
                .account(caller.account())
                .arn(caller.arn())
                .userId(caller.userId())
                .build();
    }

    /** All keys of this cloud are of its one account, and AWS tells the account by the key's id alone. */
    public GetAccessKeyInfoResponse getAccessKeyInfo(GetAccessKeyInfoRequest request, Caller caller) {
        return GetAccessKeyInfoResponse.builder().account(account).build();
    }

    @Open
    public GetSessionTokenResponse getSessionToken(GetSessionTokenRequest request, Caller caller) {
        if (caller.temporary()) {
            throw StsErrors.sessionOfSession();
        }
        Integer seconds = request.durationSeconds();
        Duration duration = Duration.ofSeconds(seconds == null ? USUAL_SESSION_TOKEN_SECONDS : seconds);
        Issued issued = sessions.ofUser(caller, new Terms(duration, Map.of(), List.of(), Map.of()));
        return GetSessionTokenResponse.builder()
                .credentials(credentials(issued))
                .build();
    }

    @Open
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request, Caller caller) {
        Map<String, List<String>> lasting = new HashMap<>();
        request.tags().forEach(tag -> lasting.put("aws:PrincipalTag/" + tag.key(), List.of(tag.value())));
        if (request.sourceIdentity() != null) {
            lasting.put("aws:SourceIdentity", List.of(request.sourceIdentity()));
        }
        RoleView role =
                roles.forCaller(arn(request.roleArn()), caller, ConditionKeys.of("sts", request), request.hasTags());
        Duration duration = duration(request.durationSeconds(), role, caller.role() != null);
        Issued issued = sessions.ofRole(
                role, request.roleSessionName(), terms(duration, request.policy(), request.policyArns(), lasting));
        return AssumeRoleResponse.builder()
                .credentials(credentials(issued))
                .assumedRoleUser(user(issued))
                .build();
    }

    @Unsigned
    public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
            AssumeRoleWithWebIdentityRequest request, Caller caller) {
        WebIdentity identity = identities.read(request.webIdentityToken());
        RoleView role = roles.forIdentity(arn(request.roleArn()), identity, request.roleSessionName());
        Duration duration = duration(request.durationSeconds(), role, false);
        Map<String, List<String>> lasting = new HashMap<>(identity.context());
        lasting.put("aws:FederatedProvider", List.of(WebIdentities.PROVIDER));
        Issued issued = sessions.ofRole(
                role, request.roleSessionName(), terms(duration, request.policy(), request.policyArns(), lasting));
        return AssumeRoleWithWebIdentityResponse.builder()
                .credentials(credentials(issued))
                .assumedRoleUser(user(issued))
                .subjectFromWebIdentityToken(identity.subject())
                .audience(identity.audience())
                .provider(WebIdentities.PROVIDER)
                .build();
    }

    private static String arn(String given) {
        if (!given.startsWith("arn:")) {
            throw StsErrors.noRoleArn(given);
        }
        return given;
    }

    private static Duration duration(@Nullable Integer seconds, RoleView role, boolean chained) {
        int asked = seconds == null ? USUAL_SECONDS : seconds;
        if (asked > role.mostSeconds()) {
            throw StsErrors.tooLong();
        }
        if (chained && asked > MOST_CHAINED_SECONDS) {
            throw StsErrors.tooLongForChain();
        }
        return Duration.ofSeconds(asked);
    }

    private Terms terms(
            Duration duration,
            @Nullable String document,
            List<PolicyDescriptorType> passed,
            Map<String, List<String>> context) {
        Map<String, String> documents = new TreeMap<>();
        if (document != null) {
            StsErrors.requireValid(document);
            documents.put("the policy passed for the session", document);
        }
        List<String> managed = new ArrayList<>();
        for (PolicyDescriptorType one : passed) {
            if (directory.managed(one.arn()) == null) {
                throw StsErrors.noPolicy(one.arn());
            }
            managed.add(one.arn());
        }
        return new Terms(duration, documents, managed, context);
    }

    private static AssumedRoleUser user(Issued issued) {
        return AssumedRoleUser.builder()
                .arn(issued.caller().arn())
                .assumedRoleId(issued.caller().userId())
                .build();
    }

    private static Credentials credentials(Issued issued) {
        return Credentials.builder()
                .accessKeyId(issued.key().id())
                .secretAccessKey(issued.key().secret())
                .sessionToken(issued.token())
                .expiration(issued.expires())
                .build();
    }
}
