package wildrydes.cloud.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A row of the price list.
 *
 * @param item its name, for example {@code kinesis:shard-hours}
 * @param service for example {@code kinesis}
 * @param text what is paid for, in words
 * @param unit what the price is for, for example {@code shard-hour}
 * @param per how many of the smallest measure make one unit: payload units, bytes, requests; for what runs, count times
 *     milliseconds
 * @param dollars US dollars for a unit; 0 where it is free
 * @param source page that says so
 * @param freeTier what AWS gives free of charge, which no bill here takes off; empty where there is nothing
 * @param upkeep how it costs by running; null where it costs by use
 */
public record Price(
        String item,
        String service,
        String text,
        String unit,
        BigDecimal per,
        BigDecimal dollars,
        String source,
        String freeTier,
        @Nullable Upkeep upkeep) {

    /** Decimals of a dollar that amounts are rounded to. */
    public static final int DECIMALS = 12;

    private static final int QUANTITY_DECIMALS = 9;
    private static final BigDecimal HOUR_MILLIS = BigDecimal.valueOf(3_600_000);

    /**
     * What is needed to name something that runs, and to end it.
     *
     * @param marker what stands before its name in its ARN
     * @param delete an {@code aws} line in which {@code {name}} is its name
     */
    public record Upkeep(String marker, String delete) {

        String deleting(String arn) {
            int at = arn.indexOf(marker);
            return delete.replace("{name}", at < 0 ? arn : arn.substring(at + marker.length()));
        }
    }

    boolean free() {
        return dollars.signum() == 0;
    }

    /** Units that an amount of the smallest measure makes. */
    public BigDecimal quantity(BigDecimal amount) {
        return plain(amount.divide(per, QUANTITY_DECIMALS, RoundingMode.HALF_UP));
    }

    /** US dollars for an amount of the smallest measure. */
    public BigDecimal of(BigDecimal amount) {
        return free() ? BigDecimal.ZERO : plain(amount.multiply(dollars).divide(per, DECIMALS, RoundingMode.HALF_UP));
    }

    /** US dollars for so many that run for an hour. */
    BigDecimal hourly(long count) {
        return of(BigDecimal.valueOf(count).multiply(HOUR_MILLIS));
    }

    /** Without zeros at the end, and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
