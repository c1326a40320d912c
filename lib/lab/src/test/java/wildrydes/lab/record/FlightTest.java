package wildrydes.lab.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class FlightTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Key order and forms as the workshop's producer writes them. */
    private static final Pattern RECORD = Pattern.compile("\\{\"Distance\":\\d+(\\.\\d+)?,\"HealthPoints\":-?\\d+"
            + ",\"Latitude\":-?\\d+(\\.\\d+)?,\"Longitude\":-?\\d+(\\.\\d+)?,\"MagicPoints\":-?\\d+"
            + ",\"Name\":\"[^\"]+\",\"StatusTime\":\"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\"}\n");

    @Test
    void aRecordHasTheProducersKeysInItsOrderAndANewline() {
        Flight flight = new Flight("Shadowfax", new Random(1));

        String record = flight.next(Instant.parse("2026-03-02T09:14:37.042Z"));

        assertThat(record).matches(RECORD);
        assertThat(record).endsWith(",\"Name\":\"Shadowfax\",\"StatusTime\":\"2026-03-02 09:14:37.042\"}\n");
        assertThat(record.length()).isBetween(170, 195);
    }

    @Property(tries = 50)
    void anyFlightKeepsToTheProducersRanges(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int seconds)
            throws IOException {
        Flight flight = new Flight("Bucephalus", new Random(seed));
        double latitude = 40.749167;
        double longitude = -73.985184;
        int magic = 150;
        int health = 150;
        for (int i = 1; i <= seconds; i++) {
            String text = flight.next(NOON.plusSeconds(i));
            assertThat(text).matches(RECORD);
            JsonNode record = JSON.readTree(text);

            double distance = record.get("Distance").doubleValue();
            assertThat(distance).isBetween(29.0, 31.0);
            double north = (record.get("Latitude").doubleValue() - latitude) * 110_540;
            double east = (record.get("Longitude").doubleValue() - longitude)
                    * 111_320
                    * Math.cos(Math.toRadians(record.get("Latitude").doubleValue()));
            assertThat(Math.hypot(north, east)).isCloseTo(distance, within(0.001));
            assertThat(Math.abs(record.get("MagicPoints").intValue() - magic)).isLessThanOrEqualTo(1);
            assertThat(Math.abs(record.get("HealthPoints").intValue() - health)).isLessThanOrEqualTo(1);
            latitude = record.get("Latitude").doubleValue();
            longitude = record.get("Longitude").doubleValue();
            magic = record.get("MagicPoints").intValue();
            health = record.get("HealthPoints").intValue();
        }
    }

    @Test
    void theBearingIsKept() throws IOException {
        Flight flight = new Flight("Shadowfax", new Random(7));
        double first = bearing(JSON.readTree(flight.next(NOON)), 40.749167, -73.985184);
        JsonNode before = JSON.readTree(flight.next(NOON));
        for (int i = 0; i < 100; i++) {
            JsonNode now = JSON.readTree(flight.next(NOON));
            assertThat(bearing(
                            now,
                            before.get("Latitude").doubleValue(),
                            before.get("Longitude").doubleValue()))
                    .isCloseTo(first, within(1e-6));
            before = now;
        }
    }

    private static double bearing(JsonNode record, double latitude, double longitude) {
        double now = record.get("Latitude").doubleValue();
        return Math.atan2(
                (now - latitude) * 110_540,
                (record.get("Longitude").doubleValue() - longitude) * 111_320 * Math.cos(Math.toRadians(now)));
    }

    @Test
    void pointsStandStillHalfOfTheTime() throws IOException {
        Flight flight = new Flight("Shadowfax", new Random(3));
        int stood = 0;
        int before = 150;
        for (int i = 0; i < 4000; i++) {
            int magic = JSON.readTree(flight.next(NOON)).get("MagicPoints").intValue();
            stood += magic == before ? 1 : 0;
            before = magic;
        }
        assertThat(stood).isBetween(1800, 2200);
    }

    @Test
    void theSameSeedFliesTheSameRide() {
        Flight one = new Flight("Shadowfax", new Random(42));
        Flight other = new Flight("Shadowfax", new Random(42));
        for (int i = 0; i < 60; i++) {
            assertThat(one.next(NOON)).isEqualTo(other.next(NOON));
        }
    }

    @Test
    void aBadRecordSaysSoBetweenNameAndStatusTime() {
        Flight flight = new Flight("Rocinante", new Random(1));

        assertThat(flight.next(NOON, true))
                .contains(",\"Name\":\"Rocinante\",\"InputData\":\"Unicornerror\",\"StatusTime\":");
        assertThat(flight.next(NOON, false)).contains(",\"InputData\":\"Unicorn\",");
    }

    @Property(tries = 200)
    void anyNameStaysWhatItIs(@ForAll @NotBlank String name) throws IOException {
        String text = new Flight(name, new Random(1)).next(NOON);

        // A lone surrogate is no character and cannot be written in UTF-8.
        if (java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            assertThat(JSON.readTree(text).get("Name").textValue()).isEqualTo(name);
        }
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
    }

    @Property
    void aShortDecimalReadsBackAsTheSameNumber(@ForAll double value) {
        assertThat(Double.parseDouble(Decimal.shortest(value))).isEqualTo(value == 0 ? 0.0 : value);
    }

    @Test
    void aDecimalHasNoMoreDigitsThanItNeeds() {
        assertThat(Decimal.shortest(0.1)).isEqualTo("0.1");
        assertThat(Decimal.shortest(30)).isEqualTo("30");
        assertThat(Decimal.shortest(0.002)).isEqualTo("0.002");
        assertThat(Decimal.shortest(-73.985184)).isEqualTo("-73.985184");
    }
}
