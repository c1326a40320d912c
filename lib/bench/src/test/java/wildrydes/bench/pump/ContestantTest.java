package wildrydes.bench.pump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestantTest {

    private static List<String> summaries(Contestant contestant) throws Exception {
        List<String> summaries = new ArrayList<>();
        byte[][] records = Rides.of(3, 180);
        try (contestant) {
            contestant.open(json -> summaries.add(new String(json, StandardCharsets.UTF_8)));
            for (int i = 0; i < records.length; i++) {
                contestant.record(Rides.BEGIN + i / 3 * 1000L, records[i]);
            }
            contestant.advance(Rides.BEGIN + 3 * Rides.MINUTE);
        }
        return summaries;
    }

    @Test
    void ourPumpGivesTheRowsOfTheHandWrittenQuery() throws Exception {
        List<String> ours = summaries(Contestant.of("ours"));

        assertThat(ours).hasSize(9).containsExactlyInAnyOrderElementsOf(summaries(Contestant.of("hand-written")));
        assertThat(ours.get(0))
                .startsWith("{\"Name\":\"Unicorn")
                .contains("\"StatusTime\":\"2019-06-25 09:44:00.000\"");
    }

    @Test
    void theChecksumKnowsRowsButNotTheirOrder() {
        assertThat(sum("a", "b"))
                .isEqualTo(sum("b", "a"))
                .isNotEqualTo(sum("a", "c"))
                .isNotEqualTo(sum("a", "b", "b"));
    }

    private static String sum(String... rows) {
        Checksum checksum = new Checksum();
        for (String row : rows) {
            checksum.record(row.getBytes(StandardCharsets.UTF_8));
        }
        return checksum.toString();
    }
}
