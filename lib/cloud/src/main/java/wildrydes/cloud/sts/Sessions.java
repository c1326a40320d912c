package wildrydes.cloud.sts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Keys;
import wildrydes.cloud.auth.Session;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.RoleView;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;

/**
 * Gives temporary credentials and knows them again. They end on wall time, since clients renew them by their own clocks, or
 * when their role or user is gone. Safe for concurrent use.
 */
public final class Sessions implements Keys {

    private static final String PURPOSE = "session token";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_CHARACTERS = 16;
    /** Tokens opened and kept, since a client sends the same one with every request. */
    private static final int MOST_KNOWN = 256;

    private final Directory directory;
    private final String account;
    private final InstantSource wallTime;
    private final Map<String, Opened> opened = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable TokenSeal seal;
    private @Nullable SecureRandom random;

    private record Opened(Grant grant, Known known) {}

    /**
     * Temporary credentials as they are answered.
     *
     * @param caller whom they stand for
     */
    public record Issued(AccessKey key, String token, Instant expires, Caller caller) {}

    /**
     * What limits a session, and what is known of it.
     *
     * @param documents session policies by the name they go by in explanations
     * @param managed ARNs of managed policies passed as session policies
     * @param context values of condition keys
     */
    public record Terms(
            Duration duration,
            Map<String, String> documents,
            List<String> managed,
            Map<String, List<String>> context) {}

    public Sessions(Directory directory, String account, InstantSource wallTime) {
        this.directory = directory;
        this.account = account;
        this.wallTime = wallTime;
    }

    /** Credentials for a session of a role; whether the role lets itself be assumed was asked before. */
    public Issued ofRole(RoleView role, String session, Terms terms) {
        return issue(role.arn(), role.id(), session, terms);
    }

    /** Credentials for a session of a user who has a long-term key. */
    Issued ofUser(Caller user, Terms terms) {
        return issue(user.arn(), user.userId(), null, terms);
    }

    private Issued issue(String principal, String id, @Nullable String session, Terms terms) {
        Instant now = wallTime.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, List<String>> context = new HashMap<>(terms.context());
        context.put("aws:TokenIssueTime", List.of(now.toString()));
        context.put("aws:MultiFactorAuthPresent", List.of("false"));
        Grant grant = new Grant(
                keyId(),
                now.plus(terms.duration()),
                principal,
                id,
                session,
                terms.documents(),
                terms.managed(),
                context);
        byte[] bytes = grant.bytes();
        AccessKey key = new AccessKey(grant.keyId(), seal().secretOf(bytes));
        return new Issued(key, seal().sealed(PURPOSE, bytes), grant.expires(), caller(grant));
    }

    private synchronized String keyId() {
        SecureRandom chance = random;
        if (chance == null) {
            chance = new SecureRandom();
            random = chance;
        }
        StringBuilder id = new StringBuilder("ASIA");
        for (int i = 0; i < ID_CHARACTERS; i++) {
            id.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    private synchronized TokenSeal seal() {
        TokenSeal made = seal;
        if (made == null) {
            made = new TokenSeal(directory.secret());
            seal = made;
        }
        return made;
    }

    @Override
    public @Nullable Known find(String accessKeyId, @Nullable String sessionToken) {
        if (sessionToken == null) {
            return null;
        }
        Opened found = opened(sessionToken);
        return found != null
                        && found.grant().keyId().equals(accessKeyId)
                        && directory.has(
                                found.grant().principal(), found.grant().principalId())
                ? found.known()
                : null;
    }

    private @Nullable Opened opened(String token) {
        synchronized (opened) {
            Opened known = opened.get(token);
            if (known != null) {
                return known;
            }
        }
        byte[] content = seal().opened(PURPOSE, token);
        if (content == null) {
            return null;
        }
        Grant grant = Grant.of(content, TokenSeal.BYTES);
        String secret = seal().secretOf(Arrays.copyOfRange(content, TokenSeal.BYTES, content.length));
        Opened made =
                new Opened(grant, new Known(new AccessKey(grant.keyId(), secret), caller(grant), grant.expires()));
        synchronized (opened) {
            opened.put(token, made);
            if (opened.size() > MOST_KNOWN) {
                opened.remove(opened.keySet().iterator().next());
            }
        }
        return made;
    }

    private Caller caller(Grant grant) {
        List<NamedPolicy> policies = new ArrayList<>();
        grant.documents()
                .forEach((name, document) ->
                        policies.add(NamedPolicy.of(name, "session policy", document, PolicyType.IDENTITY)));
        for (String arn : grant.managed()) {
            NamedPolicy managed = directory.managed(arn);
            if (managed != null) {
                policies.add(NamedPolicy.of(arn, "session policy", managed.text(), PolicyType.IDENTITY));
            }
        }
        String name = grant.principal().substring(grant.principal().lastIndexOf('/') + 1);
        String session = grant.session();
        if (session == null) {
            boolean administrator =
                    grant.principal().equals(Caller.administrator(account, "").arn());
            return new Caller(
                    account,
                    grant.principal(),
                    name,
                    grant.principalId(),
                    grant.keyId(),
                    new Session(null, policies, grant.context()),
                    null,
                    null,
                    administrator);
        }
        return new Caller(
                account,
                "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + session,
                session,
                grant.principalId() + ":" + session,
                grant.keyId(),
                new Session(grant.principal(), policies, grant.context()),
                null,
                null,
                false);
    }
}
