package wildrydes.lab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillReadingTest {

    @Test
    void amountsKeepEveryDecimal() throws Exception {
        ObjectMapper json = new ObjectMapper();
        BillReading reading = BillReading.of(json.readTree("""
                        {"now": "2026-03-02T10:14:36Z", "total": "0.000000014", "note": "List prices.", "lines": [
                         {"service": "kinesis", "resource": "arn:aws:kinesis:us-east-1:000000000000:stream/w",
                          "text": "PUT payload units of 25 KB", "unit": "million units", "quantity": "0.000001",
                          "price": "0.014", "amount": "0.000000014", "source": "https://aws.amazon.com/"}]}"""), json.readTree("""
                        {"hourly": "0.03", "running": [
                         {"service": "kinesis", "resource": "arn:aws:kinesis:us-east-1:000000000000:stream/w",
                          "text": "open shards", "count": 2, "since": "2026-03-02T09:14:36Z", "hourly": "0.03",
                          "delete": "aws kinesis delete-stream --stream-name w"}]}"""));

        assertThat(reading)
                .isEqualTo(new BillReading(
                        Instant.parse("2026-03-02T10:14:36Z"),
                        new BigDecimal("0.000000014"),
                        new BigDecimal("0.03"),
                        "List prices.",
                        List.of(new BillReading.Line(
                                "kinesis",
                                "arn:aws:kinesis:us-east-1:000000000000:stream/w",
                                "PUT payload units of 25 KB",
                                "million units",
                                new BigDecimal("0.000001"),
                                new BigDecimal("0.014"),
                                new BigDecimal("0.000000014"),
                                "https://aws.amazon.com/")),
                        List.of(new BillReading.Running(
                                "kinesis",
                                "arn:aws:kinesis:us-east-1:000000000000:stream/w",
                                "open shards",
                                2,
                                Instant.parse("2026-03-02T09:14:36Z"),
                                new BigDecimal("0.03"),
                                "aws kinesis delete-stream --stream-name w"))));
    }
}
