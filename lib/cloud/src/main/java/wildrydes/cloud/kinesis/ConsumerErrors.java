package wildrydes.cloud.kinesis;

import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** The refusals of {@link KinesisErrors} that are about consumers. Those that name no source are in our words, after these. */
final class ConsumerErrors {

    private final String account;

    ConsumerErrors(String account) {
        this.account = account;
    }

    private String consumer(String name, String stream) {
        return "Consumer " + name + " under stream " + stream + " and account " + account;
    }

    private static String created(Consumer consumer) {
        return "Consumer " + consumer.name() + " with creation timestamp "
                + consumer.created().getEpochSecond();
    }

    InvalidArgumentException unnamed() {
        return invalid("Either ConsumerARN or both StreamARN and ConsumerName should be provided.");
    }

    InvalidArgumentException namesDiffer(String arn) {
        return invalid("ConsumerARN " + arn + " is not the ARN of a consumer with the other names of the request.");
    }

    private static InvalidArgumentException invalid(String sentence) {
        return InvalidArgumentException.builder().message(sentence).build();
    }

    ResourceInUseException exists(String name, String stream) {
        return KinesisErrors.inUse(consumer(name, stream) + " already exists.");
    }

    ResourceNotFoundException none(String name, String stream) {
        return KinesisErrors.notFound(consumer(name, stream) + " not found.");
    }

    /** Recorded in aws-cloudformation/cloudformation-coverage-roadmap#2442. */
    ResourceInUseException notActive(Consumer consumer, String stream) {
        return KinesisErrors.inUse(created(consumer) + " under stream " + stream + " and account " + account
                + " is not in ACTIVE status.");
    }

    /** Recorded in awslabs/kinesis-hot-shard-advisor#37: SubscribeToShard words it a little differently. */
    ResourceInUseException notYetActive(Consumer consumer, String stream) {
        return KinesisErrors.inUse(
                created(consumer) + " under stream: " + stream + " , account " + account + " is not in ACTIVE status.");
    }

    /** Recorded at kb.databricks.com, of the call that comes too early; here also of the subscription that is taken over. */
    ResourceInUseException subscribed(String stream, String shard, String consumer) {
        return KinesisErrors.inUse("Another active subscription exists for this consumer: " + account + ":" + stream
                + ":" + shard + ":" + consumer);
    }

    LimitExceededException tooMany(String stream, int most) {
        return KinesisErrors.limit("Stream " + stream + " under account " + account + " has " + most
                + " consumers registered, which is the limit.");
    }

    LimitExceededException tooManyCreating(String stream, int most) {
        return KinesisErrors.limit("Stream " + stream + " under account " + account + " has " + most
                + " consumers in status CREATING, which is the limit.");
    }

    /** After the one for a stream, recorded in boto/botocore#821. */
    LimitExceededException tooOften(String consumer, String shard, String stream) {
        return KinesisErrors.limit("Rate exceeded for consumer " + consumer + " and shard " + shard + " in stream "
                + stream + " under account " + account + ".");
    }
}
