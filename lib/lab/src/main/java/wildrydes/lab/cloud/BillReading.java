package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What AWS would charge, as the cloud's ledger has it.
 *
 * @param now cloud time
 * @param total US dollars up to now
 * @param hourly US dollars an hour for what runs
 * @param note where the prices are from, and what they leave out
 * @param lines also of what is free
 * @param running what goes on costing, the dearest first
 */
public record BillReading(
        Instant now, BigDecimal total, BigDecimal hourly, String note, List<Line> lines, List<Running> running) {

    /**
     * One item of one resource.
     *
     * @param resource ARN, or {@code *}
     * @param text what is paid for
     * @param unit what the price is for
     * @param amount US dollars
     * @param source page that has the price
     */
    public record Line(
            String service,
            String resource,
            String text,
            String unit,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal amount,
            String source) {}

    /**
     * Something that costs until somebody ends it.
     *
     * @param count how many of it, such as shards; bytes where it is storage
     * @param hourly US dollars
     * @param delete the {@code aws} line that ends it
     */
    public record Running(
            String service,
            String resource,
            String text,
            long count,
            Instant since,
            BigDecimal hourly,
            String delete) {}

    static BillReading of(JsonNode bill, JsonNode running) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : bill.path("lines")) {
            lines.add(new Line(
                    line.path("service").asText(),
                    line.path("resource").asText(),
                    line.path("text").asText(),
                    line.path("unit").asText(),
                    decimal(line, "quantity"),
                    decimal(line, "price"),
                    decimal(line, "amount"),
                    line.path("source").asText()));
        }
        List<Running> still = new ArrayList<>();
        for (JsonNode one : running.path("running")) {
            still.add(new Running(
                    one.path("service").asText(),
                    one.path("resource").asText(),
                    one.path("text").asText(),
                    one.path("count").asLong(),
                    Instant.parse(one.path("since").asText()),
                    decimal(one, "hourly"),
                    one.path("delete").asText()));
        }
        return new BillReading(
                Instant.parse(bill.path("now").asText()),
                decimal(bill, "total"),
                decimal(running, "hourly"),
                bill.path("note").asText(),
                List.copyOf(lines),
                List.copyOf(still));
    }

    private static BigDecimal decimal(JsonNode json, String member) {
        return new BigDecimal(json.path(member).asText("0"));
    }
}
