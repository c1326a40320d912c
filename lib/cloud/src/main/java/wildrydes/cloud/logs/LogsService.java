package wildrydes.cloud.logs;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Service;

/**
 * The operations of CloudWatch Logs; each is documented at
 * docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_{name}.html. Safe for concurrent use.
 */
public final class LogsService {

    private final Groups groups;
    private final Addresses addresses;
    private final Store store;
    private final CloudTime time;
    private volatile @Nullable Parts parts;

    /** What does the operations; made at the first of them, since loading the model's classes would slow the start down. */
    private record Parts(GroupAdministration administration, EventIntake intake, EventOutlet outlet) {}

    private LogsService(String account, String region, Store store, CloudTime time, Metering metering) {
        UnaryOperator<String> arns = name -> Addresses.arn(region, account, name);
        this.groups = new Groups(store, time, arns, metering);
        this.addresses = new Addresses(account, region, groups);
        this.store = store;
        this.time = time;
        store.keep(Groups.OWNER, "logs", groups);
    }

    /**
     * The service of an account in a Region, as the cloud serves it.
     *
     * @param store keeps its state; gives it back when it recovers, before the first request
     * @param metering is told how much is stored
     */
    public static Service in(String account, String region, Store store, CloudTime time, Metering metering) {
        LogsService logs = new LogsService(account, region, store, time, metering);
        return new Service("logs", "logs", "Logs_20140328", logs, logs.addresses);
    }

    private Parts parts() {
        Parts known = parts;
        return known != null ? known : makeParts();
    }

    private synchronized Parts makeParts() {
        Parts made = parts;
        if (made == null) {
            made = new Parts(
                    new GroupAdministration(groups, addresses, time),
                    new EventIntake(groups, addresses, store, time),
                    new EventOutlet(addresses, time));
            parts = made;
        }
        return made;
    }

    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request, Caller caller) {
        parts().administration().create(request);
        return CreateLogGroupResponse.builder().build();
    }

    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request, Caller caller) {
        groups.delete(addresses.group(request.logGroupName(), null));
        return DeleteLogGroupResponse.builder().build();
    }

    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request, Caller caller) {
        return parts().administration().describe(request);
    }

    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request, Caller caller) {
        groups.createStream(addresses.group(request.logGroupName(), null), request.logStreamName(), time.instant());
        return CreateLogStreamResponse.builder().build();
    }

    public DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request, Caller caller) {
        LogGroup group = addresses.group(request.logGroupName(), null);
        groups.deleteStream(group, Addresses.stream(group, request.logStreamName()));
        return DeleteLogStreamResponse.builder().build();
    }

    public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request, Caller caller) {
        return parts().administration().describe(request);
    }

    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request, Caller caller) {
        return parts().intake().put(request);
    }

    public GetLogEventsResponse getLogEvents(GetLogEventsRequest request, Caller caller) {
        return parts().outlet().get(request);
    }

    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request, Caller caller) {
        return parts().outlet().filter(request);
    }

    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request, Caller caller) {
        parts().administration().retain(addresses.group(request.logGroupName(), null), request.retentionInDays());
        return PutRetentionPolicyResponse.builder().build();
    }

    public DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request, Caller caller) {
        parts().administration().retain(addresses.group(request.logGroupName(), null), 0);
        return DeleteRetentionPolicyResponse.builder().build();
    }

    public TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        parts().administration().tag(addresses.group(null, request.resourceArn()), request.tags());
        return TagResourceResponse.builder().build();
    }

    public UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        parts().administration().untag(addresses.group(null, request.resourceArn()), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Caller caller) {
        return ListTagsForResourceResponse.builder()
                .tags(addresses.group(null, request.resourceArn()).plan().tags())
                .build();
    }

    public TagLogGroupResponse tagLogGroup(TagLogGroupRequest request, Caller caller) {
        parts().administration().tag(addresses.group(request.logGroupName(), null), request.tags());
        return TagLogGroupResponse.builder().build();
    }

    public UntagLogGroupResponse untagLogGroup(UntagLogGroupRequest request, Caller caller) {
        parts().administration().untag(addresses.group(request.logGroupName(), null), request.tags());
        return UntagLogGroupResponse.builder().build();
    }

    public ListTagsLogGroupResponse listTagsLogGroup(ListTagsLogGroupRequest request, Caller caller) {
        return ListTagsLogGroupResponse.builder()
                .tags(addresses.group(request.logGroupName(), null).plan().tags())
                .build();
    }
}
