package wildrydes.cloud.kinesis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/** How requests name a stream: by name, by ARN, by both; and by an iterator or a token that came of an earlier call. */
final class Addresses implements ResourceNames {

    private static final Pattern ARN = Pattern.compile("arn:aws[^:]*:kinesis:([^:]*):([0-9]{12}):stream/(\\S+)");
    private static final String REQUEST = "Request";

    private final String account;
    private final String region;
    private final KinesisErrors errors;
    private final Streams streams;

    Addresses(String account, String region, KinesisErrors errors, Streams streams) {
        this.account = account;
        this.region = region;
        this.errors = errors;
        this.streams = streams;
    }

    static String arn(String region, String account, String name) {
        return "arn:aws:kinesis:" + region + ":" + account + ":stream/" + name;
    }

    /** The name of the stream that a request means. */
    String name(AwsRequest request, Caller caller) {
        String name = member(request, "StreamName");
        String arn = member(request, "StreamARN");
        if (arn == null) {
            if (name == null) {
                throw errors.unnamed();
            }
            return name;
        }
        return nameIn(arn, name, request, caller);
    }

    /** The name of the stream with an ARN that a request has in another place than most. */
    String named(String arn, AwsRequest request, Caller caller) {
        return nameIn(arn, null, request, caller);
    }

    /** Checks the names that a request carries beside its iterator. */
    void agree(ShardIterator iterator, AwsRequest request, Caller caller) {
        String arn = member(request, "StreamARN");
        if (arn != null) {
            nameIn(arn, iterator.stream(), request, caller);
        }
    }

    private String nameIn(String arn, @Nullable String name, AwsRequest request, Caller caller) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw errors.namesDiffer(name, arn);
        }
        if (!parts.group(1).equals(region)) {
            throw errors.otherRegion(arn);
        }
        if (!parts.group(2).equals(account)) {
            String operation = request.getClass().getSimpleName().replace(REQUEST, "");
            throw errors.otherAccount(caller.arn(), operation, arn);
        }
        if (name != null && !name.equals(parts.group(3))) {
            throw errors.namesDiffer(name, arn);
        }
        return parts.group(3);
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        String arn = member(request, "StreamARN");
        if (arn == null) {
            arn = member(request, "ResourceARN");
        }
        if (arn != null) {
            return arn;
        }
        String name = member(request, "StreamName");
        String iterator = member(request, "ShardIterator");
        if (name == null && iterator != null) {
            ShardIterator position = ShardIterator.of(iterator, streams.seal());
            name = position == null ? null : position.stream();
        }
        String token = member(request, "NextToken");
        if (name == null && token != null) {
            PageToken page = PageToken.of(token, PageToken.SHARDS, streams.seal());
            name = page == null ? null : streams.nameOf(page.of());
        }
        return name == null ? ANY : arn(region, account, name);
    }

    private static @Nullable String member(AwsRequest request, String name) {
        return request.getValueForField(name, String.class).orElse(null);
    }
}
