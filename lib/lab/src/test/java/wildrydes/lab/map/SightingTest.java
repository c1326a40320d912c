package wildrydes.lab.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightingTest {

    @Test
    void aRecordSaysWhoWhereAndHowFast() {
        Sighting sighting = Rides.seen("Shadowfax", 5, 0, 0).orElseThrow();

        assertThat(sighting.name()).isEqualTo("Shadowfax");
        assertThat(sighting.time()).contains(Rides.START.plusSeconds(5));
        assertThat(sighting.latitude()).isEqualTo(40.749167);
        assertThat(sighting.speed()).isEqualTo("67.1 mph");
        assertThat(sighting.health()).hasValue(151);
        assertThat(sighting.magic()).hasValue(149);
    }

    @Test
    void aTableOfAthenaWithLowerCaseNamesAndNoMoreThanPlacesIsEnough() {
        Map<String, Object> row =
                Map.of("latitude", 40.7f, "longitude", -74, "statustime", LocalDateTime.of(2026, 3, 2, 9, 14));

        Sighting sighting = Sighting.of(row, "unicorn", Optional.empty()).orElseThrow();

        assertThat(sighting.name()).isEqualTo("unicorn");
        assertThat(sighting.time()).contains(Instant.parse("2026-03-02T09:14:00Z"));
        assertThat(sighting.speed()).isEmpty();
        assertThat(sighting.mph()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90.1, 0", "-91, 0", "0, 180.5", "NaN, 0", "0, Infinity"})
    void whatIsNoPlaceOnTheEarthIsNotSeen(double latitude, double longitude) {
        assertThat(Sighting.of(Map.of("Latitude", latitude, "Longitude", longitude), "key", Optional.empty()))
                .isEmpty();
    }

    @Test
    void aPlaceInWordsIsNone() {
        assertThat(Sighting.of(Map.of("Latitude", "40.7", "Longitude", -74.0), "key", Optional.empty()))
                .isEmpty();
        assertThat(Sighting.of(Map.of("Latitude", 40.7), "key", Optional.empty()))
                .isEmpty();
    }
}
