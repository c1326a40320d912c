package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.kinesis.model.ConsumerDescription;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Registers, deregisters, describes and lists consumers. */
final class ConsumerAdministration {

    private static final int LISTED = 100;

    private final Streams streams;
    private final StreamCalls calls;
    private final Addresses addresses;
    private final TagAdministration tags;
    private final Subscriptions subscriptions;
    private final KinesisErrors errors;
    private final CloudTime time;

    ConsumerAdministration(
            Streams streams,
            StreamCalls calls,
            Addresses addresses,
            TagAdministration tags,
            Subscriptions subscriptions,
            KinesisErrors errors,
            CloudTime time) {
        this.streams = streams;
        this.calls = calls;
        this.addresses = addresses;
        this.tags = tags;
        this.subscriptions = subscriptions;
        this.errors = errors;
        this.time = time;
    }

    RegisterStreamConsumerResponse register(RegisterStreamConsumerRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.REGISTER_CONSUMER);
        Map<String, String> given = request.hasTags() ? request.tags() : Map.of();
        tags.checkNew(given, stream.name());
        Consumer consumer = streams.consumers().register(stream, request.consumerName(), given);
        return RegisterStreamConsumerResponse.builder()
                .consumer(listed(stream, consumer))
                .build();
    }

    DeregisterStreamConsumerResponse deregister(DeregisterStreamConsumerRequest request, Caller caller) {
        Addresses.Registered found = addresses.consumer(request, caller);
        calls.count(CallLimit.DEREGISTER_CONSUMER, found.stream().name());
        streams.consumers().deregister(found.stream(), found.consumer());
        subscriptions.endAll(found.consumer());
        return DeregisterStreamConsumerResponse.builder().build();
    }

    DescribeStreamConsumerResponse describe(DescribeStreamConsumerRequest request, Caller caller) {
        Addresses.Registered found = addresses.consumer(request, caller);
        Stream stream = found.stream();
        Consumer consumer = found.consumer();
        calls.stream(stream.name(), CallLimit.DESCRIBE_CONSUMER);
        String arn = subscriptions.arn(stream, consumer);
        time.looked(arn);
        return DescribeStreamConsumerResponse.builder()
                .consumerDescription(ConsumerDescription.builder()
                        .consumerName(consumer.name())
                        .consumerARN(arn)
                        .consumerStatus(consumer.status())
                        .consumerCreationTimestamp(consumer.created())
                        .streamARN(addresses.arn(stream))
                        .build())
                .build();
    }

    ListStreamConsumersResponse list(ListStreamConsumersRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.LIST_CONSUMERS);
        Instant now = time.instant();
        String after = after(request, stream, now);
        int limit = Objects.requireNonNullElse(request.maxResults(), LISTED);
        List<Consumer> found = stream.consumers().stream()
                .filter(consumer -> consumer.name().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<Consumer> listed = more ? found.subList(0, limit) : found;
        String next = more
                ? new PageToken(
                                PageToken.CONSUMERS,
                                now.toEpochMilli(),
                                stream.id(),
                                listed.get(limit - 1).name())
                        .token(streams.seal())
                : null;
        return ListStreamConsumersResponse.builder()
                .consumers(listed.stream()
                        .map(consumer -> listed(stream, consumer))
                        .toList())
                .nextToken(next)
                .build();
    }

    /** The name behind which the list goes on; empty at its beginning. */
    private String after(ListStreamConsumersRequest request, Stream stream, Instant now) {
        String token = request.nextToken();
        Instant created = request.streamCreationTimestamp();
        if (token == null) {
            if (created != null
                    && created.getEpochSecond() != stream.plan().created().getEpochSecond()) {
                throw errors.noStream(stream.name());
            }
            return "";
        }
        if (created != null) {
            throw errors.invalid("NextToken and StreamCreationTimestamp cannot be provided together.");
        }
        PageToken page = PageToken.opened(token, PageToken.CONSUMERS, streams.seal(), now, errors);
        if (page.of() != stream.id()) {
            throw errors.invalid("Invalid NextToken.");
        }
        return page.after();
    }

    private software.amazon.awssdk.services.kinesis.model.Consumer listed(Stream stream, Consumer consumer) {
        return software.amazon.awssdk.services.kinesis.model.Consumer.builder()
                .consumerName(consumer.name())
                .consumerARN(subscriptions.arn(stream, consumer))
                .consumerStatus(consumer.status())
                .consumerCreationTimestamp(consumer.created())
                .build();
    }
}
