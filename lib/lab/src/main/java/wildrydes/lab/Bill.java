package wildrydes.lab;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.BillReading;

/** What AWS would charge for all that was done in this account, and what it would go on charging. */
public final class Bill {

    private static final BigDecimal HOUR_SECONDS = BigDecimal.valueOf(3600);

    private final BillReading reading;

    Bill(BillReading reading) {
        this.reading = reading;
    }

    /** US dollars up to now. */
    public double total() {
        return reading.total().doubleValue();
    }

    /** US dollars an hour for what runs, whether anybody uses it or not. */
    public double perHour() {
        return reading.hourly().doubleValue();
    }

    /** Where the prices are from, and what they leave out. */
    public String note() {
        return reading.note();
    }

    /** A row for each item of each resource; what is free is there, too. */
    public Table table() {
        StringColumn service = StringColumn.create("service");
        StringColumn resource = StringColumn.create("resource");
        StringColumn item = StringColumn.create("for");
        DoubleColumn quantity = DoubleColumn.create("quantity");
        StringColumn unit = StringColumn.create("unit");
        DoubleColumn price = DoubleColumn.create("price");
        DoubleColumn amount = DoubleColumn.create("dollars");
        StringColumn source = StringColumn.create("price from");
        for (BillReading.Line line : reading.lines()) {
            service.append(line.service());
            resource.append(shortened(line.resource()));
            item.append(line.text());
            quantity.append(line.quantity().doubleValue());
            unit.append(line.unit());
            price.append(line.price().doubleValue());
            amount.append(line.amount().doubleValue());
            source.append(line.source());
        }
        return Table.create("bill", service, resource, item, quantity, unit, price, amount, source);
    }

    /** A row for each service that has cost anything. */
    public Table byService() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        reading.lines().forEach(line -> sums.merge(line.service(), line.amount(), BigDecimal::add));
        StringColumn service = StringColumn.create("service");
        DoubleColumn dollars = DoubleColumn.create("dollars");
        sums.entrySet().stream().filter(sum -> sum.getValue().signum() > 0).forEach(sum -> {
            service.append(sum.getKey());
            dollars.append(sum.getValue().doubleValue());
        });
        return Table.create("bill by service", service, dollars);
    }

    /**
     * What still costs money, the dearest first, and what it comes to if nobody deletes it.
     *
     * @param time such as 30 days
     */
    public Table ifForgotten(Duration time) {
        StringColumn service = StringColumn.create("service");
        StringColumn resource = StringColumn.create("resource");
        StringColumn item = StringColumn.create("for");
        LongColumn count = LongColumn.create("count");
        InstantColumn since = InstantColumn.create("since");
        DoubleColumn hourly = DoubleColumn.create("dollars an hour");
        DoubleColumn forgotten = DoubleColumn.create("dollars in " + words(time));
        StringColumn delete = StringColumn.create("ends with");
        for (BillReading.Running one : reading.running()) {
            service.append(one.service());
            resource.append(shortened(one.resource()));
            item.append(one.text());
            count.append(one.count());
            since.append(one.since());
            hourly.append(one.hourly().doubleValue());
            forgotten.append(
                    one.hourly().multiply(BigDecimal.valueOf(time.toSeconds())).doubleValue()
                            / HOUR_SECONDS.doubleValue());
            delete.append(one.delete());
        }
        return Table.create("what still costs money", service, resource, item, count, since, hourly, forgotten, delete);
    }

    private static String words(Duration time) {
        if (time.toHours() % 24 == 0 && time.toDays() > 0) {
            return time.toDays() + (time.toDays() == 1 ? " day" : " days");
        }
        return time.toHours() + (time.toHours() == 1 ? " hour" : " hours");
    }

    /** The last part of an ARN: account and Region are the same in all of them. */
    private static String shortened(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? parts[5] : arn;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "$%.6f up to now, and $%.3f an hour for what runs. %s", total(), perHour(), note());
    }
}
