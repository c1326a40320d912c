package wildrydes.cloud.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MeterTest {

    private static final String SHARDS = "kinesis:shard-hours";
    private static final String STORED = "s3:storage";
    private static final String UNITS = "kinesis:put-units";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes";

    /**
     * Something that happens after some time.
     *
     * @param runs whether so many run from now on; else so much is used
     */
    private record Event(long millis, boolean runs, String resource, long amount) {

        void happen(Books books) {
            books.pass(Duration.ofMillis(millis));
            if (runs) {
                books.meter.runs(SHARDS, resource, amount);
            } else {
                books.meter.used(new Usage(UNITS, resource, amount));
            }
        }
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.longs().between(0, Duration.ofDays(3).toMillis()),
                        Arbitraries.of(true, false),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.longs().between(0, 20))
                .as(Event::new);
        return events.list().ofMaxSize(30);
    }

    /** What a history comes to, by the plainest way to count it. */
    private static Map<Tallies.Key, BigInteger> counted(List<Event> history) {
        Map<Tallies.Key, BigInteger> sums = new HashMap<>();
        Map<String, Long> running = new HashMap<>();
        for (Event event : history) {
            running.forEach((resource, count) -> add(sums, SHARDS, resource, count * event.millis()));
            if (event.runs()) {
                running.put(event.resource(), event.amount());
            } else {
                add(sums, UNITS, event.resource(), event.amount());
            }
        }
        return sums;
    }

    private static void add(Map<Tallies.Key, BigInteger> sums, String item, String resource, long amount) {
        if (amount > 0) {
            sums.merge(new Tallies.Key(item, resource), BigInteger.valueOf(amount), BigInteger::add);
        }
    }

    private static Map<Tallies.Key, BigInteger> all(Books books) {
        Map<Tallies.Key, BigInteger> used =
                new HashMap<>(books.meter.read(Tallies.EARLIER, Long.MAX_VALUE).used());
        used.values().removeIf(amount -> amount.signum() == 0);
        return used;
    }

    @Property(tries = 60)
    void everythingIsCountedOnce(@ForAll("histories") List<Event> history) {
        try (Books books = new Books()) {
            history.forEach(event -> event.happen(books));

            assertThat(all(books)).isEqualTo(counted(history));
        }
    }

    @Property(tries = 25)
    void splittingTimeAskingAndRestartingChangeNothing(@ForAll("histories") List<Event> history, @ForAll long seed) {
        Random random = new Random(seed);
        try (Books books = new Books()) {
            for (Event event : history) {
                long first = event.millis() == 0 ? 0 : random.nextLong(event.millis());
                books.pass(Duration.ofMillis(first));
                all(books);
                switch (random.nextInt(8)) {
                    case 0 -> books.restart();
                    case 1 -> books.meter.saveChanges();
                    default -> {}
                }
                new Event(event.millis() - first, event.runs(), event.resource(), event.amount()).happen(books);
            }

            assertThat(all(books)).isEqualTo(counted(history));
        }
    }

    @Property(tries = 30)
    void aPeriodIsTheSumOfItsDaysAndNoBillEverFalls(@ForAll("histories") List<Event> history) {
        try (Books books = new Books()) {
            BigDecimal before = BigDecimal.ZERO;
            for (Event event : history) {
                event.happen(books);
                BigDecimal total = books.billing.bill(null, null).total();
                assertThat(total).isGreaterThanOrEqualTo(before);
                before = total;
            }
            Map<Tallies.Key, BigInteger> sums = new HashMap<>();
            long last = Tallies.day(books.now());
            for (long day = Tallies.day(Books.START); day <= last; day++) {
                books.meter
                        .read(day, day + 1)
                        .used()
                        .forEach((key, amount) -> sums.merge(key, amount, BigInteger::add));
            }
            sums.values().removeIf(amount -> amount.signum() == 0);

            assertThat(sums).isEqualTo(all(books));
        }
    }

    @Test
    void aShardCostsByTheHourAndHeldTimeCostsNothing() {
        try (Books books = new Books()) {
            books.meter.runs(SHARDS, STREAM, 2);
            assertThat(books.billing.bill(null, null).total()).isEqualByComparingTo("0");

            books.pass(Duration.ofHours(3));
            Bill bill = books.billing.bill(null, null);
            assertThat(bill.total().toPlainString()).isEqualTo("0.09");
            assertThat(bill.lines().get(0).quantity().toPlainString()).isEqualTo("6");
            assertThat(books.billing.bill(null, null).total()).isEqualTo(bill.total());

            books.meter.runs(SHARDS, STREAM, 0);
            books.pass(Duration.ofDays(100));
            assertThat(books.billing.bill(null, null).total()).isEqualTo(bill.total());
            assertThat(books.billing.stillCosting().costing()).isEmpty();
        }
    }

    @Test
    void whatRunsIsListedWithItsPriceAndItsEnd() {
        try (Books books = new Books()) {
            books.meter.runs(SHARDS, STREAM, 4);
            books.meter.runs(STORED, "arn:aws:s3:::wildrydes-data", 10L << 30);

            Billing.StillCosting still = books.billing.stillCosting();
            assertThat(still.costing())
                    .extracting(Billing.Costing::delete)
                    .containsExactly(
                            "aws kinesis delete-stream --stream-name wildrydes",
                            "aws s3 rb s3://wildrydes-data --force");
            assertThat(still.costing().get(0).hourly().toPlainString()).isEqualTo("0.06");
            assertThat(still.costing().get(0).monthly().toPlainString()).isEqualTo("43.2");
            assertThat(still.costing().get(1).monthly().toPlainString()).isEqualTo("0.23");
            assertThat(still.monthly().toPlainString()).isEqualTo("43.43");
        }
    }

    @Test
    void aServiceThatTellsAgainAfterARestartGoesOnWhereItWas() {
        try (Books books = new Books()) {
            Instant since = books.now();
            books.meter.runs(SHARDS, STREAM, 1);
            books.meter.runs(SHARDS, "gone", 1);
            books.pass(Duration.ofHours(1));
            books.restart();
            books.meter.all(
                    SHARDS, List.of(new Running(SHARDS, STREAM, 1, since), new Running(SHARDS, "new", 1, since)));
            books.pass(Duration.ofHours(1));

            Map<Tallies.Key, BigInteger> used = all(books);
            BigInteger hour = BigInteger.valueOf(3_600_000);
            assertThat(used)
                    .containsEntry(new Tallies.Key(SHARDS, STREAM), hour.multiply(BigInteger.TWO))
                    .containsEntry(new Tallies.Key(SHARDS, "gone"), hour)
                    .containsEntry(new Tallies.Key(SHARDS, "new"), hour.multiply(BigInteger.TWO));
            assertThat(books.billing.stillCosting().costing())
                    .extracting(one -> one.running().resource())
                    .containsExactlyInAnyOrder(STREAM, "new");
        }
    }

    @Test
    void manyTalliesAreFoldedIntoEarlierDays() {
        Tallies tallies = new Tallies();
        for (long day = 100; day < 110; day++) {
            for (int resource = 0; resource < Tallies.MOST_A_DAY + 5; resource++) {
                tallies.add(day, new Tallies.Key(UNITS, "r" + resource), BigInteger.ONE);
            }
        }
        // each day has one tally more, for what is not told apart
        assertThat(tallies.size()).isEqualTo(10 * (Tallies.MOST_A_DAY + 1));

        tallies.fold(3 * (Tallies.MOST_A_DAY + 1));

        assertThat(tallies.firstDay()).isEqualTo(108);
        Map<Tallies.Key, BigInteger> sums = new HashMap<>();
        tallies.sum(Tallies.EARLIER, Long.MAX_VALUE, sums);
        assertThat(sums.values().stream().reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(BigInteger.valueOf(10L * (Tallies.MOST_A_DAY + 5)));
    }

    @Test
    void theBillOfAThousandRandomResourcesAddsUpInEveryWay() {
        Random random = new Random(1);
        try (Books books = new Books()) {
            List<Price> prices = books.billing.prices().all();
            for (int i = 0; i < 1000; i++) {
                Price price = prices.get(random.nextInt(prices.size()));
                String resource = "arn:aws:" + price.service() + ":::resource/" + i;
                if (price.upkeep() == null) {
                    books.meter.used(new Usage(price.item(), resource, random.nextLong(1L << 40)));
                } else {
                    books.meter.runs(price.item(), resource, random.nextLong(1L << 20));
                }
                books.pass(Duration.ofMinutes(random.nextInt(120)));
            }
            Bill bill = books.billing.bill(null, null);
            List<BigDecimal> services = new ArrayList<>(bill.byService().values());
            List<BigDecimal> resources = new ArrayList<>(bill.byResource().values());
            LocalDate first = LocalDate.ofInstant(Books.START, ZoneOffset.UTC);
            LocalDate middle = first.plusDays(10);

            assertThat(bill.lines()).hasSizeGreaterThan(900);
            assertThat(sum(services)).isEqualByComparingTo(bill.total());
            assertThat(sum(resources)).isEqualByComparingTo(bill.total());
            BigDecimal parts = books.billing
                    .bill(first, middle)
                    .total()
                    .add(books.billing.bill(middle, null).total());
            assertThat(parts.subtract(bill.total()).abs())
                    .as("each line is rounded to 12 decimals")
                    .isLessThan(new BigDecimal("0.00000001"));
            assertThat(books.billing.bill(first, null).total()).isEqualTo(bill.total());
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
