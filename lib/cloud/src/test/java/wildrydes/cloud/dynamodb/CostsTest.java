package wildrydes.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.ServedTables.NAME;
import static wildrydes.cloud.dynamodb.ServedTables.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import wildrydes.cloud.ServedCloud;

/** What tables cost, and what CloudWatch shows of them. */
class CostsTest {

    @TempDir
    Path folder;

    private ServedTables tables;

    @BeforeEach
    void open() {
        tables = new ServedTables(folder);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private void put(String name) {
        tables.client.putItem(put -> put.tableName(NAME)
                .item(Map.of("Name", AttributeValue.fromS(name), "StatusTime", AttributeValue.fromS("09:14"))));
    }

    /** How much of a kind the bill has; 0 where there is no such line. */
    private BigDecimal billed(String text) {
        for (JsonNode line : tables.lab().get("/_lab/bill").body().path("lines")) {
            if (line.path("text").asText().equals(text)) {
                return new BigDecimal(line.path("quantity").asText());
            }
        }
        return BigDecimal.ZERO;
    }

    @Test
    void aTableThatIsPaidByRequestCostsItsRequestsAndItsStorage() {
        tables.active(table -> {});
        put("Shadowfax");
        put("Rocinante");
        tables.client.getItem(get -> get.tableName(NAME)
                .key(Map.of("Name", AttributeValue.fromS("Shadowfax"), "StatusTime", AttributeValue.fromS("09:14"))));

        assertThat(billed("write request units of 1 KB, on demand")).isEqualByComparingTo("0.000002");
        assertThat(billed("read request units of 4 KB, on demand, counted in halves"))
                .isEqualByComparingTo("0.0000005");
        assertThat(billed("provisioned write capacity")).isEqualByComparingTo("0");
        tables.client.putItem(put -> put.tableName(NAME)
                .item(Map.of(
                        "Name", AttributeValue.fromS("Silvermane"),
                        "StatusTime", AttributeValue.fromS("09:14"),
                        "Story", AttributeValue.fromS("x".repeat(300_000)))));
        tables.pass(Duration.ofHours(1));
        assertThat(tables.lab().get("/_lab/bill/running").body().toString())
                .contains("aws dynamodb delete-table --table-name " + NAME);
        tables.pass(Duration.ofHours(3));
        assertThat(billed("tables")).isPositive();
    }

    @Test
    void provisionedCapacityCostsFromWhenTheTableIsThereUntilItIsDeleted() {
        tables.active(table -> table.billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(units -> units.readCapacityUnits(2L).writeCapacityUnits(3L)));
        put("Shadowfax");

        tables.pass(Duration.ofHours(2));
        tables.client.deleteTable(table -> table.tableName(NAME));
        tables.pass(Duration.ofHours(1));

        assertThat(billed("provisioned read capacity")).isEqualByComparingTo("4");
        assertThat(billed("provisioned write capacity")).isEqualByComparingTo("6");
        assertThat(billed("write request units of 1 KB, on demand")).isEqualByComparingTo("0");
        assertThat(tables.lab().get("/_lab/bill/running").body().path("running"))
                .isEmpty();
    }

    private double sum(Instant from, String metric, Statistic statistic, Dimension... dimensions) {
        try (CloudWatchClient watch = tables.cloud.cloudWatch(ServedCloud.ADMINISTRATOR)) {
            return watch
                    .getMetricStatistics(request -> request.namespace("AWS/DynamoDB")
                            .metricName(metric)
                            .dimensions(dimensions)
                            .startTime(from)
                            .endTime(from.plusSeconds(3600))
                            .period(3600)
                            .statistics(statistic))
                    .datapoints()
                    .stream()
                    .mapToDouble(point -> statistic == Statistic.SUM ? point.sum() : point.sampleCount())
                    .sum();
        }
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    @Test
    void cloudWatchShowsHowCallsEnd() {
        tables.active(table -> {});
        Instant from = tables.now();
        put("Shadowfax");
        put("Rocinante");
        tables.client.scan(scan -> scan.tableName(NAME));
        refused(
                "ConditionalCheckFailedException",
                "The conditional request failed",
                () -> tables.client.putItem(put -> put.tableName(NAME)
                        .item(Map.of(
                                "Name", AttributeValue.fromS("Shadowfax"),
                                "StatusTime", AttributeValue.fromS("09:14")))
                        .conditionExpression("attribute_not_exists(StatusTime)")));
        refused(
                "ResourceNotFoundException",
                "Requested resource not found",
                () -> tables.client.scan(scan -> scan.tableName("Nowhere")));

        Dimension table = dimension("TableName", NAME);
        assertThat(sum(
                        from,
                        "SuccessfulRequestLatency",
                        Statistic.SAMPLE_COUNT,
                        table,
                        dimension("Operation", "PutItem")))
                .isEqualTo(2);
        assertThat(sum(from, "ReturnedItemCount", Statistic.SUM, table, dimension("Operation", "Scan")))
                .isEqualTo(2);
        assertThat(sum(from, "ConditionalCheckFailedRequests", Statistic.SUM, table))
                .isEqualTo(1);
        assertThat(sum(from, "UserErrors", Statistic.SUM)).isEqualTo(1);
        assertThat(sum(from, "ConsumedWriteCapacityUnits", Statistic.SUM, table))
                .isEqualTo(3);
    }
}
