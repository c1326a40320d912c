package wildrydes.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/**
 * A Cognito identity pool: it holds no users, but lends the credentials of a role to whoever asks as its guest. Cognito gives it an
 * id, by which it is known; the name need not be the only one. Cognito knows no states: a pool is there or not.
 */
public final class IdentityPool implements Resource<IdentityPool> {

    private static final String GUESTS = "unauthenticated";
    private static final String USERS = "authenticated";
    /** The most that Cognito lists at once. */
    private static final int PAGE = 60;

    private final Lab lab;
    private final String name;
    private boolean guests;
    private @Nullable Role guestRole;
    private @Nullable String id;
    private String cli = "";

    IdentityPool(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** Lends credentials to those who do not say who they are. */
    public IdentityPool allowGuests() {
        guests = true;
        return this;
    }

    /** The role whose credentials guests get; where you say nothing, {@link #create} makes one. */
    public IdentityPool guestRole(Role role) {
        guestRole = role;
        return this;
    }

    /** The role whose credentials guests get, as the account has it; where there is no pool yet, the one it would get. */
    public Role guestRole() {
        Optional<String> pool = find();
        if (pool.isEmpty()) {
            return guestRole == null ? ownRole("Unauth") : guestRole;
        }
        String arn = cognito()
                .getIdentityPoolRoles(b -> b.identityPoolId(pool.get()))
                .roles()
                .get(GUESTS);
        if (arn == null) {
            throw new LabException(
                    "Identity pool " + name + " has no role for guests; guestRole(role).update() gives it one.");
        }
        return lab.role(arn.substring(arn.lastIndexOf('/') + 1));
    }

    /** As the console names the roles that it makes for a pool. */
    private Role ownRole(String kind) {
        return lab.role("Cognito_" + name + kind + "_Role");
    }

    /** Such as {@code us-east-1:01234567-89ab-cdef-0123-456789abcdef}. @throws LabException if the pool does not exist */
    public String id() {
        return find().orElseThrow(() -> absent("has no id"));
    }

    private Optional<String> find() {
        if (id == null) {
            id = cognito().listIdentityPoolsPaginator(b -> b.maxResults(PAGE)).identityPools().stream()
                    .filter(pool -> pool.identityPoolName().equals(name))
                    .map(IdentityPoolShortDescription::identityPoolId)
                    .findFirst()
                    .orElse(null);
        }
        return Optional.ofNullable(id);
    }

    @Override
    public String name() {
        return name;
    }

    /** @throws LabException if the pool does not exist: its id is a part of it */
    @Override
    public String arn() {
        return "arn:aws:cognito-identity:" + lab.region() + ":" + lab.account() + ":identitypool/" + id();
    }

    /** {@code exists}, since Cognito knows no states. */
    @Override
    public String status() {
        id();
        return "exists";
    }

    @Override
    public boolean exists() {
        return find().isPresent();
    }

    /**
     * Makes it with two roles, for guests and for users, that trust this pool and may do nothing yet, as AWS's console does; none
     * where you have given it a role.
     */
    @Override
    public IdentityPool create() {
        id = null; // another may have deleted it, or made it
        if (find().isPresent()) {
            Progress.line("Identity pool " + name + " is already there, " + id() + "; update() changes it.");
            return this;
        }
        id = cognito()
                .createIdentityPool(b -> b.identityPoolName(name).allowUnauthenticatedIdentities(guests))
                .identityPoolId();
        cli = lab.lastCommand();
        Map<String, String> roles = new LinkedHashMap<>();
        Role given = guestRole;
        if (given != null) {
            roles.put(GUESTS, given.arn());
        } else {
            roles.put(USERS, trusting(ownRole("Auth"), USERS).arn());
            roles.put(GUESTS, trusting(ownRole("Unauth"), GUESTS).arn());
        }
        cognito().setIdentityPoolRoles(b -> b.identityPoolId(id()).roles(roles));
        return this;
    }

    private Role trusting(Role role, String means) {
        return role.trust(trust(means)).createOrTurn();
    }

    private String trust(String means) {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Effect": "Allow",
                    "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                    "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": {
                      "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                      "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}
                    }
                  }]
                }""".formatted(id(), means);
    }

    @Override
    public IdentityPool update() {
        cognito()
                .updateIdentityPool(
                        b -> b.identityPoolId(id()).identityPoolName(name).allowUnauthenticatedIdentities(guests));
        cli = lab.lastCommand();
        Role given = guestRole;
        if (given != null) {
            Map<String, String> roles = new LinkedHashMap<>(
                    cognito().getIdentityPoolRoles(b -> b.identityPoolId(id())).roles());
            roles.put(GUESTS, given.arn());
            cognito().setIdentityPoolRoles(b -> b.identityPoolId(id()).roles(roles));
            cli = lab.lastCommand();
        }
        return this;
    }

    /** Returns at once: Cognito's changes hold when its call is answered. */
    @Override
    public IdentityPool await() {
        return this;
    }

    /** Removes the pool; its roles stay, since others may use them. */
    @Override
    public IdentityPool delete() {
        Optional<String> pool = find();
        id = null;
        try {
            if (pool.isPresent()) {
                cognito().deleteIdentityPool(b -> b.identityPoolId(pool.get()));
                cli = lab.lastCommand();
                return this;
            }
        } catch (ResourceNotFoundException e) {
            // Somebody else was first, which is said below.
            cli = "";
        }
        Progress.line("There is no identity pool " + name + ", so there is nothing to delete.");
        return this;
    }

    /** Asks for an identity and its credentials, as anybody can who knows the pool's id: these two calls are not signed. */
    public Guest guest() {
        String identity = cognito().getId(b -> b.identityPoolId(id())).identityId();
        Credentials lent =
                cognito().getCredentialsForIdentity(b -> b.identityId(identity)).credentials();
        return new Guest(
                lab.kinesis(AwsSessionCredentials.create(lent.accessKeyId(), lent.secretKey(), lent.sessionToken())),
                identity,
                guestRole().arn(),
                lent.expiration());
    }

    @Override
    public Card describe() {
        return Card.of("Identity pool " + name, cognito().describeIdentityPool(b -> b.identityPoolId(id())));
    }

    @Override
    public String cli() {
        return cli;
    }

    @Override
    public Card card() {
        Card card = Card.of("Identity pool " + name);
        if (find().isEmpty()) {
            return card.with("status", "does not exist yet; create() makes it");
        }
        boolean allowed =
                cognito().describeIdentityPool(b -> b.identityPoolId(id())).allowUnauthenticatedIdentities();
        return card.with("id", id())
                .with("guests", allowed ? "get credentials" : "get nothing; allowGuests().update() lets them")
                .with("role of guests", guestRole().name());
    }

    private LabException absent(String what) {
        return new LabException("Identity pool " + name + " does not exist and " + what + "; create() makes it.");
    }

    private CognitoIdentityClient cognito() {
        return lab.cognito();
    }

    @Override
    public String toString() {
        return "Identity pool " + name;
    }
}
