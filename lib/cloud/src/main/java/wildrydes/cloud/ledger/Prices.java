package wildrydes.cloud.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The price list, {@code prices.json}: every price with its unit, its source and what AWS gives free of charge; which calls use
 * how much of it; how what runs is ended. Another service is more rows.
 *
 * <pre>{@code
 * {"item": "kinesis:put-units", "service": "kinesis", "text": "PUT payload units of 25 KB", "unit": "million units",
 *  "per": 1000000, "dollars": "0.014", "source": "https://...", "freeTier": "",
 *  "calls": [{"operations": ["PutRecords"], "each": "Records[].Data", "chunk": 25600, "count": "chunks",
 *             "failed": "Records[].ErrorCode", "where": "kinesis:shard-hours"}]}
 * {"item": "kinesis:shard-hours", ..., "hours": 1, "per": 1, "marker": ":stream/",
 *  "delete": "aws kinesis delete-stream --stream-name {name}"}
 * }</pre>
 *
 * A row with {@code hours} is for what runs: {@code per} of it for so many hours make a unit. A row with neither {@code calls}
 * nor {@code hours} is for what services tell. The operation {@code *} is every one of the service that no other row names.
 */
public final class Prices {

    private static final BigDecimal HOUR_MILLIS = BigDecimal.valueOf(3_600_000);
    private static final String OTHERS = "*";

    private final String region;
    private final String checked;
    private final String note;
    private final Map<String, Price> byItem = new LinkedHashMap<>();
    private final Map<String, List<CallPrice>> byOperation = new TreeMap<>();

    private Prices(JsonNode document) {
        this.region = document.path("region").asText();
        this.checked = document.path("checked").asText();
        this.note = document.path("note").asText();
        for (JsonNode row : document.path("prices")) {
            Price price = price(row);
            if (byItem.put(price.item(), price) != null) {
                throw new IllegalStateException("prices.json has two prices named " + price.item() + ".");
            }
            for (JsonNode calls : row.path("calls")) {
                for (JsonNode operation : calls.path("operations")) {
                    byOperation
                            .computeIfAbsent(price.service() + ":" + operation.textValue(), any -> new ArrayList<>())
                            .add(callPrice(price, calls, row));
                }
            }
        }
    }

    /** The list of this version. */
    static Prices read() {
        try (InputStream in = Prices.class.getResourceAsStream("prices.json")) {
            return new Prices(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("prices.json cannot be read.", e);
        }
    }

    private static Price price(JsonNode row) {
        BigDecimal per = new BigDecimal(row.path("per").asText());
        Price.Upkeep upkeep = null;
        if (row.has("hours")) {
            per = per.multiply(new BigDecimal(row.path("hours").asText())).multiply(HOUR_MILLIS);
            upkeep = new Price.Upkeep(
                    row.path("marker").asText(), row.path("delete").asText());
        }
        return new Price(
                row.path("item").asText(),
                row.path("service").asText(),
                row.path("text").asText(),
                row.path("unit").asText(),
                per,
                new BigDecimal(row.path("dollars").asText()),
                row.path("source").asText(),
                row.path("freeTier").asText(),
                upkeep);
    }

    private static CallPrice callPrice(Price price, JsonNode calls, JsonNode row) {
        return new CallPrice(
                price,
                calls.has("each") ? new Members(calls.path("each").asText()) : null,
                calls.path("answered").asBoolean(),
                calls.path("overhead").asLong(0),
                calls.path("chunk").asLong(1),
                calls.path("count").asText().equals("chunks"),
                calls.has("failed") ? new Members(calls.path("failed").asText()) : null,
                calls.has("where") ? calls.path("where").asText() : null,
                row.has("cut") ? row.path("cut").asText() : null);
    }

    /** The Region that the prices are of. */
    public String region() {
        return region;
    }

    /** Year and month in which they were compared with their sources. */
    public String checked() {
        return checked;
    }

    /** What must be said with every bill. */
    public String note() {
        return note;
    }

    /** Every row, in the order of the list. */
    public List<Price> all() {
        return List.copyOf(byItem.values());
    }

    /** The price of an item; null for one that an older version counted. */
    public @Nullable Price of(String item) {
        return byItem.get(item);
    }

    /** What a call of an operation uses; empty where no row speaks of it. */
    List<CallPrice> of(String service, String operation) {
        List<CallPrice> own = byOperation.get(service + ":" + operation);
        return own != null ? own : byOperation.getOrDefault(service + ":" + OTHERS, List.of());
    }
}
