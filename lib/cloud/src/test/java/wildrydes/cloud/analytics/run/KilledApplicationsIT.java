package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RuntimeEnvironment;
import wildrydes.cloud.Clients;
import wildrydes.cloud.CloudProcess;
import wildrydes.cloud.LabClient;

/**
 * A packed cloud that is killed again and again while clients put records and an application counts them by ten seconds: each
 * record is counted once, and a row that comes twice comes the same.
 */
class KilledApplicationsIT {

    private static final int WRITERS = 3;
    private static final int MOST_CALLS = 120;
    /** Of cloud time, so that many windows end between two kills. */
    private static final String SPEED = "300";

    private static final String SQL = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("Name" VARCHAR(16), "Ended" TIMESTAMP, "Records" INTEGER);
            CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
            SELECT STREAM "Name", ROWTIME, COUNT(*) FROM "SOURCE_SQL_STREAM_001"
            GROUP BY "Name", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '10' SECOND);
            """;

    @TempDir
    Path folder;

    private final Random random = new Random(20261126);
    private final List<Throwable> early = new CopyOnWriteArrayList<>();

    @Test
    @Timeout(600)
    void everyRecordIsCountedOnceInAFewKills() throws InterruptedException {
        kill(4);
    }

    @Test
    @Tag("alone")
    @Timeout(600)
    void everyRecordIsCountedOnceInFifteenKills() throws InterruptedException {
        kill(15);
    }

    private void kill(int times) throws InterruptedException {
        for (int time = 0; time < times; time++) {
            try (CloudProcess cloud = CloudProcess.start(folder, "--speed", SPEED)) {
                if (time == 0) {
                    begin(cloud);
                }
                putUntilKilled(cloud, 1 + random.nextInt(MOST_CALLS));
            }
        }
        try (CloudProcess cloud = CloudProcess.start(folder, "--speed", SPEED);
                KinesisClient kinesis = kinesis(cloud)) {
            new LabClient(cloud.endpoint(), CloudProcess.KEY).post("/_lab/clock/run", "{\"duration\":\"PT1M\"}");
            new LabClient(cloud.endpoint(), CloudProcess.KEY).post("/_lab/clock/hold", "{}");
            assertCounted(records(kinesis, Ground.SOURCE), records(kinesis, Ground.SUMMARY));
        }
    }

    private void begin(CloudProcess cloud) {
        LabClient lab = new LabClient(cloud.endpoint(), CloudProcess.KEY);
        try (IamClient iam = client(cloud, IamClient.builder());
                KinesisClient kinesis = kinesis(cloud);
                KinesisAnalyticsV2Client analytics = client(cloud, KinesisAnalyticsV2Client.builder())) {
            iam.createRole(
                    role -> role.roleName("analytics")
                            .assumeRolePolicyDocument(
                                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                            + "\"Principal\":{\"Service\":\"kinesisanalytics.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
            iam.putRolePolicy(policy -> policy.roleName("analytics")
                    .policyName("work")
                    .policyDocument(
                            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                                    + "\"Action\":\"kinesis:*\"}}"));
            for (String stream : List.of(Ground.SOURCE, Ground.SUMMARY)) {
                kinesis.createStream(request -> request.streamName(stream).shardCount(2));
                lab.post("/_lab/clock/settle", "{\"resource\":\"" + Ground.arn(stream) + "\"}");
            }
            String arn = analytics
                    .createApplication(request -> request.applicationName(Ground.APPLICATION)
                            .runtimeEnvironment(RuntimeEnvironment.SQL_1_0)
                            .serviceExecutionRole(Ground.ROLE)
                            .applicationConfiguration(configuration -> configuration
                                    .applicationCodeConfiguration(
                                            code -> code.codeContentType(CodeContentType.PLAINTEXT)
                                                    .codeContent(content -> content.textContent(SQL)))
                                    .sqlApplicationConfiguration(all -> all.inputs(Ground.input(1))
                                            .outputs(Ground.output("DESTINATION_SQL_STREAM")))))
                    .applicationDetail()
                    .applicationARN();
            analytics.startApplication(request -> request.applicationName(Ground.APPLICATION)
                    .runConfiguration(
                            run -> run.sqlRunConfigurations(Ground.from("1.1", InputStartingPosition.TRIM_HORIZON))));
            lab.post("/_lab/clock/settle", "{\"resource\":\"" + arn + "\"}");
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(CloudProcess cloud, B builder) {
        AwsCredentials key = AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret());
        return new Clients(cloud.endpoint().getPort()).client(builder, key);
    }

    private static KinesisClient kinesis(CloudProcess cloud) {
        return client(cloud, KinesisClient.builder());
    }

    /** Several clients put records until the process, which is killed after so many calls of theirs, is gone. */
    private void putUntilKilled(CloudProcess cloud, int calls) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(calls);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String name = "writer-" + i;
            Thread writer = new Thread(() -> put(cloud, name, enough), name);
            writer.start();
            writers.add(writer);
        }
        enough.await();
        cloud.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(early).isEmpty();
    }

    private void put(CloudProcess cloud, String name, CountDownLatch enough) {
        PutRecordsRequestEntry record = PutRecordsRequestEntry.builder()
                .partitionKey(name)
                .data(SdkBytes.fromUtf8String(Ground.unicorn(name, 1)))
                .build();
        try (KinesisClient client = kinesis(cloud)) {
            while (true) {
                client.putRecords(request -> request.streamName(Ground.SOURCE).records(record, record, record));
                enough.countDown();
            }
        } catch (SdkException | UncheckedIOException e) {
            if (enough.getCount() > 0) {
                early.add(e);
                while (enough.getCount() > 0) {
                    enough.countDown();
                }
            }
        }
    }

    private static List<String> records(KinesisClient kinesis, String stream) {
        List<String> all = new ArrayList<>();
        kinesis.listShards(request -> request.streamName(stream)).shards().forEach(shard -> {
            String first = kinesis.getShardIterator(request -> request.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            GetRecordsResponse page = kinesis.getRecords(request -> request.shardIterator(first));
            assertThat(page.millisBehindLatest()).isZero();
            page.records().forEach(record -> all.add(record.data().asString(StandardCharsets.UTF_8)));
        });
        return all;
    }

    private static void assertCounted(List<String> records, List<String> rows) {
        Map<String, Long> put = new TreeMap<>();
        for (int i = 0; i < WRITERS; i++) {
            String name = "writer-" + i;
            put.put(
                    name,
                    records.stream()
                            .filter(record -> record.contains('"' + name + '"'))
                            .count());
        }
        Map<String, Integer> byWindow = new TreeMap<>();
        Map<String, Long> counted = new TreeMap<>();
        for (String row : rows) {
            String window = row.substring(0, row.indexOf(",\"Records\""));
            int count = Integer.parseInt(row.replaceAll(".*\"Records\":(\\d+)}", "$1"));
            Integer before = byWindow.put(window, count);
            if (before == null) {
                counted.merge(window.substring(9, 17), (long) count, Long::sum);
            } else {
                assertThat(count).as(window).isEqualTo(before);
            }
        }
        assertThat(counted).isEqualTo(put);
        assertThat(records.size()).isGreaterThan(WRITERS);
    }
}
