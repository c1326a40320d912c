package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<String> wanted = wanted(request.text("service"));
        try (CloudTime.Hold hold = time.hold("reset")) {
            for (String name : wanted) {
                services.get(name).reset();
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode names = answer.putArray("reset");
        wanted.forEach(names::add);
        return ControlAnswer.ok(answer);
    }

    private List<String> wanted(@Nullable String name) {
        if (name == null) {
            return List.copyOf(services.keySet());
        }
        if (!services.containsKey(name)) {
            List<String> known = new ArrayList<>(services.keySet());
            known.sort(null);
            throw new ControlException(
                    400,
                    "Member 'service' is \"" + name + "\"; send one of " + String.join(", ", known)
                            + ", or no service to reset all.");
        }
        return List.of(name);
    }
}
