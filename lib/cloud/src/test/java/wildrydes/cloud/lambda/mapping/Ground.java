package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.Rules;
import wildrydes.cloud.clock.VirtualClock;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.cloudwatch.CloudWatchService;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.door.Denials;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.dynamodb.DynamoDb;
import wildrydes.cloud.dynamodb.table.Policies;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.IamService;
import wildrydes.cloud.kinesis.KinesisService;
import wildrydes.cloud.kinesis.StreamPolicies;
import wildrydes.cloud.lambda.mapping.poll.AttemptRequests;
import wildrydes.cloud.lambda.mapping.poll.Pollers;
import wildrydes.cloud.ledger.Journal;
import wildrydes.cloud.ledger.Ledger;
import wildrydes.cloud.ledger.Meter;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.s3.Buckets;
import wildrydes.cloud.s3.S3Service;
import wildrydes.cloud.sqs.Queues;
import wildrydes.cloud.sqs.SqsService;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.sts.RoleDoor;
import wildrydes.cloud.sts.Sessions;
import wildrydes.cloud.sts.StsService;
import wildrydes.cloud.sts.WebIdentities;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.ResponseStream;
import wildrydes.cloud.wire.Service;
import wildrydes.cloud.wire.Services;

/** The services that mappings work with, in step time, with functions that are lambdas of the test. */
final class Ground implements AutoCloseable {

    static final String ACCOUNT = "000000000000";
    static final String REGION = "us-east-1";
    static final String ROLE = "arn:aws:iam::000000000000:role/function";
    static final String FUNCTION = "process";
    static final String STREAM = "wildrydes";
    static final String QUEUE = "failures";

    static final Caller ADMINISTRATOR = Caller.administrator(ACCOUNT, "AK");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    final FakeFunctions functions;
    final VirtualClock clock;
    final MetricStore metrics;
    final Mappings mappings;
    final Pollers pollers;
    private final ControlRoutes control = new ControlRoutes();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Door door;

