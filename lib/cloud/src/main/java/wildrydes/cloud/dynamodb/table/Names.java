package wildrydes.cloud.dynamodb.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;

/** How requests name a table of this account and Region: by its name or by its ARN. */
public final class Names {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:dynamodb:([^:]*):([0-9]{12}):table/([a-zA-Z0-9_.-]{3,255})(/.*)?");
    private static final String BEGINS = "arn:";

    private final String account;
    private final String region;

    public Names(String account, String region) {
        this.account = account;
        this.region = region;
    }

    /** The ARN of a table. */
    public String arn(String table) {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + table;
    }

    /** The ARN of what a request names, which may be an ARN already. */
    public String arnOf(String nameOrArn) {
        return nameOrArn.startsWith(BEGINS) ? nameOrArn : arn(nameOrArn);
    }

    /** The table's name; null in an ARN that is none of a table here. */
    @Nullable
    String name(String nameOrArn) {
        return nameOrArn.startsWith(BEGINS) ? nameIn(nameOrArn, false) : nameOrArn;
    }

    /**
     * The table's name in an ARN; null in one that is none of a table here.
     *
     * @param withPart whether the ARN may go on with an index or a stream of the table
     */
    @Nullable
    String nameIn(String arn, boolean withPart) {
        Matcher parts = ARN.matcher(arn);
        boolean ours = parts.matches()
                && parts.group(1).equals(region)
                && parts.group(2).equals(account)
                && (withPart || parts.group(4) == null);
        return ours ? parts.group(3) : null;
    }

    /** Whether an ARN names a table, wherever it is. */
    static boolean isTable(String arn) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches() && parts.group(4) == null;
    }

    /** The ARN of the key of KMS that a table is to be encrypted by; null for AWS's own. There is no KMS here, so no key is looked for. */
    @Nullable
    String encryptionKey(@Nullable SSESpecification specification) {
        if (specification == null || !Boolean.TRUE.equals(specification.enabled())) {
            return null;
        }
        String given = specification.kmsMasterKeyId();
        String key = given == null ? "alias/aws/dynamodb" : given;
        if (key.startsWith(BEGINS)) {
            return key;
        }
        return "arn:aws:kms:" + region + ":" + account + ":" + (key.startsWith("alias/") ? key : "key/" + key);
    }
}
