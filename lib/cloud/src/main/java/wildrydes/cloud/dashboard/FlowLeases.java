package wildrydes.cloud.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import wildrydes.cloud.clock.ClockException;
import wildrydes.cloud.clock.Reading;
import wildrydes.cloud.clock.Rules;
import wildrydes.cloud.clock.VirtualClock;
import wildrydes.cloud.http.HttpRequest;

/**
 * Lets cloud time pass at 1x while a page watches, since what it watches would stand still with time. A page cannot sign for
 * the control interface, so this is open to pages of the cloud itself, told by their origin, and does no more than this: few
 * leases at a time, few openings a minute, never faster than real time, and each ends 15 s after its last renewal. Safe for
 * concurrent use.
 */
public final class FlowLeases {

    /** Pages at one time; each tab is one. */
    static final int MOST_LEASES = 16;
    /** A tab that is loaded again ends its lease and opens another. */
    static final int MOST_OPENINGS_A_MINUTE = 60;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualClock clock;
    private final InstantSource wallTime;
    private final Map<String, Instant> renewed = new HashMap<>();
    private final Deque<Instant> openings = new ArrayDeque<>();

    public FlowLeases(VirtualClock clock, InstantSource wallTime) {
        this.clock = clock;
        this.wallTime = wallTime;
    }

    /**
     * @param place what follows {@code /_dashboard/flow}: nothing to open one, {@code /ID} to renew it, {@code /ID/end} to end
     *     it, for which a page that is being closed can only POST
     */
    JsonNode answer(HttpRequest request, String place) {
        if (!request.method().equals("POST")) {
            throw new RefusedException(
                    405, "Method " + request.method() + " is not served at " + request.path() + "; use POST.");
        }
        requireOwnPage(request);
        String[] parts = place.split("/", -1);
        try {
            if (parts.length == 1 && parts[0].isEmpty()) {
                return open();
            }
            if (parts.length == 2) {
                return renew(parts[1]);
            }
            if (parts.length == 3 && parts[2].equals("end")) {
                return end(parts[1]);
            }
        } catch (ClockException e) {
            throw new RefusedException(
                    e.reason() == ClockException.Reason.STOPPED ? 503 : 404, String.valueOf(e.getMessage()));
        }
        throw new RefusedException(404, "Nothing is served at " + request.path() + "; POST /_dashboard/flow is.");
    }

    /** Browsers say with every POST which origin's page makes it; the page's own is where the request goes to. */
    private static void requireOwnPage(HttpRequest request) {
        String origin = request.headerOrEmpty("origin");
        if (origin.isEmpty() || !request.headerOrEmpty("host").equalsIgnoreCase(authority(origin))) {
            throw new RefusedException(
                    403,
                    "Only the dashboard's own page may let time pass here; sign for POST /_lab/clock/leases instead.");
        }
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private synchronized JsonNode open() {
        Instant now = wallTime.instant();
        renewed.values().removeIf(last -> last.plus(Rules.LEASE).isBefore(now));
        while (!openings.isEmpty() && openings.peek().plus(MINUTE).isBefore(now)) {
            openings.remove();
        }
        if (renewed.size() >= MOST_LEASES) {
            throw new RefusedException(
                    429, MOST_LEASES + " dashboards are open, which is as many as can let time pass; close one.");
        }
        if (openings.size() >= MOST_OPENINGS_A_MINUTE) {
            throw new RefusedException(
                    429, MOST_OPENINGS_A_MINUTE + " dashboards were opened within a minute; wait a little.");
        }
        String id = clock.leaseFlow("dashboard", 1.0);
        openings.add(now);
        renewed.put(id, now);
        return reading(clock.reading()).put("id", id);
    }

    private synchronized JsonNode renew(String id) {
        requireOurs(id);
        try {
            Reading reading = clock.renew(id);
            renewed.put(id, wallTime.instant());
            return reading(reading);
        } catch (ClockException e) {
            renewed.remove(id);
            throw e;
        }
    }

    private synchronized JsonNode end(String id) {
        requireOurs(id);
        renewed.remove(id);
        return reading(clock.end(id));
    }

    private void requireOurs(String id) {
        if (!renewed.containsKey(id)) {
            throw new RefusedException(404, "No dashboard has the lease " + id + "; open another.");
        }
    }

    private static ObjectNode reading(Reading reading) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("now", reading.now().toString())
                .put("mode", reading.step() ? "step" : "flow");
    }
}
