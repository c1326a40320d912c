package wildrydes.bench.pump;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The floor: this one query by hand, with Jackson and a map, and nothing that it does not need. */
final class HandWritten implements Contestant {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private static final class Group {
        private double distance;
        private int minMagic = Integer.MAX_VALUE;
        private int maxMagic = Integer.MIN_VALUE;
        private int minHealth = Integer.MAX_VALUE;
        private int maxHealth = Integer.MIN_VALUE;
    }

    private Map<String, Group> groups = new HashMap<>();
    private long minute;
    private @Nullable Output output;

    @Override
    public void open(Output output) {
        groups = new HashMap<>();
        minute = 0;
        this.output = output;
    }

    @Override
    public void record(long rowtime, byte[] record) throws IOException {
        if (rowtime / Rides.MINUTE != minute) {
            flush();
            minute = rowtime / Rides.MINUTE;
        }
        String name = "";
        double distance = 0;
        int magic = 0;
        int health = 0;
        try (JsonParser json = JSON.createParser(record)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "Name" -> name = json.getText();
                    case "Distance" -> distance = json.getDoubleValue();
                    case "MagicPoints" -> magic = json.getIntValue();
                    case "HealthPoints" -> health = json.getIntValue();
                    default -> json.skipChildren();
                }
            }
        }
        Group group = groups.computeIfAbsent(name, n -> new Group());
        group.distance += distance;
        group.minMagic = Math.min(group.minMagic, magic);
        group.maxMagic = Math.max(group.maxMagic, magic);
        group.minHealth = Math.min(group.minHealth, health);
        group.maxHealth = Math.max(group.maxHealth, health);
    }

    @Override
    public void advance(long rowtime) {
        if (rowtime / Rides.MINUTE > minute) {
            flush();
        }
    }

    private void flush() {
        Output to = output;
        if (to != null && !groups.isEmpty()) {
            String end = Summary.time((minute + 1) * Rides.MINUTE);
            groups.forEach((name, group) -> to.record(Summary.json(
                    name,
                    end,
                    Math.round(group.distance),
                    group.minMagic,
                    group.maxMagic,
                    group.minHealth,
                    group.maxHealth)));
        }
        groups = new HashMap<>();
    }

    @Override
    public void close() {
        output = null;
    }
}
