package wildrydes.lab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the cloud tells of a delivery stream, in words. */
class DeliveryReadingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:15:15.200Z");

    private static DeliveryReading reading(String json) throws JsonProcessingException {
        return DeliveryReading.of(new ObjectMapper().readTree(json));
    }

    @Test
    void aBufferHasRecordsAndACountdown() throws JsonProcessingException {
        DeliveryReading reading = reading("""
                {"buffers":[{"kind":"data","records":43,"bytes":8041,"limit":5242880,
                  "openedAt":"2026-03-02T09:14:36Z","closesAt":"2026-03-02T09:15:36Z"}],
                 "waiting":[],"error":null}""");
        assertThat(reading.words(NOW)).isEqualTo("43 records, 8 KB; written in 21 seconds");
        assertThat(reading.words(Instant.parse("2026-03-02T09:15:36Z"))).endsWith("written now");
        assertThat(reading.part(NOW)).isBetween(0.65, 0.66);
        assertThat(reading.part(Instant.EPOCH)).isBetween(0.0, 0.01);
        assertThat(reading.part(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo(1);
    }

    @Test
    void aFullBufferIsNearItsEndAtAnyTime() throws JsonProcessingException {
        assertThat(reading("""
                {"buffers":[{"records":9,"bytes":1000000,"limit":1048576,
                  "openedAt":"2026-03-02T09:15:15Z","closesAt":"2026-03-02T09:20:15Z"}]}""").part(NOW)).isGreaterThan(0.95);
    }

    @Test
    void nothingWaitsAndWhatFailsIsSaid() throws JsonProcessingException {
        assertThat(reading("{\"buffers\":[],\"waiting\":[]}").words(NOW)).isEqualTo("nothing");
        DeliveryReading failing = reading("""
                {"buffers":[],"waiting":[{"records":60,"bytes":11220,"tries":2,"nextTry":"2026-03-02T09:15:45Z"},
                  {"records":1,"bytes":187,"tries":0,"nextTry":null}],
                 "error":{"code":"S3.AccessDenied","message":"Access was denied.","at":"2026-03-02T09:15:00Z"}}""");
        assertThat(failing.words(NOW))
                .isEqualTo(
                        "nothing; 60 records could not be written 2 times, tried again in 30 seconds; 1 record on the"
                                + " way; what failed last: S3.AccessDenied: Access was denied.");
        assertThat(failing.part(NOW)).isZero();
    }
}
