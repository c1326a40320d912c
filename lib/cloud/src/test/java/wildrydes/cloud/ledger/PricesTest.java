package wildrydes.cloud.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import wildrydes.cloud.Cloud;
import wildrydes.cloud.CloudFixtures;
import wildrydes.cloud.wire.Operation;
import wildrydes.cloud.wire.Routes;

class PricesTest {

    private final Prices prices = Prices.read();

    @TempDir
    Path folder;

    @Test
    void everyServedOperationHasAPriceOrIsNamedFree() throws IOException {
        List<String> unnamed = new ArrayList<>();
        try (Cloud cloud = CloudFixtures.inStepTime(folder)) {
            for (Routes routes : cloud.catalogue().all()) {
                for (Operation operation : routes.operations()) {
                    if (prices.of(operation.service().name(), operation.name()).isEmpty()) {
                        unnamed.add(operation.toString());
                    }
                }
            }
        }
        assertThat(unnamed).isEmpty();
    }

    @Test
    void everyPriceSaysWhatItIsForAndWhoSaysSo() {
        assertThat(prices.all()).hasSizeGreaterThan(30).allSatisfy(price -> {
            assertThat(price.item()).startsWith(price.service() + ":");
            assertThat(price.text()).isNotBlank();
            assertThat(price.unit()).isNotBlank();
            assertThat(price.per()).isPositive();
            assertThat(price.dollars()).isNotNegative();
            assertThat(price.source()).startsWith("https://aws.amazon.com/");
        });
        assertThat(prices.checked()).isEqualTo("2026-11");
        assertThat(prices.region()).isEqualTo("us-east-1");
        assertThat(prices.note()).contains("free of charge is not taken off");
    }

    @Test
    void recordsCountInStartedUnitsOf25KilobytesAndRefusedOnesDoNot() {
        PutRecordsRequest request = PutRecordsRequest.builder()
                .records(record(1), record(25 * 1024), record(25 * 1024 + 1), record(100))
                .build();
        PutRecordsResponse response = PutRecordsResponse.builder()
                .records(result(null), result(null), result(null), result("ProvisionedThroughputExceededException"))
                .build();

        CallPrice row = prices.of("kinesis", "PutRecords").get(0);
        assertThat(row.price().item()).isEqualTo("kinesis:put-units");
        assertThat(row.amount(request, response)).isEqualTo(1 + 1 + 2);
        assertThat(row.price().of(new BigDecimal("1000000"))).isEqualByComparingTo("0.014");
    }

    @Test
    void logEventsCountTheirBytesAnd26More() {
        PutLogEventsRequest request = PutLogEventsRequest.builder()
                .logEvents(
                        InputLogEvent.builder().message("abc").timestamp(1L).build(),
                        InputLogEvent.builder().message("\u00e4").timestamp(1L).build())
                .build();

        CallPrice row = prices.of("logs", "PutLogEvents").get(0);
        assertThat(row.amount(request, PutLogEventsResponse.builder().build())).isEqualTo(3 + 26 + 2 + 26);
        assertThat(row.payer("arn:aws:logs:us-east-1:000000000000:log-group:/a/b:log-stream:c"))
                .isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:/a/b");
    }

    private static PutRecordsRequestEntry record(int bytes) {
        return PutRecordsRequestEntry.builder()
                .data(SdkBytes.fromByteArray(new byte[bytes]))
                .partitionKey("k")
                .build();
    }

    private static PutRecordsResultEntry result(String error) {
        return PutRecordsResultEntry.builder().errorCode(error).build();
    }
}
