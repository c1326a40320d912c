package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import wildrydes.cloud.wire.ServiceError;

/** What mappings are made of, and what is refused. */
class OperationsTest {

    @TempDir
    private Path folder;

    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder, event -> "null");
        ground.createStream(Ground.STREAM, 1);
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private static CreateEventSourceMappingRequest stream(Consumer<CreateEventSourceMappingRequest.Builder> more) {
        CreateEventSourceMappingRequest.Builder request = CreateEventSourceMappingRequest.builder()
                .functionName(Ground.FUNCTION)
                .eventSourceArn(Ground.stream(Ground.STREAM))
                .startingPosition("TRIM_HORIZON");
        more.accept(request);
        return request.build();
    }

    private static CreateEventSourceMappingRequest queue(Consumer<CreateEventSourceMappingRequest.Builder> more) {
        CreateEventSourceMappingRequest.Builder request = CreateEventSourceMappingRequest.builder()
                .functionName(Ground.FUNCTION)
                .eventSourceArn(Ground.queue(Ground.QUEUE));
        more.accept(request);
        return request.build();
    }

    private void refused(AwsRequest request, Class<? extends AwsServiceException> type, String sentence) {
        assertThatThrownBy(() -> ground.call(request)).isInstanceOfSatisfying(type, e -> {
            String told = e.awsErrorDetails() == null
                    ? e.getMessage()
                    : e.awsErrorDetails().errorMessage();
            assertThat(told).isEqualTo(sentence);
        });
    }

    private void invalid(AwsRequest request, String sentence) {
        refused(request, InvalidParameterValueException.class, sentence);
    }

    @Test
    void aMappingOfAStreamHasTheMembersThatItHasAtAws() {
        CreateEventSourceMappingResponse made = ground.call(stream(request -> request.tags(Map.of("lab", "3"))));

        assertThat(made.uuid()).hasSize(36);
        assertThat(made.eventSourceMappingArn())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + made.uuid());
        assertThat(made.functionArn()).isEqualTo(FakeFunctions.PREFIX + Ground.FUNCTION);
        assertThat(made.batchSize()).isEqualTo(100);
        assertThat(made.bisectBatchOnFunctionError()).isFalse();
        assertThat(made.destinationConfig().onFailure().destination()).isNull();
        assertThat(made.hasFunctionResponseTypes()).isTrue();
        assertThat(made.functionResponseTypes()).isEmpty();
        assertThat(made.lastModified()).isEqualTo(ground.now());
        assertThat(made.lastProcessingResult()).isEqualTo("No records processed");
        assertThat(made.maximumBatchingWindowInSeconds()).isZero();
        assertThat(made.maximumRecordAgeInSeconds()).isEqualTo(-1);
        assertThat(made.maximumRetryAttempts()).isEqualTo(-1);
        assertThat(made.parallelizationFactor()).isEqualTo(1);
        assertThat(made.tumblingWindowInSeconds()).isZero();
        assertThat(made.startingPosition()).isEqualTo(EventSourcePosition.TRIM_HORIZON);
        assertThat(made.state()).isEqualTo("Creating");
        assertThat(made.stateTransitionReason()).isEqualTo("User action");
        assertThat(made.filterCriteria()).isNull();
        assertThat(ground.mappings.tags(made.eventSourceMappingArn())).containsExactly(Map.entry("lab", "3"));
    }

    @Test
    void aMappingOfAQueueHasFewer() {
        CreateEventSourceMappingResponse made =
                ground.call(queue(request -> request.scalingConfig(scaling -> scaling.maximumConcurrency(3))));

        assertThat(made.batchSize()).isEqualTo(10);
        assertThat(made.stateTransitionReason()).isEqualTo("USER_INITIATED");
        assertThat(made.lastProcessingResult()).isNull();
        assertThat(made.parallelizationFactor()).isNull();
        assertThat(made.destinationConfig()).isNull();
        assertThat(made.startingPosition()).isNull();
        assertThat(made.scalingConfig().maximumConcurrency()).isEqualTo(3);
    }

    @Test
    void statesPassWithTime() {
        CreateEventSourceMappingResponse made = ground.call(stream(request -> request.enabled(false)));
        String uuid = made.uuid();
        ground.seconds(8);
        assertThat(ground.get(uuid).state()).isEqualTo("Disabled");

        UpdateEventSourceMappingResponse changed = ground.call(UpdateEventSourceMappingRequest.builder()
                .uuid(uuid)
                .batchSize(7)
                .build());
        assertThat(changed.state()).isEqualTo("Updating");
        assertThat(changed.batchSize()).as("applied when the update is over").isEqualTo(100);
        ground.seconds(8);
        assertThat(ground.get(uuid).state()).isEqualTo("Disabled");
        assertThat(ground.get(uuid).batchSize()).isEqualTo(7);

        UpdateEventSourceMappingResponse enabled = ground.call(UpdateEventSourceMappingRequest.builder()
                .uuid(uuid)
                .enabled(true)
                .build());
        assertThat(enabled.state()).isEqualTo("Enabling");
        ground.seconds(8);
        assertThat(ground.get(uuid).state()).isEqualTo("Enabled");

        UpdateEventSourceMappingResponse disabled = ground.call(UpdateEventSourceMappingRequest.builder()
                .uuid(uuid)
                .enabled(false)
                .build());
        assertThat(disabled.state()).isEqualTo("Disabling");
        ground.seconds(8);

        DeleteEventSourceMappingResponse deleted =
                ground.call(DeleteEventSourceMappingRequest.builder().uuid(uuid).build());
        assertThat(deleted.state()).isEqualTo("Deleting");
        assertThat(ground.get(uuid).state()).isEqualTo("Deleting");
        ground.seconds(8);
        refused(
                GetEventSourceMappingRequest.builder().uuid(uuid).build(),
                ResourceNotFoundException.class,
                "The resource you requested does not exist.");
    }

    @Test
    void whoeverLooksAtAMappingOnItsWayLetsItArrive() throws InterruptedException {
        CreateEventSourceMappingResponse made = ground.call(stream(request -> {}));

        GetEventSourceMappingResponse seen = ground.get(made.uuid());
        for (int i = 0; i < 100 && seen.state().equals("Creating"); i++) {
            Thread.sleep(10); // time is moved on another thread
            seen = ground.get(made.uuid());
        }

        assertThat(seen.state()).isEqualTo("Enabled");
        assertThat(seen.lastModified()).isAfter(made.lastModified()).isEqualTo(ground.now());
    }

    @Test
    void aMappingOnItsWayIsBusy() {
        CreateEventSourceMappingResponse made = ground.call(stream(request -> {}));

        refused(
                UpdateEventSourceMappingRequest.builder().uuid(made.uuid()).build(),
                ResourceInUseException.class,
                "Cannot update the event source mapping because it is in use.");
        refused(
                DeleteEventSourceMappingRequest.builder().uuid(made.uuid()).build(),
                ResourceInUseException.class,
                "Cannot delete the event source mapping because it is in use.");
    }

    @Test
    void theSameAgainIsAConflict() {
        CreateEventSourceMappingResponse first = ground.call(stream(request -> {}));
        CreateEventSourceMappingResponse second = ground.call(queue(request -> {}));

        refused(
                stream(request -> request.functionName(FakeFunctions.PREFIX + Ground.FUNCTION)),
                ResourceConflictException.class,
                "The event source arn (\" " + Ground.stream(Ground.STREAM)
                        + " \") and function (\" process \") provided"
                        + " mapping already exists. Please update or delete the existing mapping with UUID "
                        + first.uuid());
        refused(
                queue(request -> {}),
                ResourceConflictException.class,
                "An event source mapping with SQS arn (\" " + Ground.queue(Ground.QUEUE)
                        + " \") and function (\" process \")"
                        + " already exists. Please update or delete the existing mapping with UUID " + second.uuid());
        assertThat((CreateEventSourceMappingResponse)
                        ground.call(stream(request -> request.functionName("process:live"))))
                .as("another version or alias is another function")
                .isNotNull();
    }

    @Test
    void whatDoesNotExistIsNamed() {
        invalid(stream(request -> request.functionName("nobody")), "Function does not exist");
        invalid(
                stream(request -> request.eventSourceArn(Ground.stream("nowhere"))),
                "Stream not found: " + Ground.stream("nowhere"));
        invalid(
                queue(request -> request.eventSourceArn(Ground.queue("nowhere"))),
                "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue."
                        + " SQS Error Message: The specified queue does not exist.");
        invalid(stream(request -> request.eventSourceArn(null)), "Unrecognized event source.");
        invalid(
                stream(request -> request.eventSourceArn("arn:aws:s3:us-east-1:000000000000:bucket")),
                "Unrecognized event source, must be kinesis, dynamodb stream or sqs.");
        refused(
                GetEventSourceMappingRequest.builder()
                        .uuid(UUID.randomUUID().toString())
                        .build(),
                ResourceNotFoundException.class,
                "The resource you requested does not exist.");
    }

    @Test
    void positionsAreForStreams() {
        String table = "arn:aws:dynamodb:us-east-1:000000000000:table/rides/stream/2026-03-02T09:00:00.000";

        invalid(
                stream(request -> request.startingPosition((String) null)),
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must"
                        + " not be null.");
        invalid(
                stream(request -> request.startingPositionTimestamp(Instant.EPOCH)),
                "Timestamp only valid with StartingPosition AT_TIMESTAMP");
        invalid(
                stream(request ->
                        request.startingPosition("AT_TIMESTAMP").startingPositionTimestamp(Instant.ofEpochSecond(-1))),
                "Received Exception while reading from provided stream. class java.lang.Long can not be converted to a"
                        + " Timestamp");
        invalid(
                stream(request -> request.eventSourceArn(table)
                        .startingPosition("AT_TIMESTAMP")
                        .startingPositionTimestamp(Instant.EPOCH)),
                "Unsupported starting position for arn type: " + table);
        invalid(
                queue(request -> request.startingPosition("LATEST")),
                "StartingPosition is not valid for SQS event sources.");
        assertThatThrownBy(() -> ground.call(stream(request -> request.startingPosition("invalid"))))
                .isInstanceOf(ServiceError.class)
                .hasMessage(
                        "1 validation error detected: Value 'invalid' at 'startingPosition' failed to satisfy constraint:"
                                + " Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]");
    }

    @Test
    void optionsAreForTheirKindOfSource() {
        List<Consumer<CreateEventSourceMappingRequest.Builder>> streamsAlone = List.of(
                request -> request.bisectBatchOnFunctionError(false),
                request -> request.maximumRecordAgeInSeconds(60),
                request -> request.maximumRetryAttempts(1),
                request -> request.parallelizationFactor(1),
                request -> request.tumblingWindowInSeconds(60));
        for (Consumer<CreateEventSourceMappingRequest.Builder> option : streamsAlone) {
            assertThatThrownBy(() -> ground.call(queue(option)))
                    .isInstanceOf(InvalidParameterValueException.class)
                    .hasMessageMatching("Unsupported \\w+ parameter for given event source mapping type\\..*");
        }
        String unsupported = "Unsupported DestinationConfig parameter for given event source mapping type.";
        invalid(
                stream(request -> request.destinationConfig(
                        config -> config.onSuccess(success -> success.destination(Ground.queue(Ground.QUEUE))))),
                unsupported);
        invalid(
                queue(request -> request.destinationConfig(
                        config -> config.onFailure(failure -> failure.destination(Ground.queue(Ground.QUEUE))))),
                unsupported);
        invalid(
                stream(request -> request.scalingConfig(scaling -> scaling.maximumConcurrency(2))),
                "Unsupported ScalingConfig parameter for given event source mapping type.");
        invalid(
                stream(request -> request.topics("a")),
                "Unsupported Topics parameter for given event source mapping type.");
    }

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @Test
    void valuesAreWithinTheirRanges() {
        invalid(
                stream(request -> request.maximumRecordAgeInSeconds(59)),
                "MaximumRecordAgeInSeconds must be either -1 (forever) or between 60 and 604800 (inclusive)");
        invalid(
                queue(request -> request.batchSize(11)),
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
        invalid(
                stream(request -> request.filterCriteria(
                        criteria -> criteria.filters(filter -> filter.pattern("single-string")))),
                "Invalid filter pattern definition.");
        assertThatThrownBy(() ->
                        ground.call(stream(request -> request.batchSize(10_001).parallelizationFactor(11))))
                .hasMessageStartingWith("2 validation errors detected: Value '10001' at 'batchSize' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 10000; Value '11' at"
                        + " 'parallelizationFactor'");
        assertThatThrownBy(() -> ground.call(stream(request -> request.maximumRetryAttempts(10_001))))
                .hasMessageContaining("'maximumRetryAttempts'");
        assertThatThrownBy(() -> ground.call(stream(request -> request.tumblingWindowInSeconds(901))))
                .hasMessageContaining("'tumblingWindowInSeconds'");
    }

    @Test
    void theRoleMustBeAbleToReadTheStream() {
        String sentence =
                "Cannot access stream " + Ground.stream(Ground.STREAM) + ". Please ensure the role can perform"
                        + " the GetRecords, GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream"
                        + " in IAM.";
        List<String> all = List.of(
                "kinesis:GetRecords",
                "kinesis:GetShardIterator",
                "kinesis:DescribeStream",
                "kinesis:ListShards",
                "kinesis:ListStreams");
        for (String missing : all) {
            List<String> others = new ArrayList<>(all);
            others.remove(missing);
            ground.allow("function", others.toArray(String[]::new));
            invalid(stream(request -> {}), sentence);
        }
        ground.allow("function", all.toArray(String[]::new));
        assertThat((CreateEventSourceMappingResponse) ground.call(stream(request -> {})))
                .isNotNull();
    }

    @Test
    void theRoleMustBeAbleToTakeMessagesAndToReportFailures() {
        for (String action : List.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
            List<String> others =
                    new ArrayList<>(List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"));
            others.remove("sqs:" + action);
            ground.allow("function", others.toArray(String[]::new));
            invalid(
                    queue(request -> {}),
                    "The provided execution role does not have permissions to call " + action + " on SQS");
        }
        ground.allow("function", "kinesis:*");
        invalid(
                stream(request -> request.destinationConfig(
                        config -> config.onFailure(failure -> failure.destination(Ground.queue(Ground.QUEUE))))),
                "The provided execution role does not have permissions to call SendMessage on SQS");
    }

    @Test
    void messagesMustStayHiddenForAsLongAsTheFunctionMayTake() {
        ground.call(CreateQueueRequest.builder()
                .queueName("short")
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "30"))
                .build());
        ground.functions.timeout = Duration.ofSeconds(60);

        invalid(
                queue(request -> request.eventSourceArn(Ground.queue("short"))),
                "Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds");
    }

    @Test
    void mappingsAreListedByFunctionBySourceAndInPages() {
        ground.functions.put("other", Ground.ROLE, event -> "null");
        CreateEventSourceMappingResponse one = ground.call(stream(request -> {}));
        CreateEventSourceMappingResponse two = ground.call(queue(request -> {}));
        CreateEventSourceMappingResponse three = ground.call(stream(request -> request.functionName("other")));

        assertThat(listed(request -> {})).containsExactlyInAnyOrder(one.uuid(), two.uuid(), three.uuid());
        assertThat(listed(request -> request.functionName(Ground.FUNCTION)))
                .containsExactlyInAnyOrder(one.uuid(), two.uuid());
        assertThat(listed(request -> request.functionName("000000000000:function:other")))
                .containsExactly(three.uuid());
        assertThat(listed(request -> request.eventSourceArn(Ground.stream(Ground.STREAM))))
                .containsExactlyInAnyOrder(one.uuid(), three.uuid());
        assertThat(listed(request -> request.functionName("nobody"))).isEmpty();

        ListEventSourceMappingsResponse first =
                ground.call(ListEventSourceMappingsRequest.builder().maxItems(2).build());
        ListEventSourceMappingsResponse second = ground.call(ListEventSourceMappingsRequest.builder()
                .marker(first.nextMarker())
                .build());
        assertThat(first.eventSourceMappings()).hasSize(2);
        assertThat(second.eventSourceMappings()).hasSize(1);
        assertThat(second.nextMarker()).isNull();
    }

    private List<String> listed(Consumer<ListEventSourceMappingsRequest.Builder> more) {
        ListEventSourceMappingsRequest.Builder request = ListEventSourceMappingsRequest.builder();
        more.accept(request);
        ListEventSourceMappingsResponse answer = ground.call(request.build());
        return answer.eventSourceMappings().stream()
                .map(EventSourceMappingConfiguration::uuid)
                .toList();
    }

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @Test
    void anUpdateKeepsWhatItDoesNotName() {
        String uuid = ground.map(request -> request.batchSize(5)
                .bisectBatchOnFunctionError(true)
                .filterCriteria(criteria -> criteria.filters(filter -> filter.pattern("{\"data\":{\"a\":[1]}}")))
                .destinationConfig(
                        config -> config.onFailure(failure -> failure.destination(Ground.queue(Ground.QUEUE)))));

        ground.update(uuid, request -> request.maximumRetryAttempts(3));
        GetEventSourceMappingResponse now = ground.get(uuid);
        assertThat(now.batchSize()).isEqualTo(5);
        assertThat(now.bisectBatchOnFunctionError()).isTrue();
        assertThat(now.maximumRetryAttempts()).isEqualTo(3);
        assertThat(now.filterCriteria().filters()).hasSize(1);
        assertThat(now.destinationConfig().onFailure().destination()).isEqualTo(Ground.queue(Ground.QUEUE));

        ground.update(
                uuid,
                request -> request.destinationConfig(config -> config.onFailure(failure -> failure.destination("")))
                        .filterCriteria(criteria -> criteria.filters(List.of())));
        assertThat(ground.get(uuid).destinationConfig().onFailure().destination())
                .isNull();
        assertThat(ground.get(uuid).filterCriteria()).isNull();
    }

    @Test
    void statesGoOnAfterARestart() {
        CreateEventSourceMappingResponse made = ground.call(stream(request -> request.batchSize(9)));
        FakeFunctions functions = ground.functions;
        ground.close();

        ground = new Ground(folder, functions);
        ground.seconds(8);

        assertThat(ground.get(made.uuid()).state()).isEqualTo("Enabled");
        assertThat(ground.get(made.uuid()).batchSize()).isEqualTo(9);
    }

    @Test
    void tagsAreChangedByArn() {
        String uuid = ground.map(request -> {});
        String arn = ground.get(uuid).eventSourceMappingArn();

        ground.mappings.tag(arn, tags -> Map.of("a", "b"));

        assertThat(ground.mappings.tags(arn)).containsExactly(Map.entry("a", "b"));
        String none = arn.replace(uuid, UUID.randomUUID().toString());
        assertThatThrownBy(() -> ground.mappings.tags(none))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Event source mapping not found: " + none);
    }
}
