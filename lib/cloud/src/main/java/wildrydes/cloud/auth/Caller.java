package wildrydes.cloud.auth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.Principal;

/**
 * On whose behalf a call is made; every operation receives one, over HTTP as well as through the door.
 *
 * @param account the twelve digits of the account that the call works in; empty for one who did not sign
 * @param arn the principal, for example {@code arn:aws:iam::000000000000:user/administrator}, or {@value #ANONYMOUS}
 * @param name the principal's short name, for example {@code administrator}; of a role's session the session's name
 * @param userId the principal's unique id; of a role's session the role's, a colon and the session's name
 * @param accessKeyId the key that signed
 * @param session what temporary credentials stand for; null for a long-term key
 * @param userAgent what the client calls itself; null where it says nothing, and within the cloud
 * @param cell the notebook cell that made the call (header {@value #CELL_HEADER}); null where no cell did
 * @param administrator whether policies are bypassed; true for the administrator key only
 */
public record Caller(
        String account,
        String arn,
        String name,
        String userId,
        String accessKeyId,
        @Nullable Session session,
        @Nullable String userAgent,
        @Nullable String cell,
        boolean administrator) {

    /** Header by which a notebook names the cell that makes a call. */
    public static final String CELL_HEADER = "x-wildrydes-cell";

    /** In place of an ARN where nobody signed, as AWS's sentences have it. */
    public static final String ANONYMOUS = "anonymous";

    /** Unique id of the administrator, whom no service has created. */
    private static final String ADMINISTRATOR_ID = "AIDAADMINISTRATOR0000";

    /** The one principal whom no policy restricts. */
    public static Caller administrator(String account, String accessKeyId) {
        return new Caller(
                account,
                "arn:aws:iam::" + account + ":user/administrator",
                "administrator",
                ADMINISTRATOR_ID,
                accessKeyId,
                null,
                null,
                null,
                true);
    }

    /** A user with a long-term key. */
    public static Caller user(String account, String arn, String name, String userId, String accessKeyId) {
        return new Caller(account, arn, name, userId, accessKeyId, null, null, null, false);
    }

    /** One who did not sign, at an operation that asks for no signature. */
    public static Caller anonymous() {
        return new Caller("", ANONYMOUS, ANONYMOUS, ANONYMOUS, "", null, null, null, false);
    }

    /** An AWS service, such as {@code lambda.amazonaws.com}, where it calls in its own name. */
    public static Caller service(String name) {
        return new Caller("", name, name, name, "", null, null, null, false);
    }

    /**
     * The same, where it calls on account of something that is somebody's.
     *
     * @param source ARN of that, which policies know as {@code aws:SourceArn}
     */
    public static Caller service(String name, String source) {
        Session session = new Session(null, List.of(), Map.of("aws:SourceArn", List.of(source)));
        return new Caller("", name, name, name, "", session, null, null, false);
    }

    /**
     * Somebody who works in a role, as a service of this cloud does: the door lets the service assume the role before the first
     * call, and again when the session ends.
     *
     * @param role ARN of the role
     * @param service in whose name the role is assumed, for example {@code firehose.amazonaws.com}
     * @param session name of the session
     */
    public static Caller assuming(String role, String service, String session) {
        String account = role.split(":", -1)[4];
        String name = role.substring(role.lastIndexOf('/') + 1);
        return new Caller(
                account,
                "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + session,
                session,
                "",
                "",
                new Session(role, List.of(), Map.of(), service),
                null,
                null,
                false);
    }

    /** The same principal calling from a notebook cell; null for none. */
    public Caller inCell(@Nullable String cell) {
        return cell == null && this.cell == null
                ? this
                : new Caller(account, arn, name, userId, accessKeyId, session, userAgent, cell, administrator);
    }

    /** The same principal calling with a client that calls itself so; null for one that does not. */
    public Caller with(@Nullable String userAgent) {
        return new Caller(account, arn, name, userId, accessKeyId, session, userAgent, cell, administrator);
    }

    /** Whether temporary credentials are used. */
    public boolean temporary() {
        return session != null;
    }

    /** The role that is worked in; null for a user. */
    public @Nullable String role() {
        return session == null ? null : session.role();
    }

    /** Whether this is an AWS service in its own name. */
    public boolean awsService() {
        return account.isEmpty() && !arn.equals(ANONYMOUS);
    }

    /** As policies name this caller. */
    public Principal principal() {
        if (account.isEmpty()) {
            return awsService() ? Principal.service(arn) : Principal.anonymous();
        }
        String role = role();
        return role == null ? Principal.user(arn, account) : Principal.session(arn, role, account);
    }
}
