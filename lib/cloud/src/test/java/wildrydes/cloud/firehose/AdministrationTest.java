package wildrydes.cloud.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.Tag;

/** Creating, showing, changing and deleting delivery streams. */
class AdministrationTest {

    @TempDir
    static Path folder;

    private static Ground ground;

    private String name;

    @BeforeAll
    static void begin() {
        ground = Ground.begin(folder);
        ground.source(1);
    }

    @AfterAll
    static void end() {
        ground.close();
    }

    @BeforeEach
    void nameIt() {
        name = "s" + UUID.randomUUID();
    }

    private void create(Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
        ground.firehose.createDeliveryStream(request ->
                request.deliveryStreamName(name).extendedS3DestinationConfiguration(Ground.destination(more)));
    }

    private void createWith(Consumer<CreateDeliveryStreamRequest.Builder> more) {
        ground.firehose.createDeliveryStream(request -> {
            request.deliveryStreamName(name);
            more.accept(request);
        });
    }

    private DeliveryStreamDescription describe() {
        return ground.firehose
                .describeDeliveryStream(request -> request.deliveryStreamName(name))
                .deliveryStreamDescription();
    }

    private void settle() {
        ground.settle("arn:aws:firehose:us-east-1:000000000000:deliverystream/" + name);
    }

    private void update(String version, Consumer<ExtendedS3DestinationUpdate.Builder> change) {
        ground.firehose.updateDestination(request -> request.deliveryStreamName(name)
                .currentDeliveryStreamVersionId(version)
                .destinationId("destinationId-000000000001")
                .extendedS3DestinationUpdate(change));
    }

