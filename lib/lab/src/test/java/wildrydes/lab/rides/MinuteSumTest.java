package wildrydes.lab.rides;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import wildrydes.lab.record.JsonText;

class MinuteSumTest {

    @Test
    void theRecordedRideGivesTheRecordedSums() {
        List<Map<String, Object>> rides =
                JsonText.of(String.join("\n", RideFile.records())).objects();

        List<MinuteSum> sums = MinuteSum.of(rides);

        assertThat(rides).hasSize(10_417);
        assertThat(sums).hasSize(175).hasSameSizeAs(RideFile.byMinute());
        for (int i = 0; i < sums.size(); i++) {
            assertThat(sums.get(i).agreesWith(RideFile.byMinute().get(i)))
                    .as("%s and %s", sums.get(i), RideFile.byMinute().get(i))
                    .isTrue();
        }
    }

    @Property(tries = 100)
    void everyRecordIsInExactlyOneSum(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 7199) Integer> seconds, @ForAll boolean two) {
        List<Map<String, Object>> rides = new ArrayList<>();
        for (int second : seconds) {
            rides.add(ride(two && second % 2 == 0 ? "Bucephalus" : "Shadowfax", second));
        }

        List<MinuteSum> sums = MinuteSum.of(rides);

        assertThat(sums.stream().mapToLong(MinuteSum::records).sum()).isEqualTo(seconds.size());
        assertThat(sums.stream().mapToDouble(MinuteSum::distance).sum()).isEqualTo(30.5 * seconds.size());
        assertThat(sums.stream().map(sum -> sum.minute() + sum.name())).doesNotHaveDuplicates();
        for (MinuteSum sum : sums) {
            assertThat(sum.minute()).matches("2026-03-02 \\d\\d:\\d\\d:00");
            assertThat(sum.minMagicPoints()).isLessThanOrEqualTo(sum.maxMagicPoints());
        }
    }

    private static Map<String, Object> ride(String name, int second) {
        String time = String.format("2026-03-02 %02d:%02d:%02d.000", 9 + second / 3600, second / 60 % 60, second % 60);
        return Map.of(
                "Name",
                name,
                "StatusTime",
                time,
                "Distance",
                30.5,
                "MagicPoints",
                (long) second % 300,
                "HealthPoints",
                150L);
    }

    @Test
    void aDifferenceOfOneMetreIsADifference() {
        MinuteSum sum = new MinuteSum("2019-06-25 09:43:00", "Shadowfax", 18, 2718.222011, 678, 9400, 88, 8495);

        assertThat(sum.agreesWith(RideFile.byMinute().get(0))).isTrue();
        assertThat(new MinuteSum("2019-06-25 09:43:00", "Shadowfax", 18, 2719.222011, 678, 9400, 88, 8495)
                        .agreesWith(RideFile.byMinute().get(0)))
                .isFalse();
        assertThat(new MinuteSum("2019-06-25 09:43:00", "Shadowfax", 17, 2718.222011, 678, 9400, 88, 8495)
                        .agreesWith(RideFile.byMinute().get(0)))
                .isFalse();
    }
}
