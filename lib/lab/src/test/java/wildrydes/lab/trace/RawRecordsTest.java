package wildrydes.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.lab.StreamRecord;

class RawRecordsTest {

    private static final Instant END = Instant.parse("2026-03-02T09:21:00Z");

    /** A record a second, in the middle of it; distances differ, so that sums tell which records they are of. */
    private static List<StreamRecord> flight(int from, int to) {
        List<StreamRecord> records = new ArrayList<>();
        for (int second = from; second < to; second++) {
            records.add(record("Shadowfax", second));
            records.add(record("Bucephalus", second));
        }
        return records;
    }

    private static StreamRecord record(String name, int second) {
        return new StreamRecord(
                "wildrydes",
                "shardId-000000000001",
                String.valueOf(1000 + second),
                name,
                END.plusSeconds(second).plusMillis(500),
                """
                {"Distance":%s,"HealthPoints":150,"MagicPoints":%d,"Name":"%s"}
                """.formatted(distance(second), 150 + second, name));
    }

    private static double distance(int second) {
        return 30 + second / 10.0;
    }

    private static Minute minute(int from, int to) {
        double sum = 0;
        for (int second = from; second < to; second++) {
            sum += distance(second);
        }
        return Minute.of(new StreamRecord("wildrydes-summary", "shardId-000000000000", "1", "x", END, """
                        {"Name":"Shadowfax","StatusTime":"2026-03-02 09:21:00.000","Distance":%d,"MinMagicPoints":%d,"MaxMagicPoints":%d}
                        """.formatted(
                                Math.round(sum), 150 + from, 149 + to)))
                .orElseThrow();
    }

    private static List<Instant> times(RawRecords raw) {
        return List.of(
                raw.records().get(0).arrived(),
                raw.records().get(raw.records().size() - 1).arrived());
    }

    @Test
    void aWholeMinuteHasTheRecordsThatArrivedInIt() {
        RawRecords raw = RawRecords.behind(minute(-60, 0), flight(-65, 3));

        assertThat(raw.proven()).isTrue();
        assertThat(raw.records())
                .hasSize(60)
                .allMatch(record -> record.partitionKey().equals("Shadowfax"));
        assertThat(times(raw)).containsExactly(END.minusMillis(59_500), END.minusMillis(500));
    }

    @Test
    void whoReadsLateCountsToTheNextMinuteAndTheSumShowsIt() {
        RawRecords raw = RawRecords.behind(minute(-61, -1), flight(-65, 3));

        assertThat(raw.proven()).isTrue();
        assertThat(times(raw)).containsExactly(END.minusMillis(60_500), END.minusMillis(1_500));
    }

    @Test
    void aPartialMinuteBeginsLater() {
        RawRecords raw = RawRecords.behind(minute(-20, 0), flight(-65, 3));

        assertThat(raw.proven()).isTrue();
        assertThat(raw.records()).hasSize(20);
    }

    @Test
    void whereNoSumFitsTheTimesOfArrivalAreAllThatIsKnown() {
        List<StreamRecord> gap = new ArrayList<>(flight(-65, 3));
        gap.removeIf(record -> record.sequenceNumber().equals("970"));

        RawRecords raw = RawRecords.behind(minute(-60, 0), gap);

        assertThat(raw.proven()).isFalse();
        assertThat(raw.records()).hasSize(59);
    }

    @Test
    void recordsThatAreGoneAreNone() {
        assertThat(RawRecords.behind(minute(-60, 0), List.of())).isEqualTo(new RawRecords(List.of(), false));
    }

    @Test
    void aRecordWithoutNameOrTimeIsNoMinute() {
        assertThat(Minute.of(record("Shadowfax", 1))).isEmpty();
        assertThat(Minute.of(new StreamRecord("s", "0", "1", "k", END, "{\"Name\":\"S\",\"StatusTime\":\"soon\"}")))
                .isEmpty();
        assertThat(Minute.of(new StreamRecord("s", "0", "1", "k", END, "no JSON")))
                .isEmpty();
        assertThat(Minute.endAfter(END)).isEqualTo(END.plusSeconds(60));
        assertThat(Minute.endAfter(END.minusMillis(1))).isEqualTo(END);
    }
}
