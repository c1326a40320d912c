package wildrydes.cloud.wholelab;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Input;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Output;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RuntimeEnvironment;

/** The lab's second module: an application sums up the rides of each unicorn by the minute, from one stream into another. */
final class Summing {

    static final String APPLICATION = "wildrydes";
    static final String ROLE = "wildrydes-analytics";

    private static final String POLICY = "ReadAndWriteStreams";

    private static final String SQL = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
              "Name" VARCHAR(16), "StatusTime" TIMESTAMP, "Distance" SMALLINT,
              "MinMagicPoints" SMALLINT, "MaxMagicPoints" SMALLINT,
              "MinHealthPoints" SMALLINT, "MaxHealthPoints" SMALLINT);
            CREATE OR REPLACE PUMP "STREAM_PUMP" AS
              INSERT INTO "DESTINATION_SQL_STREAM"
              SELECT STREAM "Name", "ROWTIME", SUM("Distance"), MIN("MagicPoints"), MAX("MagicPoints"),
                MIN("HealthPoints"), MAX("HealthPoints")
              FROM "SOURCE_SQL_STREAM_001"
              GROUP BY FLOOR("SOURCE_SQL_STREAM_001"."ROWTIME" TO MINUTE), "Name";
            """;

    private static final List<RecordColumn> COLUMNS = Stream.of(
                    "Distance DOUBLE",
                    "HealthPoints INTEGER",
                    "Latitude DOUBLE",
                    "Longitude DOUBLE",
                    "MagicPoints INTEGER",
                    "Name VARCHAR(16)",
                    "StatusTime TIMESTAMP")
            .map(column -> column.split(" "))
            .map(column -> RecordColumn.builder()
                    .name(column[0])
                    .sqlType(column[1])
                    .mapping("$." + column[0])
                    .build())
            .toList();

    private final Account account;
    private final Roles roles;
    private final DataStream source;
    private final DataStream summary;

    Summing(Account account, Roles roles, DataStream source, DataStream summary) {
        this.account = account;
        this.roles = roles;
        this.source = source;
        this.summary = summary;
    }

    /** Creates and starts it; when this returns, it runs. */
    void build() {
        String role = roles.create(ROLE, "kinesisanalytics.amazonaws.com");
        roles.allow(ROLE, POLICY, """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Resource": "%s", "Action":
                    ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"]},
                  {"Effect": "Allow", "Resource": "%s", "Action":
                    ["kinesis:DescribeStream", "kinesis:PutRecord", "kinesis:PutRecords"]}]}""".formatted(source.arn(), summary.arn()));
        account.analytics.createApplication(application -> application
                .applicationName(APPLICATION)
                .runtimeEnvironment(RuntimeEnvironment.SQL_1_0)
                .serviceExecutionRole(role)
                .applicationConfiguration(configuration -> configuration
                        .applicationCodeConfiguration(code -> code.codeContentType(CodeContentType.PLAINTEXT)
                                .codeContent(content -> content.textContent(SQL)))
                        .sqlApplicationConfiguration(sql -> sql.inputs(input()).outputs(output()))));
        account.analytics.startApplication(application -> application.applicationName(APPLICATION));
        account.settle(describe().applicationARN());
    }

    private Input input() {
        return Input.builder()
                .namePrefix("SOURCE_SQL_STREAM")
                .kinesisStreamsInput(stream -> stream.resourceARN(source.arn()))
                .inputSchema(schema -> schema.recordEncoding("UTF-8")
                        .recordFormat(format -> format.recordFormatType("JSON")
                                .mappingParameters(
                                        mapping -> mapping.jsonMappingParameters(json -> json.recordRowPath("$"))))
                        .recordColumns(COLUMNS))
                .build();
    }

    private Output output() {
        return Output.builder()
                .name("DESTINATION_SQL_STREAM")
                .kinesisStreamsOutput(stream -> stream.resourceARN(summary.arn()))
                .destinationSchema(schema -> schema.recordFormatType("JSON"))
                .build();
    }

    ApplicationDetail describe() {
        return account.analytics
                .describeApplication(application -> application.applicationName(APPLICATION))
                .applicationDetail();
    }

    void remove() {
        ApplicationDetail now = describe();
        account.analytics.deleteApplication(
                application -> application.applicationName(APPLICATION).createTimestamp(now.createTimestamp()));
        account.settle(now.applicationARN());
    }

    void removeRole() {
        roles.remove(ROLE, POLICY);
    }
}