    private static void refused(ThrowableAssert.ThrowingCallable call, String code, String sentence) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, thrown -> {
            assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(thrown.awsErrorDetails().errorMessage()).isEqualTo(sentence);
        });
    }

    @Test
    void aStreamIsCreatingThenActive() {
        create(destination -> {});
        DeliveryStreamDescription first = describe();
        assertThat(first.deliveryStreamStatusAsString()).isEqualTo("CREATING");
        assertThat(first.deliveryStreamARN())
                .isEqualTo("arn:aws:firehose:us-east-1:000000000000:deliverystream/" + name);
        assertThat(first.versionId()).isEqualTo("1");
        assertThat(first.deliveryStreamTypeAsString()).isEqualTo("DirectPut");
        // The look has moved time on.
        settle();
        assertThat(describe().deliveryStreamStatusAsString()).isEqualTo("ACTIVE");
    }

    @Test
    @SuppressWarnings("deprecation") // AWS still takes the plain form
    void whatIsNotSaidIsAsAwsHasIt() {
        ground.firehose.createDeliveryStream(request -> request.deliveryStreamName(name)
                .s3DestinationConfiguration(
                        destination -> destination.roleARN(Ground.ROLE).bucketARN(Ground.BUCKET_ARN)));
        assertThat(describe().destinations()).singleElement().satisfies(destination -> {
            assertThat(destination.destinationId()).isEqualTo("destinationId-000000000001");
            ExtendedS3DestinationDescription extended = destination.extendedS3DestinationDescription();
            assertThat(extended.bufferingHints().sizeInMBs()).isEqualTo(5);
            assertThat(extended.bufferingHints().intervalInSeconds()).isEqualTo(300);
            assertThat(extended.compressionFormatAsString()).isEqualTo("UNCOMPRESSED");
            assertThat(extended.encryptionConfiguration().noEncryptionConfigAsString())
                    .isEqualTo("NoEncryption");
            assertThat(extended.cloudWatchLoggingOptions().enabled()).isFalse();
            assertThat(extended.s3BackupModeAsString()).isEqualTo("Disabled");
            assertThat(destination.s3DestinationDescription().bucketARN()).isEqualTo(Ground.BUCKET_ARN);
        });
    }

    @Test
    void aStreamThatReadsTellsItsSource() {
        createWith(request -> request.deliveryStreamType("KinesisStreamAsSource")
                .kinesisStreamSourceConfiguration(
                        source -> source.kinesisStreamARN(Ground.SOURCE_ARN).roleARN(Ground.ROLE))
                .extendedS3DestinationConfiguration(Ground.destination(destination -> {})));
        DeliveryStreamDescription description = describe();
        assertThat(description.deliveryStreamTypeAsString()).isEqualTo("KinesisStreamAsSource");
        assertThat(description.source().kinesisStreamSourceDescription().kinesisStreamARN())
                .isEqualTo(Ground.SOURCE_ARN);
        assertThat(description.source().kinesisStreamSourceDescription().deliveryStartTimestamp())
                .isEqualTo(description.createTimestamp());
    }

    @Test
    void anUpdateCountsTheVersionOnWhereItChangesSomething() {
        create(destination -> {});
        settle();
        update("1", change -> change.prefix("raw/"));
        assertThat(describe().versionId()).isEqualTo("2");
        update("2", change -> change.prefix("raw/"));
        assertThat(describe().versionId()).isEqualTo("2");
        assertThat(describe().lastUpdateTimestamp()).isNotNull();
        assertThat(describe()
                        .destinations()
                        .get(0)
                        .extendedS3DestinationDescription()
                        .prefix())
                .isEqualTo("raw/");
        refused(
                () -> update("1", change -> change.prefix("other/")),
                "ConcurrentModificationException",
                "Cannot update firehose: " + name
                        + " since the current version id: 2 and specified version id: 1 do not match");
        refused(
                () -> ground.firehose.updateDestination(request -> request.deliveryStreamName(name)
                        .currentDeliveryStreamVersionId("2")
                        .destinationId("destinationId-000000000002")
                        .extendedS3DestinationUpdate(change -> change.prefix("other/"))),
                "InvalidArgumentException",
                "Destination Id destinationId-000000000002 not found");
    }

    @Test
    void aStreamThatIsCreatedCannotBeUpdatedOrDeletedYet() {
        create(destination -> {});
        refused(
                () -> update("1", change -> change.prefix("raw/")),
                "ResourceInUseException",
                "Cannot update firehose: " + name + " when it is in CREATING status");
        refused(
                () -> ground.firehose.deleteDeliveryStream(request -> request.deliveryStreamName(name)),
                "ResourceInUseException",
                "Firehose " + name + " under account 000000000000 cannot be deleted in CREATING state");
    }

    @Test
    void aDeletedStreamIsGoneAfterAWhile() {
        create(destination -> {});
        settle();
        ground.firehose.deleteDeliveryStream(request -> request.deliveryStreamName(name));
        ground.firehose.deleteDeliveryStream(request -> request.deliveryStreamName(name));
        refused(
                () -> create(destination -> {}),
                "ResourceInUseException",
                "Firehose " + name + " under accountId 000000000000 already exists");
        settle();
        refused(
                this::describe,
                "ResourceNotFoundException",
                "Firehose " + name + " under account 000000000000 not found.");
    }

    @Test
    void streamsAreListedByNameAndType() {
        create(destination -> {});
        String first = name;
        name = first + "b";
        create(destination -> {});
        assertThat(ground.firehose
                        .listDeliveryStreams(request -> request.limit(1)
                                .exclusiveStartDeliveryStreamName(first)
                                .deliveryStreamType("DirectPut"))
                        .deliveryStreamNames())
                .containsExactly(first + "b");
        assertThat(ground.firehose
                        .listDeliveryStreams(request -> request.exclusiveStartDeliveryStreamName(first)
                                .limit(1)
                                .deliveryStreamType("KinesisStreamAsSource"))
                        .deliveryStreamNames())
                .doesNotContain(first + "b");
    }

    @Test
    void tagsComeAndGo() {
        createWith(request -> request.tags(tag("herd", "white"))
                .extendedS3DestinationConfiguration(Ground.destination(destination -> {})));
        ground.firehose.tagDeliveryStream(
                request -> request.deliveryStreamName(name).tags(tag("a", "1"), tag("herd", "black")));
        assertThat(tags()).containsExactly(tag("a", "1"), tag("herd", "black"));
        ground.firehose.untagDeliveryStream(
                request -> request.deliveryStreamName(name).tagKeys("a"));
        assertThat(tags()).containsExactly(tag("herd", "black"));
    }

    private List<Tag> tags() {
        return ground.firehose
                .listTagsForDeliveryStream(request -> request.deliveryStreamName(name))
                .tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void encryptionIsSaidOfAStream() {
        create(destination -> {});
        settle();
        ground.firehose.startDeliveryStreamEncryption(request -> request.deliveryStreamName(name));
        assertThat(describe().deliveryStreamEncryptionConfiguration().statusAsString())
                .isEqualTo("ENABLED");
        ground.firehose.stopDeliveryStreamEncryption(request -> request.deliveryStreamName(name));
        assertThat(describe().deliveryStreamEncryptionConfiguration().statusAsString())
                .isEqualTo("DISABLED");
    }

    @Test
    void aStreamWithAKeyThatIsNotThereFails() {
        createWith(request -> request.deliveryStreamEncryptionConfigurationInput(encryption ->
                        encryption.keyType("CUSTOMER_MANAGED_CMK").keyARN("arn:aws:kms:us-east-1:000000000000:key/1"))
                .extendedS3DestinationConfiguration(Ground.destination(destination -> {})));
        settle();
        assertThat(describe().deliveryStreamStatusAsString()).isEqualTo("CREATING_FAILED");
        assertThat(describe().failureDescription().typeAsString()).isEqualTo("KMS_KEY_NOT_FOUND");
        ground.firehose.deleteDeliveryStream(request -> request.deliveryStreamName(name));
        settle();
    }

    @Test
    void aFunctionHasAwsUsualParameters() {
        String function = "arn:aws:lambda:us-east-1:000000000000:function:Transform";
        create(destination -> destination.processingConfiguration(processing -> processing
                .enabled(true)
                .processors(
                        Processor.builder()
                                .type("Lambda")
                                .parameters(ProcessorParameter.builder()
                                        .parameterName("LambdaArn")
                                        .parameterValue(function)
                                        .build())
                                .build(),
                        Processor.builder().type("AppendDelimiterToRecord").build())));
        assertThat(describe()
                        .destinations()
                        .get(0)
                        .extendedS3DestinationDescription()
                        .processingConfiguration()
                        .processors()
                        .get(0)
                        .parameters())
                .extracting(parameter -> parameter.parameterNameAsString() + "=" + parameter.parameterValue())
                .containsExactly(
                        "LambdaArn=" + function,
                        "NumberOfRetries=3",
                        "RoleArn=" + Ground.ROLE,
                        "BufferSizeInMBs=1",
                        "BufferIntervalInSeconds=60");
    }

    @Test
    void whatCannotBeDoneIsRefusedInWords() {
        refused(
                () -> createWith(request -> request.splunkDestinationConfiguration(splunk -> splunk.hecToken("t"))),
                "InvalidArgumentException",
                "A destination of kind Splunk is not available here; deliver to S3 with ExtendedS3DestinationConfiguration.");
        refused(
                () -> createWith(request -> {}),
                "InvalidArgumentException",
                "Exactly one destination configuration is supported for a Firehose");
        refused(
                () -> create(destination -> destination.compressionFormat("Snappy")),
                "InvalidArgumentException",
                "Compression by Snappy is not available here; use UNCOMPRESSED, GZIP or ZIP.");
        refused(
                () -> create(destination ->
                        destination.dynamicPartitioningConfiguration(partitioning -> partitioning.enabled(true))),
                "InvalidArgumentException",
                "Dynamic partitioning is not available here; leave DynamicPartitioningConfiguration out, and partition by"
                        + " !{timestamp:...}.");
        refused(
                () -> create(destination -> destination.processingConfiguration(processing -> processing
                        .enabled(true)
                        .processors(
                                Processor.builder().type("MetadataExtraction").build()))),
                "InvalidArgumentException",
                "Processors of type MetadataExtraction are not available here; use Lambda or AppendDelimiterToRecord.");
        refused(
                () -> create(
                        destination -> destination.processingConfiguration(processing -> processing.enabled(true))),
                "InvalidArgumentException",
                "A maximum of 5 and a minimum of 1 processor needs to be supplied when processing is enabled.");
    }

    @Test
    void hintsAreHeldToTheirRange() {
        refused(
                () -> create(destination ->
                        destination.bufferingHints(hints -> hints.sizeInMBs(129).intervalInSeconds(901))),
                "ValidationException",
                "2 validation errors detected: Value '129' at"
                        + " 'extendedS3DestinationConfiguration.bufferingHints.sizeInMBs' failed to satisfy constraint: Member"
                        + " must have value less than or equal to 128; Value '901' at"
                        + " 'extendedS3DestinationConfiguration.bufferingHints.intervalInSeconds' failed to satisfy constraint:"
                        + " Member must have value less than or equal to 900");
    }

    @Test
    void prefixesFollowAwsRules() {
        refused(
                () -> create(destination -> destination.prefix("!{timestamp:yyyy}/")),
                "InvalidArgumentException",
                "Ths supplied prefix(es) do not satisfy the following constraint: ErrorOutputPrefix cannot be null or empty when"
                        + " Prefix contains expressions");
        refused(
                () -> create(destination -> destination
                        .prefix("!{partitionKeyFromQuery:name}/")
                        .errorOutputPrefix("!{firehose:error-output-type}/")),
                "InvalidArgumentException",
                "Ths supplied prefix(es) do not satisfy the following constraint: !{partitionKeyFromQuery:name} is not an"
                        + " expression that is supported; the ones that are begin with timestamp:, or are"
                        + " firehose:random-string and firehose:error-output-type");
    }

    @Test
    void aRoleThatDoesNotTrustFirehoseIsRefused() {
        ground.role("other", "lambda.amazonaws.com");
        String other = "arn:aws:iam::000000000000:role/other";
        refused(
                () -> create(destination -> destination.roleARN(other)),
                "InvalidArgumentException",
                "Firehose is unable to assume role " + other + ". Please check the role provided.");
    }

    @Test
    void aBucketThatIsNotThereIsRefused() {
        refused(
                () -> create(destination -> destination.bucketARN("arn:aws:s3:::nobody-has-this")),
                "InvalidArgumentException",
                "S3 Bucket nobody-has-this does not exist.");
    }

    @Test
    void aStreamThatTheRoleMayNotDescribeIsRefused() {
        ground.allow("s3:*");
        try {
            refused(
                    () -> createWith(request -> request.deliveryStreamType("KinesisStreamAsSource")
                            .kinesisStreamSourceConfiguration(source ->
                                    source.kinesisStreamARN(Ground.SOURCE_ARN).roleARN(Ground.ROLE))
                            .extendedS3DestinationConfiguration(Ground.destination(destination -> {}))),
                    "InvalidArgumentException",
                    "Role " + Ground.ROLE + " is not authorized to perform: kinesis:DescribeStream on resource "
                            + Ground.SOURCE_ARN + ".");
        } finally {
            ground.allow("*");
        }
    }

    @Test
    void aSourceThatIsNotThereIsRefused() {
        refused(
                () -> createWith(request -> request.deliveryStreamType("KinesisStreamAsSource")
                        .kinesisStreamSourceConfiguration(source -> source.kinesisStreamARN(Ground.SOURCE_ARN + "-not")
                                .roleARN(Ground.ROLE))
                        .extendedS3DestinationConfiguration(Ground.destination(destination -> {}))),
                "InvalidArgumentException",
                "Stream wildrydes-not under account 000000000000 not found.");
    }
}
