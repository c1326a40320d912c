package wildrydes.cloud.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes bills: puts prices to what the meter has counted. */
public final class Billing {

    /** Hours of a month, as bills here have them: 30 days. */
    public static final long MONTH_HOURS = 720;

    private static final Comparator<Bill.Line> ORDER = Comparator.comparing(Bill.Line::service)
            .thenComparing(Bill.Line::resource)
            .thenComparing(line -> line.price().item());

    private final Ledger ledger;

    public Billing(Ledger ledger) {
        this.ledger = ledger;
    }

    public Prices prices() {
        return ledger.prices();
    }

    /** The first day (UTC) that the meter tells apart from those before; null where it tells all of them apart. */
    public @Nullable LocalDate firstDay() {
        long first = ledger.meter().read(0, 0).firstDay();
        return first == Tallies.EARLIER ? null : LocalDate.ofEpochDay(first);
    }

    /**
     * The bill of some days (UTC), up to now.
     *
     * @param from the first of them, not before {@link #firstDay}; null for all that ever were
     * @param until the day behind the last of them; null for today's end
     */
    public Bill bill(@Nullable LocalDate from, @Nullable LocalDate until) {
        Meter.Reading reading = ledger.meter()
                .read(
                        from == null ? Tallies.EARLIER : from.toEpochDay(),
                        until == null ? Long.MAX_VALUE : until.toEpochDay());
        List<Bill.Line> lines = new ArrayList<>();
        reading.used().forEach((key, amount) -> {
            Price price = prices().of(key.item());
            if (price != null && amount.signum() > 0) {
                BigDecimal used = new BigDecimal(amount);
                lines.add(new Bill.Line(price, key.resource(), price.quantity(used), price.of(used)));
            }
        });
        lines.sort(ORDER);
        return new Bill(reading.now(), lines);
    }

    /**
     * Something that costs as long as nobody ends it.
     *
     * @param hourly US dollars
     * @param monthly US dollars for {@value #MONTH_HOURS} hours
     * @param delete the {@code aws} line that ends it
     */
    public record Costing(Running running, Price price, BigDecimal hourly, BigDecimal monthly, String delete) {}

    /**
     * What still costs money, the dearest first.
     *
     * @param now cloud time
     */
    public record StillCosting(Instant now, List<Costing> costing) {

        /** US dollars an hour. */
        public BigDecimal hourly() {
            return Price.plain(costing.stream().map(Costing::hourly).reduce(BigDecimal.ZERO, BigDecimal::add));
        }

        /** US dollars in {@value Billing#MONTH_HOURS} hours. */
        public BigDecimal monthly() {
            return Price.plain(costing.stream().map(Costing::monthly).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    /** What runs at this moment and costs. */
    public StillCosting stillCosting() {
        Meter.Reading reading = ledger.meter().read(0, 0);
        List<Costing> costing = new ArrayList<>();
        for (Running running : reading.running()) {
            Price price = prices().of(running.item());
            Price.Upkeep upkeep = price == null ? null : price.upkeep();
            if (price != null && upkeep != null) {
                BigDecimal monthly = price.of(
                        BigDecimal.valueOf(running.count()).multiply(BigDecimal.valueOf(MONTH_HOURS * 3_600_000)));
                costing.add(new Costing(
                        running, price, price.hourly(running.count()), monthly, upkeep.deleting(running.resource())));
            }
        }
        costing.sort(Comparator.comparing(Costing::monthly)
                .reversed()
                .thenComparing(one -> one.running().resource())
                .thenComparing(one -> one.running().item()));
        return new StillCosting(reading.now(), costing);
    }
}