    /** Goes on in a folder. */
    Ground(Path folder, FakeFunctions functions) {
        this.functions = functions;
        try {
            clock = new VirtualClock(folder, START, Rules.of(true, 1));
            Journal journal = part(new Journal(folder, clock));
            Store store = part(new Store(folder));
            Meter meter = part(new Meter(store, clock));
            metrics = part(new MetricStore(store, clock, meter));
            Directory directory = Directory.in(ACCOUNT, store);
            PolicyGate gate = new PolicyGate(directory, clock, ACCOUNT, REGION, new Denials());
            Buckets buckets = gate.also(new Buckets(folder.resolve("s3"), meter, store));
            Queues queues = gate.also(new Queues(store));
            Policies tables = gate.also(new Policies());
            Sessions sessions = new Sessions(directory, ACCOUNT, WallTime.system());
            MappingState state = new MappingState(store);
            pollers = new Pollers(state, clock, this::door, functions, metrics);
            mappings = Mappings.in(ACCOUNT, REGION, state, clock, this::door, functions, pollers);
            new AttemptRequests(state, pollers).addTo(control);
            DynamoDb dynamoDb = part(DynamoDb.in(ACCOUNT, REGION, store, clock, meter, metrics, tables));
            List<Service> all = new ArrayList<>(dynamoDb.services());
            all.addAll(List.of(
                    IamService.in(directory, clock),
                    StsService.in(
                            ACCOUNT,
                            directory,
                            sessions,
                            new RoleDoor(directory, gate),
                            new WebIdentities(directory, WallTime.system())),
                    KinesisService.in(ACCOUNT, REGION, store, clock, meter, metrics, gate.also(new StreamPolicies())),
                    S3Service.in(buckets, directory::nameable, gate, ACCOUNT, REGION, clock, this::door),
                    CloudWatchService.in(metrics, clock),
                    SqsService.in(ACCOUNT, REGION, () -> 1, queues, metrics, clock),
                    new Service(
                            "lambda",
                            "lambda",
                            List.of(new Address.RestJson()),
                            () -> List.of(mappings.operations()),
                            (request, caller) -> {
                                String resource = mappings.resource(request);
                                return resource == null ? ResourceNames.ANY : resource;
                            })));
            Services services = new Services(all);
            store.recover();
            door = new Door(services, gate, new Ledger(journal, meter), sessions, WallTime.system());
            part(clock);
            part(pollers);
            clock.start((operation, subject, sentence) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins in an empty folder: with a function whose role may do everything, a stream and a queue. */
    static Ground begin(Path folder, FakeFunctions.Body body) {
        Ground ground = new Ground(folder, new FakeFunctions());
        ground.functions.put(FUNCTION, ROLE, body);
        ground.role("function", "*");
        ground.call(CreateQueueRequest.builder().queueName(QUEUE).build());
        return ground;
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private Door door() {
        return door;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    <R extends AwsResponse> R call(AwsRequest request) {
        return door.call(request, ADMINISTRATOR);
    }

    /** A role that Lambda may take, and that may do these things, and no others. */
    void role(String name, String... actions) {
        call(CreateRoleRequest.builder()
                .roleName(name)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}")
                .build());
        allow(name, actions);
    }

    void allow(String role, String... actions) {
        call(PutRolePolicyRequest.builder()
                .roleName(role)
                .policyName("work")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                        + "\"Action\":[\"" + String.join("\",\"", actions) + "\"]}}")
                .build());
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration duration) {
        try {
            clock.run(duration, null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void seconds(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    void settle(String resource) {
        try {
            clock.settle(resource);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String stream(String name) {
        return "arn:aws:kinesis:us-east-1:000000000000:stream/" + name;
    }

    static String queue(String name) {
        return "arn:aws:sqs:us-east-1:000000000000:" + name;
    }

    void createStream(String name, int shards) {
        call(CreateStreamRequest.builder().streamName(name).shardCount(shards).build());
        settle(stream(name));
    }

    /** Puts a record; returns its sequence number. */
    String put(String key, String data) {
        PutRecordResponse answer = call(PutRecordRequest.builder()
                .streamName(STREAM)
                .partitionKey(key)
                .data(SdkBytes.fromUtf8String(data))
                .build());
        return answer.sequenceNumber();
    }

    /** Maps the stream to the function, from its first record on; when this returns, it is Enabled. */
    String map(Consumer<CreateEventSourceMappingRequest.Builder> more) {
        CreateEventSourceMappingRequest.Builder request = CreateEventSourceMappingRequest.builder()
                .functionName(FUNCTION)
                .eventSourceArn(stream(STREAM))
                .startingPosition("TRIM_HORIZON");
        more.accept(request);
        CreateEventSourceMappingResponse made = call(request.build());
        settle(made.eventSourceMappingArn());
        return made.uuid();
    }

    GetEventSourceMappingResponse get(String uuid) {
        return call(GetEventSourceMappingRequest.builder().uuid(uuid).build());
    }

    void update(String uuid, Consumer<UpdateEventSourceMappingRequest.Builder> change) {
        UpdateEventSourceMappingRequest.Builder request =
                UpdateEventSourceMappingRequest.builder().uuid(uuid);
        change.accept(request);
        call(request.build());
        settle(get(uuid).eventSourceMappingArn());
    }

    /** What the records of an event carry, decoded. */
    static List<String> data(JsonNode event) {
        List<String> data = new ArrayList<>();
        event.path("Records")
                .forEach(record -> data.add(new String(
                        Base64.getDecoder()
                                .decode(record.path("kinesis").path("data").asText()),
                        StandardCharsets.UTF_8)));
        return data;
    }

    /** Puts a record, and reads the shard as often as anybody may in this second. */
    void putAndRead(String data) {
        put("key", data);
        GetShardIteratorResponse iterator = call(GetShardIteratorRequest.builder()
                .streamName(STREAM)
                .shardId("shardId-000000000000")
                .shardIteratorType(ShardIteratorType.TRIM_HORIZON)
                .build());
        try {
            call(GetRecordsRequest.builder()
                    .shardIterator(iterator.shardIterator())
                    .build());
        } catch (ProvisionedThroughputExceededException e) {
            assertThat(e.getMessage()).contains("Rate exceeded");
        }
    }

    /** The content of an object. */
    String object(String bucket, String key) {
        try (ResponseStream<AwsResponse> object =
                door.open(GetObjectRequest.builder().bucket(bucket).key(key).build(), ADMINISTRATOR)) {
            InputStream body = object.content();
            return new String(Objects.requireNonNull(body).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Splits or merges the stream's shards; when this returns, it is ACTIVE again. */
    void reshard(int shards) {
        call(UpdateShardCountRequest.builder()
                .streamName(STREAM)
                .targetShardCount(shards)
                .scalingType(ScalingType.UNIFORM_SCALING)
                .build());
        for (int round = 0; round < 10; round++) {
            settle(stream(STREAM));
        }
    }

    /** The samples of a metric of the function in the last hours. */
    List<Datapoint> metric(String name) {
        GetMetricStatisticsResponse answer = call(GetMetricStatisticsRequest.builder()
                .namespace("AWS/Lambda")
                .metricName(name)
                .dimensions(
                        Dimension.builder().name("FunctionName").value(FUNCTION).build())
                .startTime(START.minusSeconds(60))
                .endTime(now().plusSeconds(60))
                .period(60)
                .statistics(Statistic.MAXIMUM, Statistic.SUM, Statistic.SAMPLE_COUNT)
                .build());
        return answer.datapoints();
    }

    /** The data of all events so far, event by event. */
    List<List<String>> events() {
        return functions.events.stream().map(Ground::data).toList();
    }

    /** The messages in the queue for failures, which are taken away. */
    List<JsonNode> failures() {
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            ReceiveMessageResponse page = call(ReceiveMessageRequest.builder()
                    .queueUrl(QueueUrls.of(queue(QUEUE)))
                    .maxNumberOfMessages(10)
                    .build());
            if (page.messages().isEmpty()) {
                return all;
            }
            for (Message message : page.messages()) {
                all.add(json(message.body()));
            }
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the lab is told of a mapping's attempts. */
    JsonNode attempts(String uuid) {
        ControlRoutes.Match match = control.match("GET", "/_lab/mappings/" + uuid + "/attempts");
        try {
            return match.handler()
                    .answer(new ControlRequest(match.values(), Map.of(), json("{}")))
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
