package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.ClockException;
import wildrydes.cloud.clock.Reading;
import wildrydes.cloud.clock.VirtualClock;

/**
 * The clock under {@code /_lab/clock}: reading it, letting time pass and stopping it, and the places of those outside whom it
 * waits for or whose wishes it follows. The module's README lists the requests.
 */
public final class ClockRequests {

    private static final String CLOCK = "/_lab/clock";
    private static final String PARTICIPANTS = CLOCK + "/participants";
    private static final String LEASES = CLOCK + "/leases";

    private final VirtualClock clock;

    public ClockRequests(VirtualClock clock) {
        this.clock = clock;
    }

    /** Adds what is served here to the table. */
    public void addTo(ControlRoutes routes) {
        add(routes, "GET", CLOCK, request -> answer(clock.reading()));
        add(routes, "POST", CLOCK, request -> answer(clock.speed(required("speed", request.number("speed"), "60"))));
        add(routes, "POST", CLOCK + "/flow", request -> answer(clock.flow()));
        add(routes, "POST", CLOCK + "/hold", request -> answer(clock.hold()));
        add(routes, "POST", CLOCK + "/run", this::run);
        add(routes, "POST", CLOCK + "/settle", request -> answer(clock.settle(request.requiredText("resource"))));
        add(routes, "POST", PARTICIPANTS, this::join);
        add(routes, "POST", PARTICIPANTS + "/{id}/await", this::await);
        add(routes, "DELETE", PARTICIPANTS + "/{id}", this::leave);
        add(routes, "POST", LEASES, this::lease);
        add(routes, "POST", LEASES + "/{id}/renew", request -> answer(clock.renew(id(request))));
        add(routes, "DELETE", LEASES + "/{id}", request -> answer(clock.end(id(request))));
    }

    /** Puts what the clock refuses into the terms of HTTP. */
    private static void add(ControlRoutes routes, String method, String path, ControlHandler handler) {
        routes.add(method, path, request -> {
            try {
                return handler.answer(request);
            } catch (ClockException e) {
                int status = switch (e.reason()) {
                    case REFUSED -> 400;
                    case GONE -> 404;
                    case STOPPED -> 503;
                };
                throw new ControlException(status, String.valueOf(e.getMessage()));
            }
        });
    }

    private ControlAnswer run(ControlRequest request) throws InterruptedException {
        Duration duration = required("duration", request.duration("duration"), "\"PT1M\"");
        return answer(clock.run(duration, request.number("speed")));
    }

    private ControlAnswer join(ControlRequest request) {
        String id = clock.join(name(request), next(request));
        return ControlAnswer.ok(JsonNodeFactory.instance.objectNode().put("id", id));
    }

    private ControlAnswer await(ControlRequest request) throws IOException, InterruptedException {
        boolean due = clock.await(id(request), next(request));
        return ControlAnswer.ok(JsonNodeFactory.instance.objectNode().put("due", due));
    }

    private ControlAnswer leave(ControlRequest request) {
        clock.leave(id(request));
        return answer(clock.reading());
    }

    private ControlAnswer lease(ControlRequest request) {
        String kind = request.requiredText("kind");
        String id = switch (kind) {
            case "flow" -> clock.leaseFlow(name(request), request.number("speed"));
            case "hold" -> clock.leaseHold(name(request));
            default ->
                throw new ControlException(
                        400, "Member 'kind' is \"" + kind + "\"; send \"flow\" or \"hold\" instead.");
        };
        return ControlAnswer.ok(JsonNodeFactory.instance.objectNode().put("id", id));
    }

    private static String id(ControlRequest request) {
        return String.valueOf(request.path().get("id"));
    }

    private static String name(ControlRequest request) {
        String name = request.requiredText("name");
        if (name.isBlank()) {
            throw new ControlException(400, "Member 'name' is empty; send a name that people know it by.");
        }
        return name;
    }

    private static Instant next(ControlRequest request) {
        return required("next", request.instant("next"), "\"2026-11-24T10:00:00Z\"");
    }

    private static <T> T required(String member, @Nullable T value, String example) {
        if (value == null) {
            throw new ControlException(400, "Member '" + member + "' is missing; send it, such as " + example + ".");
        }
        return value;
    }

    private static ControlAnswer answer(Reading reading) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("now", reading.now().toString())
                .put("mode", reading.step() ? "step" : "flow")
                .put("state", reading.flowing() ? "flowing" : "held")
                .put("speed", reading.speed());
        names(json.putArray("participants"), reading.participants());
        names(json.putArray("leases"), reading.leases());
        names(json.putArray("waitsFor"), reading.waitsFor());
        return ControlAnswer.ok(json);
    }

    private static void names(ArrayNode array, List<String> names) {
        names.forEach(array::add);
    }
}
