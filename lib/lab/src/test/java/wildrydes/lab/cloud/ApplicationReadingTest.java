package wildrydes.lab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplicationReadingTest {

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void anApplicationThatRuns() {
        ApplicationReading reading = ApplicationReading.of(json("""
                {"application": "wildrydes", "status": "RUNNING", "startedAt": "2026-03-02T09:15:00Z",
                 "readingSince": "2026-03-02T09:15:00Z", "wholeSince": "2026-03-02T09:17:30.999Z", "position": "NOW",
                 "failure": null,
                 "streams": [{"name": "S", "columns": [{"name": "Name", "type": "VARCHAR(16)"}], "rows": 60}],
                 "pumps": [{"name": "P", "target": "D", "sources": ["S"], "started": true,
                            "rowsIn": 60, "rowsOut": 1, "errors": 2}],
                 "nextClose": "2026-03-02T09:18:00Z", "millisBehindLatest": 250}"""));

        assertThat(reading)
                .isEqualTo(new ApplicationReading(
                        "RUNNING",
                        Optional.of(Instant.parse("2026-03-02T09:15:00Z")),
                        Optional.of(Instant.parse("2026-03-02T09:17:30.999Z")),
                        "NOW",
                        "",
                        List.of(new ApplicationReading.Stream(
                                "S", List.of(new InAppColumn("Name", "VARCHAR(16)")), 60)),
                        List.of(new ApplicationReading.Pump("P", "D", List.of("S"), true, 60, 1, 2)),
                        Optional.of(Instant.parse("2026-03-02T09:18:00Z")),
                        250));
    }

    @Test
    void anApplicationThatCannotGoOnSaysWhy() {
        ApplicationReading reading = ApplicationReading.of(json("""
                {"status": "RUNNING", "startedAt": null, "readingSince": null, "wholeSince": null, "position": null,
                 "failure": "The role may not read.", "streams": [], "pumps": [], "nextClose": null}"""));

        assertThat(reading.failure()).isEqualTo("The role may not read.");
        assertThat(reading.startedAt()).isEmpty();
        assertThat(reading.readingSince()).isEmpty();
        assertThat(reading.nextClose()).isEmpty();
    }

    @Test
    void rowsHaveValuesOfEveryKind() {
        InAppRows rows = InAppRows.of(json("""
                {"columns": [{"name": "A", "type": "DOUBLE"}],
                 "rows": [{"number": 7, "rowtime": "2026-03-02T09:16:00Z", "values": [1.5, 3, true, null, "x"]}],
                 "last": 7, "dropped": 2}"""));

        assertThat(rows.rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(7);
            assertThat(row.values()).containsExactly(1.5, 3L, true, null, "x");
        });
        assertThat(rows.last()).isEqualTo(7);
        assertThat(rows.dropped()).isEqualTo(2);
    }

    @Test
    void aPumpIsTakenApart() {
        PumpReading pump = PumpReading.of(json("""
                {"pump": "P", "started": true, "sources": [{"name": "S", "table": false}],
                 "filters": [{"clause": "WHERE", "condition": "\\"X\\" < 100"}],
                 "windows": [{"kind": "TUMBLING", "text": "FLOOR(S.ROWTIME TO MINUTE)", "millis": 60000, "keys": ["\\"Name\\""]}],
                 "outputs": [{"column": "D", "expression": "SUM(\\"D\\")", "role": "AGGREGATE"}],
                 "order": [], "sink": "T", "emits": "When the minute has closed."}"""));

        assertThat(pump.sources()).containsExactly("S");
        assertThat(pump.filters()).containsExactly("WHERE \"X\" < 100");
        assertThat(pump.tumbling()).isEqualTo(Duration.ofMinutes(1));
        assertThat(pump.outputs()).containsExactly(new PumpReading.Output("D", "SUM(\"D\")", "AGGREGATE"));
        assertThat(pump.emits()).isEqualTo("When the minute has closed.");
    }

    @Test
    void aWindowWithoutALengthHasNone() {
        PumpReading pump = PumpReading.of(json("""
                {"pump": "P", "windows": [{"kind": "TUMBLING", "text": "FLOOR(S.ROWTIME TO MONTH)", "millis": -1}]}"""));

        assertThat(pump.tumbling()).isZero();
        assertThat(pump.windows().get(0).keys()).isEmpty();
    }
}
