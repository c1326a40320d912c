package wildrydes.cloud.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/**
 * How requests name groups and streams, and how policies do. An action on a group is one on {@code log-group:NAME:log-stream:}, which
 * policies allow by {@code log-group:NAME:*}; one on tags is about the plain ARN
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html; what AWS says in denials is recorded in
 * hashicorp/terraform-provider-aws#8804).
 */
final class Addresses implements ResourceNames {

    private static final Pattern ARN =
            Pattern.compile("arn:aws[^:]*:logs:([^:]*):([0-9]{12}):log-group:([^:]+)(?::\\*)?");
    private static final String STREAM = ":log-stream:";

    private final String account;
    private final String region;
    private final Groups groups;

    Addresses(String account, String region, Groups groups) {
        this.account = account;
        this.region = region;
        this.groups = groups;
    }

    static String arn(String region, String account, String group) {
        return "arn:aws:logs:" + region + ":" + account + ":log-group:" + group;
    }

    String arn(LogGroup group) {
        return arn(region, account, group.name());
    }

    String arn(LogGroup group, LogStream stream) {
        return arn(group) + STREAM + stream.name();
    }

    /**
     * The group that a request means.
     *
     * @param identifier its name or ARN; null where the name is given
     */
    LogGroup group(@Nullable String name, @Nullable String identifier) {
        if ((name == null) == (identifier == null)) {
            throw LogsErrors.nameAndIdentifier();
        }
        LogGroup group = groups.named(name == null ? nameOf(String.valueOf(identifier)) : name);
        if (group == null) {
            throw LogsErrors.noGroup();
        }
        return group;
    }

    /** The name in an ARN of this account and Region; any other text is a name itself. */
    String nameOf(String identifier) {
        if (!identifier.startsWith("arn:")) {
            return identifier;
        }
        Matcher parts = ARN.matcher(identifier);
        if (!parts.matches()
                || !parts.group(1).equals(region)
                || !parts.group(2).equals(account)) {
            throw LogsErrors.foreign(identifier);
        }
        return parts.group(3);
    }

    static LogStream stream(LogGroup group, String name) {
        LogStream stream = group.stream(name);
        if (stream == null) {
            throw LogsErrors.noStream();
        }
        return stream;
    }

    /** Older clients ask for it; nobody needs it any more (API_PutLogEvents.html). */
    static String sequenceToken(LogStream stream) {
        return new EventKey(0, stream.id(), stream.tape().next()).toString();
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        String tagged = member(request, "resourceArn");
        if (tagged != null) {
            return tagged;
        }
        String identifier = member(request, "logGroupIdentifier");
        String name = member(request, "logGroupName");
        if (name == null && identifier != null) {
            Matcher parts = ARN.matcher(identifier);
            name = parts.matches() ? parts.group(3) : identifier;
        }
        String stream = member(request, "logStreamName");
        return arn(region, account, name == null ? "" : name) + STREAM + (stream == null ? "" : stream);
    }

    private static @Nullable String member(AwsRequest request, String name) {
        return request.getValueForField(name, String.class).orElse(null);
    }
}
