package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Resettable;

/**
 * {@code POST /_lab/reset} with {@code {"service":"kinesis"}}, or without a service for all: sets the state of services back to
 * that of an empty account. Time stands still meanwhile and then goes on from where it was; the journal stays.
 */
public final class ResetHandler implements ControlHandler {

    private final Map<String, Resettable> services;
    private final CloudTime time;

    /** @param services by name, in the order in which they are reset: who works with another comes before it */
    public ResetHandler(Map<String, Resettable> services, CloudTime time) {
        this.services = new LinkedHashMap<>(services);
        this.time = time;
    }

    @Override
    public ControlAnswer answer(ControlRequest request) throws IOException {
        Map<String, Resettable> wanted = wanted(request.text("service"));
        CloudTime.Hold hold = time.hold("reset");
        try {
            for (Resettable service : wanted.values()) {
                service.reset();
            }
        } finally {
            hold.close();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode names = answer.putArray("reset");
        wanted.keySet().forEach(names::add);
        return ControlAnswer.ok(answer);
    }

    private Map<String, Resettable> wanted(@Nullable String name) {
        if (name == null) {
            return services;
        }
        Resettable service = services.get(name);
        if (service == null) {
            throw new ControlException(
                    400,
                    "Member 'service' is \"" + name + "\"; send one of "
                            + String.join(", ", new TreeSet<>(services.keySet())) + ", or no service to reset all.");
        }
        return Map.of(name, service);
    }
}
