package wildrydes.lab.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlApplicationConfigurationDescription;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import wildrydes.lab.Lab;

/** Who feeds whom: found in the settings of the resources themselves. */
public final class Upstream {

    private final Lab lab;

    public Upstream(Lab lab) {
        this.lab = lab;
    }

    /** The functions that name a table in their environment, those with triggers first. */
    List<FunctionConfiguration> writers(String table, String arn) {
        return lab.lambda().listFunctionsPaginator().functions().stream()
                .filter(function -> function.environment() != null
                        && (function.environment().variables().containsValue(table)
                                || function.environment().variables().containsValue(arn)))
                .sorted((one, other) -> Boolean.compare(
                        triggers(one.functionName()).isEmpty(),
                        triggers(other.functionName()).isEmpty()))
                .toList();
    }

    /** The triggers of a function. */
    List<EventSourceMappingConfiguration> triggers(String function) {
        return lab.lambda()
                .listEventSourceMappings(b -> b.functionName(function))
                .eventSourceMappings();
    }

    /** The trigger with this id. */
    Optional<EventSourceMappingConfiguration> trigger(String uuid) {
        return lab.lambda().listEventSourceMappingsPaginator().eventSourceMappings().stream()
                .filter(mapping -> uuid.equals(mapping.uuid()))
                .findFirst();
    }

    /** The triggers that read a stream. */
    public List<EventSourceMappingConfiguration> readers(String streamArn) {
        return lab.lambda()
                .listEventSourceMappings(b -> b.eventSourceArn(streamArn))
                .eventSourceMappings();
    }

    /** The triggers that tell a queue of what they give up. */
    List<EventSourceMappingConfiguration> givingUpTo(String queueArn) {
        return lab.lambda().listEventSourceMappingsPaginator().eventSourceMappings().stream()
                .filter(mapping -> mapping.destinationConfig() != null
                        && mapping.destinationConfig().onFailure() != null
                        && queueArn.equals(
                                mapping.destinationConfig().onFailure().destination()))
                .toList();
    }

    /** The application that writes its rows to a stream, by its name. */
    public Optional<String> applicationInto(String streamArn) {
        return lab.analytics().listApplications().applicationSummaries().stream()
                .map(ApplicationSummary::applicationName)
                .filter(name -> sql(name).outputDescriptions().stream()
                        .anyMatch(output -> output.kinesisStreamsOutputDescription() != null
                                && streamArn.equals(
                                        output.kinesisStreamsOutputDescription().resourceARN())))
                .findFirst();
    }

    /** The application that reads a stream, by its name. */
    public Optional<String> applicationFrom(String streamArn) {
        return lab.analytics().listApplications().applicationSummaries().stream()
                .map(ApplicationSummary::applicationName)
                .filter(name -> source(name).filter(streamArn::equals).isPresent())
                .findFirst();
    }

    /** The ARN of the stream that an application reads. */
    public Optional<String> source(String application) {
        return sql(application).inputDescriptions().stream()
                .filter(input -> input.kinesisStreamsInputDescription() != null)
                .map(input -> input.kinesisStreamsInputDescription().resourceARN())
                .findFirst();
    }

    /** The ARN of the first stream that an application writes to. */
    public Optional<String> target(String application) {
        return sql(application).outputDescriptions().stream()
                .filter(output -> output.kinesisStreamsOutputDescription() != null)
                .map(output -> output.kinesisStreamsOutputDescription().resourceARN())
                .findFirst();
    }

    /** The delivery streams that read a stream. */
    public List<DeliveryStreamDescription> deliveriesFrom(String streamArn) {
        return deliveries().stream()
                .filter(delivery -> source(delivery).filter(streamArn::equals).isPresent())
                .toList();
    }

    /** The delivery streams that write to a bucket. */
    List<DeliveryStreamDescription> deliveriesTo(String bucketArn) {
        return deliveries().stream()
                .filter(delivery -> destination(delivery)
                        .filter(found -> bucketArn.equals(found.bucketARN()))
                        .isPresent())
                .toList();
    }

    private List<DeliveryStreamDescription> deliveries() {
        List<DeliveryStreamDescription> all = new ArrayList<>();
        ListDeliveryStreamsResponse page = lab.firehose().listDeliveryStreams();
        while (true) {
            for (String name : page.deliveryStreamNames()) {
                delivery(name).ifPresent(all::add);
            }
            if (!Boolean.TRUE.equals(page.hasMoreDeliveryStreams())
                    || page.deliveryStreamNames().isEmpty()) {
                return all;
            }
            String last =
                    page.deliveryStreamNames().get(page.deliveryStreamNames().size() - 1);
            page = lab.firehose().listDeliveryStreams(b -> b.exclusiveStartDeliveryStreamName(last));
        }
    }

    /** Empty where there is no such delivery stream. */
    Optional<DeliveryStreamDescription> delivery(String name) {
        try {
            return Optional.of(lab.firehose()
                    .describeDeliveryStream(b -> b.deliveryStreamName(name))
                    .deliveryStreamDescription());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The ARN of the stream that a delivery stream reads; empty where records are put into it directly. */
    static Optional<String> source(DeliveryStreamDescription delivery) {
        return Optional.ofNullable(delivery.source())
                .map(source -> source.kinesisStreamSourceDescription())
                .map(source -> source.kinesisStreamARN());
    }

    /** Where a delivery stream writes; empty where that is no bucket. */
    public static Optional<ExtendedS3DestinationDescription> destination(DeliveryStreamDescription delivery) {
        return delivery.destinations().stream()
                .flatMap(one -> Optional.ofNullable(one.extendedS3DestinationDescription()).stream())
                .findFirst();
    }

    private SqlApplicationConfigurationDescription sql(String application) {
        ApplicationDetail detail = lab.analytics()
                .describeApplication(b -> b.applicationName(application))
                .applicationDetail();
        return detail.applicationConfigurationDescription().sqlApplicationConfigurationDescription();
    }

    /** The last part of an ARN: the name of what it names. */
    public static String name(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }
}
