package wildrydes.cloud.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What AWS would charge.
 *
 * @param now cloud time at which it was made
 * @param lines by service, resource and item, in that order; also of what is free
 */
public record Bill(Instant now, List<Line> lines) {

    /**
     * One item of one resource.
     *
     * @param resource ARN, or {@code *} where it is not told apart
     * @param quantity units, to 9 decimals
     * @param amount US dollars, to 12 decimals
     */
    public record Line(Price price, String resource, BigDecimal quantity, BigDecimal amount) {

        String service() {
            return price.service();
        }
    }

    /** US dollars, the sum of the lines. */
    public BigDecimal total() {
        return Price.plain(lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** US dollars of each service. */
    public Map<String, BigDecimal> byService() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.service(), line.amount(), BigDecimal::add));
        sums.replaceAll((service, sum) -> Price.plain(sum));
        return sums;
    }

    /** Whom an amount is for. */
    public record Payer(String service, String resource) {}

    /** US dollars of each resource that costs anything. */
    public Map<Payer, BigDecimal> byResource() {
        Map<Payer, BigDecimal> sums = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.amount().signum() > 0) {
                sums.merge(new Payer(line.service(), line.resource()), line.amount(), BigDecimal::add);
            }
        }
        sums.replaceAll((payer, sum) -> Price.plain(sum));
        return sums;
    }
}
