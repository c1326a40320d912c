package wildrydes.cloud.auth;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a call is made; every operation receives one, over HTTP as well as through the door.
 *
 * @param account the twelve digits of the account that the call works in
 * @param arn the principal, for example {@code arn:aws:iam::000000000000:user/administrator}
 * @param name the principal's short name, for example {@code administrator}
 * @param accessKeyId the key that signed
 * @param cell the notebook cell that made the call (header {@value #CELL_HEADER}); null where no cell did
 * @param administrator whether policies are bypassed; true for the administrator key only
 */
public record Caller(
        String account,
        String arn,
        String name,
        String accessKeyId,
        @Nullable String cell,
        boolean administrator) {

    /** Header by which a notebook names the cell that makes a call. */
    public static final String CELL_HEADER = "x-wildrydes-cell";

    private static final String ANONYMOUS = "anonymous";

    /** The one principal whom no policy restricts. */
    public static Caller administrator(String account, String accessKeyId) {
        return new Caller(
                account, "arn:aws:iam::" + account + ":user/administrator", "administrator", accessKeyId, null, true);
    }

    /** Whoever calls an operation that needs no signature without one. */
    public static Caller anonymous() {
        return new Caller(ANONYMOUS, ANONYMOUS, ANONYMOUS, "", null, false);
    }

    /** The same principal calling from a notebook cell; null for none. */
    public Caller inCell(@Nullable String cell) {
        return cell == null && this.cell == null
                ? this
                : new Caller(account, arn, name, accessKeyId, cell, administrator);
    }
}
