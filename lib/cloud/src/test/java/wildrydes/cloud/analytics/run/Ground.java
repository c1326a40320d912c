package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Input;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Output;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RuntimeEnvironment;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SourceSchema;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlApplicationConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlRunConfiguration;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;

/** A whole cloud in step time, with streams, producers and a role for applications. */
final class Ground implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::000000000000:role/analytics";
    static final String APPLICATION = "wildrydes";
    static final String SOURCE = "wildrydes";
    static final String SUMMARY = "wildrydes-summary";

    /** The lab's own SQL. */
    static final String SQL = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
              "Name" VARCHAR(16),
              "StatusTime" TIMESTAMP,
              "Distance" SMALLINT,
              "MinMagicPoints" SMALLINT,
              "MaxMagicPoints" SMALLINT,
              "MinHealthPoints" SMALLINT,
              "MaxHealthPoints" SMALLINT
            );
            CREATE OR REPLACE PUMP "STREAM_PUMP" AS
              INSERT INTO "DESTINATION_SQL_STREAM"
                SELECT STREAM "Name", "ROWTIME", SUM("Distance"), MIN("MagicPoints"),
                              MAX("MagicPoints"), MIN("HealthPoints"), MAX("HealthPoints")
                FROM "SOURCE_SQL_STREAM_001"
                GROUP BY FLOOR("SOURCE_SQL_STREAM_001"."ROWTIME" TO MINUTE), "Name";
            """;

    private static final String NAME = "analytics";
    private static final String POLICY = "work";

    final ServedCloud cloud;
    final KinesisClient kinesis;
    final IamClient iam;
    final KinesisAnalyticsV2Client analytics;
    final LabClient lab;

    /** Goes on in a folder. */
    Ground(Path folder) {
        this(new ServedCloud(folder));
    }

    private Ground(ServedCloud cloud) {
        this.cloud = cloud;
        kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        analytics = cloud.analytics(ServedCloud.ADMINISTRATOR);
        lab = new LabClient(
                cloud.endpoint(),
                new AccessKey(ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
    }

    /** Begins in an empty folder, at the beginning of a second, with a role that may do everything. */
    static Ground begin(Path folder) {
        return begin(new ServedCloud(folder));
    }

    /** Begins in a cloud where nothing was done yet. */
    static Ground begin(ServedCloud cloud) {
        Ground ground = new Ground(cloud);
        ground.iam.createRole(
                role -> role.roleName(NAME)
                        .assumeRolePolicyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                        + "\"Principal\":{\"Service\":\"kinesisanalytics.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        ground.allow("*");
        Instant now = ground.now();
        ground.pass(Duration.between(now, Instant.ofEpochSecond(now.getEpochSecond() + 1)));
        return ground;
    }

    /** Lets the role do these things, and no others. */
    void allow(String... actions) {
        iam.putRolePolicy(policy -> policy.roleName(NAME)
                .policyName(POLICY)
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                        + "\"Action\":[\"" + String.join("\",\"", actions) + "\"]}}"));
    }

    static String arn(String stream) {
        return "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream;
    }

    Instant now() {
        return lab.now();
    }

    void pass(Duration duration) {
        lab.post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}");
    }

    /** Lets time pass up to a moment of a minute: {@code 0} is the beginning of the next. */
    void passToSecond(int second) {
        Instant now = now();
        long beginning = now.getEpochSecond() / 60 * 60;
        Instant target = Instant.ofEpochSecond(beginning + second);
        pass(Duration.between(now, target.isAfter(now) ? target : target.plusSeconds(60)));
    }

    void stream(String name, int shards) {
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
        settle(name);
    }

    private void settle(String stream) {
        lab.post("/_lab/clock/settle", "{\"resource\":\"" + arn(stream) + "\"}");
    }

    void reshard(String stream, int shards) {
        kinesis.updateShardCount(request ->
                request.streamName(stream).targetShardCount(shards).scalingType(ScalingType.UNIFORM_SCALING));
        while (kinesis.describeStreamSummary(request -> request.streamName(stream))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.UPDATING) {
            settle(stream);
        }
    }

    void deleteStream(String name) {
        kinesis.deleteStream(request -> request.streamName(name));
        settle(name);
    }

    /** Puts a record under a key. */
    void put(String stream, String key, String data) {
        kinesis.putRecord(
                request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
    }

    /** What a unicorn sends. */
    static String unicorn(String name, double distance) {
        return "{\"Name\":\"" + name
                + "\",\"StatusTime\":\"2026-03-02 09:14:36.123\",\"Latitude\":40.7,\"Longitude\":-74.0,"
                + "\"Distance\":" + distance + ",\"MagicPoints\":150,\"HealthPoints\":151}";
    }

    /** Puts records, each under itself as its key. */
    void put(String stream, List<String> records) {
        kinesis.putRecords(request -> request.streamName(stream)
                .records(records.stream()
                        .map(record -> PutRecordsRequestEntry.builder()
                                .partitionKey(record.length() > 200 ? record.substring(0, 200) : record)
                                .data(SdkBytes.fromUtf8String(record))
                                .build())
                        .toList()));
    }

    /** Lets seconds pass, and unicorns send a record each at the end of every one. */
    void fly(int seconds, String... unicorns) {
        List<String> records =
                Stream.of(unicorns).map(name -> unicorn(name, 30.5)).toList();
        for (int second = 0; second < seconds; second++) {
            pass(Duration.ofSeconds(1));
            put(SOURCE, records);
        }
    }

    /** Creates the lab's streams and an application between them; the source has so many shards. */
    void application(int shards, String sql, Consumer<SqlApplicationConfiguration.Builder> more) {
        stream(SOURCE, shards);
        stream(SUMMARY, 1);
        application(sql, more);
    }

    /** Creates an application over streams that are there. */
    void application(String sql, Consumer<SqlApplicationConfiguration.Builder> more) {
        analytics.createApplication(request -> request.applicationName(APPLICATION)
                .runtimeEnvironment(RuntimeEnvironment.SQL_1_0)
                .serviceExecutionRole(ROLE)
                .applicationConfiguration(configuration -> configuration
                        .applicationCodeConfiguration(code -> code.codeContentType(CodeContentType.PLAINTEXT)
                                .codeContent(content -> content.textContent(sql)))
                        .sqlApplicationConfiguration(all -> {
                            all.inputs(input(1)).outputs(output("DESTINATION_SQL_STREAM"));
                            more.accept(all);
                        })));
    }

    static Input input(int parallelism) {
        return Input.builder()
                .namePrefix("SOURCE_SQL_STREAM")
                .kinesisStreamsInput(stream -> stream.resourceARN(arn(SOURCE)))
                .inputParallelism(streams -> streams.count(parallelism))
                .inputSchema(Ground::schema)
                .build();
    }

    private static void schema(SourceSchema.Builder schema) {
        schema.recordEncoding("UTF-8")
                .recordFormat(format -> format.recordFormatType("JSON")
                        .mappingParameters(mapping -> mapping.jsonMappingParameters(json -> json.recordRowPath("$"))))
                .recordColumns(
                        column("Distance", "DOUBLE"),
                        column("HealthPoints", "INTEGER"),
                        column("Latitude", "DOUBLE"),
                        column("Longitude", "DOUBLE"),
                        column("MagicPoints", "INTEGER"),
                        column("Name", "VARCHAR(16)"),
                        column("StatusTime", "TIMESTAMP"));
    }

    static RecordColumn column(String name, String type) {
        return RecordColumn.builder()
                .name(name)
                .sqlType(type)
                .mapping("$." + name)
                .build();
    }

    static Output output(String stream) {
        return Output.builder()
                .name(stream)
                .kinesisStreamsOutput(destination -> destination.resourceARN(arn(SUMMARY)))
                .destinationSchema(schema -> schema.recordFormatType("JSON"))
                .build();
    }

    /** Starts the application; when this returns, it is RUNNING. */
    void start(InputStartingPosition position) {
        String input = describe()
                .applicationConfigurationDescription()
                .sqlApplicationConfigurationDescription()
                .inputDescriptions()
                .get(0)
                .inputId();
        analytics.startApplication(request -> request.applicationName(APPLICATION)
                .runConfiguration(run -> run.sqlRunConfigurations(from(input, position))));
        settleApplication();
    }

    static SqlRunConfiguration from(String input, InputStartingPosition position) {
        return SqlRunConfiguration.builder()
                .inputId(input)
                .inputStartingPositionConfiguration(start -> start.inputStartingPosition(position))
                .build();
    }

    void stop() {
        analytics.stopApplication(request -> request.applicationName(APPLICATION));
        settleApplication();
    }

    /** Lets the application become what it is becoming. */
    void settleApplication() {
        lab.post("/_lab/clock/settle", "{\"resource\":\"" + describe().applicationARN() + "\"}");
    }

    ApplicationDetail describe() {
        return analytics
                .describeApplication(request -> request.applicationName(APPLICATION))
                .applicationDetail();
    }

    void update(Consumer<ApplicationConfigurationUpdate.Builder> update) {
        long version = describe().applicationVersionId();
        analytics.updateApplication(request -> request.applicationName(APPLICATION)
                .currentApplicationVersionId(version)
                .applicationConfigurationUpdate(update));
        settleApplication();
    }

    void updateSql(String sql) {
        update(update -> update.applicationCodeConfigurationUpdate(
                code -> code.codeContentUpdate(content -> content.textContentUpdate(sql))));
    }

    JsonNode live(String path) {
        LabClient.Answer answer = lab.get("/_lab/analytics/" + APPLICATION + path);
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
        return answer.body();
    }

    /** The rows of an in-application stream: rowtime and values, with blanks between. */
    List<String> rows(String stream) {
        List<String> rows = new ArrayList<>();
        live("/streams/" + stream).path("rows").forEach(row -> {
            StringBuilder line = new StringBuilder(row.path("rowtime").asText());
            row.path("values").forEach(value -> line.append(' ').append(value.asText()));
            rows.add(line.toString());
        });
        return rows;
    }

    /** What is in a stream, shard after shard, from the beginning. */
    List<String> records(String stream) {
        List<String> all = new ArrayList<>();
        kinesis.listShards(request -> request.streamName(stream)).shards().forEach(shard -> {
            String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            String next = iterator;
            boolean more = true;
            while (more) {
                String from = next;
                GetRecordsResponse page = kinesis.getRecords(request -> request.shardIterator(from));
                page.records().forEach(record -> all.add(text(record)));
                next = page.nextShardIterator();
                more = next != null && page.millisBehindLatest() > 0;
            }
        });
        return all;
    }

    private static String text(Record record) {
        return record.data().asString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kinesis.close();
        iam.close();
        analytics.close();
        cloud.close();
    }
}
