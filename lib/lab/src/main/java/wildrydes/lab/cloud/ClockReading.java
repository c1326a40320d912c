package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The cloud's clock at one moment.
 *
 * @param now cloud time
 * @param step whether time moves only when asked; else it may flow
 * @param flowing whether time passes by itself at this moment
 * @param speed seconds of cloud time per second of real time
 * @param participants who is waited for, such as unicorns in the air
 */
public record ClockReading(Instant now, boolean step, boolean flowing, double speed, List<String> participants) {

    public ClockReading {
        participants = List.copyOf(participants);
    }

    static ClockReading of(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.path("participants").forEach(name -> names.add(name.asText()));
        return new ClockReading(
                Instant.parse(json.path("now").asText()),
                json.path("mode").asText().equals("step"),
                json.path("state").asText().equals("flowing"),
                json.path("speed").asDouble(1),
                names);
    }
}
