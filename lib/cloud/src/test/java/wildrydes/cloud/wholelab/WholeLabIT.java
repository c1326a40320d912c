package wildrydes.cloud.wholelab;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.Refusal.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The whole lab as somebody does it who has AWS's SDK and nothing of ours: build it, let unicorns fly through it, count at each
 * station, ask the files, and remove everything. The function and the query engine run in processes of their own.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WholeLabIT {

    @TempDir
    private Path folder;

    private Account account;
    private DataStream rides;
    private DataStream summary;
    private Summing summing;
    private Storing storing;
    private Archiving archiving;
    private Asking asking;
    private Flight flight;

    @BeforeEach
    void begin() {
        account = new Account(folder);
        Roles roles = new Roles(account.iam);
        rides = new DataStream(account, "wildrydes");
        summary = new DataStream(account, "wildrydes-summary");
        summing = new Summing(account, roles, rides, summary);
        storing = new Storing(account, roles, summary);
        archiving = new Archiving(account, roles, rides);
        asking = new Asking(account);
        flight = new Flight(account, rides);
    }

    @AfterEach
    void end() {
        account.close();
    }

    @Test
    void fromAnEmptyAccountThroughTheWholeLabToAnEmptyAccount() {
        assertThat(Leftovers.of(account)).isEmpty();
        everythingIsBuilt();
        Instant start = unicornsFlyForThreeMinutes();
        everyStationHasCountedTheSame();
        theRowsAndFilesAreWhole(start);
        theMetricsHaveToo(start);
        athenaAsksTheFiles();
        everythingIsListed();
        nothingGoesBeforeWhatNeedsIt();
        everythingGoesInTheRightOrder();
        assertThat(Leftovers.of(account)).isEmpty();
    }

    private void everythingIsBuilt() {
        rides.create();
        rides.register("map");
        summary.create();
        summing.build();
        storing.build();
        archiving.build();

        assertThat(rides.describe().streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(rides.describe().consumerCount()).isEqualTo(1);
        assertThat(summary.describe().openShardCount()).isEqualTo(1);
        assertThat(summing.describe().applicationStatus()).isEqualTo(ApplicationStatus.RUNNING);
        assertThat(storing.table().tableStatusAsString()).isEqualTo("ACTIVE");
        assertThat(storing.function().state()).isEqualTo(State.ACTIVE);
        assertThat(storing.mapping().state()).isEqualTo("Enabled");
        assertThat(storing.mapping().lastProcessingResult()).isEqualTo("No records processed");
        assertThat(archiving.describe().deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.ACTIVE);
    }

    /** Two from the beginning, a third from 20 seconds into the second minute. Then time for the last buffer to be written. */
    private Instant unicornsFlyForThreeMinutes() {
        account.passToTheNextMinute();
        Instant start = account.now();
        flight.fly(80, "Shadowfax", "Bucephalus");
        flight.fly(100, "Shadowfax", "Bucephalus", "Rocinante");
        account.pass(Duration.ofMinutes(2));
        assertThat(flight.total()).isEqualTo(460);
        assertThat(flight.records().values()).containsExactly(60, 60, 60, 40, 60, 60, 60, 60);
        assertThat(flight.metres().values()).containsExactly(1770, 1800, 1770, 1220, 1800, 1770, 1830, 1800);
        return start;
    }

    private void everyStationHasCountedTheSame() {
        assertThat(rides.arrived()).isEqualTo(flight.records());
        assertThat(summary.metres()).isEqualTo(flight.metres());
        assertThat(storing.metres()).isEqualTo(flight.metres());
        assertThat(archiving.lines()).isEqualTo(flight.records());
    }

    private void theRowsAndFilesAreWhole(Instant start) {
        Minute late = Minute.of("Rocinante", start.plusSeconds(80));
        Map<String, String> row = new TreeMap<>();
        row.put("Name", "Rocinante");
        row.put("StatusTime", Minute.text(late.end()));
        row.put("Distance", "1220");
        row.put("MinMagicPoints", "120");
        row.put("MaxMagicPoints", "159");
        row.put("MinHealthPoints", "141");
        row.put("MaxHealthPoints", "180");
        assertThat(storing.item(late)).isEqualTo(row);
        assertThat(storing.delivered())
                .containsExactly("Delivered 2 records", "Delivered 3 records", "Delivered 3 records");
        assertThat(storing.mapping().lastProcessingResult()).isEqualTo("OK");
        assertThat(archiving.files()).extracting(List::size).containsExactly(120, 160, 180);
        assertThat(archiving.objects())
                .extracting(object ->
                        object.key().substring(0, Archiving.prefix(start).length()))
                .containsExactly(
                        Archiving.prefix(start),
                        Archiving.prefix(start.plusSeconds(60)),
                        Archiving.prefix(start.plusSeconds(120)));
    }

    private void theMetricsHaveToo(Instant start) {
        assertThat(sum("AWS/Kinesis", "IncomingRecords", "StreamName", rides.name(), start))
                .isEqualTo(flight.total());
        assertThat(sum("AWS/Kinesis", "IncomingRecords", "StreamName", summary.name(), start))
                .isEqualTo(flight.records().size());
        assertThat(sum("AWS/Lambda", "Invocations", "FunctionName", Storing.FUNCTION, start))
                .isEqualTo(3);
        assertThat(sum("AWS/Lambda", "Errors", "FunctionName", Storing.FUNCTION, start))
                .isZero();
        assertThat(sum("AWS/Firehose", "DeliveryToS3.Records", "DeliveryStreamName", Archiving.DELIVERY_STREAM, start))
                .isEqualTo(flight.total());
    }

    private double sum(String namespace, String metric, String dimension, String value, Instant start) {
        return account
                .cloudWatch
                .getMetricStatistics(request -> request.namespace(namespace)
                        .metricName(metric)
                        .dimensions(
                                Dimension.builder().name(dimension).value(value).build())
                        .startTime(start)
                        .endTime(account.now())
                        .period(60)
                        .statistics(Statistic.SUM))
                .datapoints()
                .stream()
                .mapToDouble(point -> point.sum())
                .sum();
    }

    private void athenaAsksTheFiles() {
        asking.build(Archiving.BUCKET);
        assertThat(asking.table().storageDescriptor().columns())
                .extracting(Column::name)
                .containsExactly(
                        "name", "statustime", "latitude", "longitude", "distance", "healthpoints", "magicpoints");
        assertThat(asking.table().storageDescriptor().serdeInfo().serializationLibrary())
                .isEqualTo("org.apache.hive.hcatalog.data.JsonSerDe");

        QueryExecution count = asking.run("SELECT count(*) AS records FROM wildrydes");

        assertThat(asking.rows(count)).containsExactly(List.of("460"));
        assertThat(asking.file(count)).isEqualTo("\"records\"\n\"460\"\n");
        assertThat(count.statistics().dataScannedInBytes())
                .isEqualTo(
                        archiving.objects().stream().mapToLong(S3Object::size).sum());
        assertThat(asking.counted()).isEqualTo(flight.records());
        assertThat(asking.metres()).isEqualTo(flight.metres());
        assertThat(asking.failure("SELECT speed FROM wildrydes"))
                .startsWith("COLUMN_NOT_FOUND: line 1:8: Column 'speed' cannot be resolved");
    }

    private void everythingIsListed() {
        assertThat(Leftovers.of(account))
                .containsExactly(
                        "stream wildrydes",
                        "stream wildrydes-summary",
                        "application wildrydes",
                        "function WildRydesStreamProcessor",
                        "mapping of WildRydesStreamProcessor",
                        "table UnicornSensorData",
                        "delivery stream wildrydes",
                        "bucket wildrydes-athena-learner",
                        "bucket wildrydes-data-learner",
                        "database rides",
                        "table of the catalog wildrydes",
                        "policy WildRydesDynamoDBWritePolicy",
                        "role firehose_delivery_role",
                        "role wildrydes-analytics",
                        "role WildRydesStreamProcessorRole",
                        "log group /aws/lambda/WildRydesStreamProcessor");
    }

    private void nothingGoesBeforeWhatNeedsIt() {
        refused(
                () -> account.s3.deleteBucket(bucket -> bucket.bucket(Archiving.BUCKET)),
                409,
                "BucketNotEmpty",
                "The bucket you tried to delete is not empty");
        refused(
                () -> account.iam.deleteRole(role -> role.roleName(Storing.ROLE)),
                409,
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.");
        refused(
                () -> account.iam.deleteRole(role -> role.roleName(Summing.ROLE)),
                409,
                "DeleteConflict",
                "Cannot delete entity, must delete policies first.");
        refused(
                () -> account.iam.deletePolicy(policy -> policy.policyArn(storing.policyArn())),
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.");
        refused(
                () -> account.kinesis.deleteStream(stream -> stream.streamName(rides.name())),
                400,
                "ResourceInUseException",
                "DeleteStream can't delete 000000000000:wildrydes because there are consumers associated with this data"
                        + " stream. To delete wildrydes anyway, set the EnforceConsumerDeletion parameter to true to"
                        + " force the deletion of all the consumers that are associated with it.");
        assertThat(asking.failure("DROP DATABASE rides"))
                .isEqualTo("FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask."
                        + " InvalidOperationException(message:Database rides is not empty. One or more tables exist.)");
        assertThat(Leftovers.of(account)).hasSize(16);
    }

    private void everythingGoesInTheRightOrder() {
        storing.removeMapping();
        summing.remove();
        archiving.removeDeliveryStream();
        storing.removeFunction();
        storing.removeTable();
        aDroppedTableLeavesItsFiles();
        removeBucket(Archiving.BUCKET);
        removeBucket(Asking.RESULTS);
        summing.removeRole();
        storing.removeRole();
        archiving.removeRole();
        rides.remove();
        summary.remove();
    }

    private void aDroppedTableLeavesItsFiles() {
        asking.run("DROP TABLE wildrydes");
        asking.run("DROP DATABASE rides");
        assertThat(archiving.lines()).isEqualTo(flight.records());
    }

    private void removeBucket(String name) {
        List<ObjectIdentifier> all = account.s3.listObjectsV2(list -> list.bucket(name)).contents().stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        account.s3.deleteObjects(objects -> objects.bucket(name).delete(delete -> delete.objects(all)));
        account.s3.deleteBucket(bucket -> bucket.bucket(name));
    }
}
