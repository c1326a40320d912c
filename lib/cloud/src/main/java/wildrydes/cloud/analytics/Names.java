package wildrydes.cloud.analytics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/** How requests name an application: by its name, or where it has tags, by its ARN. */
final class Names implements ResourceNames {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:kinesisanalytics:([^:]*):([0-9]{12}):application/([a-zA-Z0-9_.-]{1,128})");

    private final String account;
    private final String region;

    Names(String account, String region) {
        this.account = account;
        this.region = region;
    }

    String arn(String name) {
        return "arn:aws:kinesisanalytics:" + region + ":" + account + ":application/" + name;
    }

    /** The name in an ARN of this account and Region; null in all others. */
    @Nullable
    String nameIn(String arn) {
        Matcher parts = ARN.matcher(arn);
        boolean ours = parts.matches()
                && parts.group(1).equals(region)
                && parts.group(2).equals(account);
        return ours ? parts.group(3) : null;
    }

    /** Whether an ARN names a thing of a service in this account and Region, such as {@code kinesis} and {@code stream/}. */
    boolean ours(String arn, String service, String kind) {
        return arn.startsWith("arn:aws:" + service + ":" + region + ":" + account + ":" + kind)
                && arn.length() > ("arn:aws:" + service + ":" + region + ":" + account + ":" + kind).length();
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        Part part = new Part(request);
        String name = part.text("ApplicationName");
        if (name != null) {
            return arn(name);
        }
        boolean discovery = request.getClass().getSimpleName().startsWith("Discover");
        String arn = discovery ? null : part.text("ResourceARN");
        return arn == null ? ANY : arn;
    }
}
