package wildrydes.cloud.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.Map;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.http.HttpRequest;

/**
 * Answers everything under {@value #PATH}. Nobody signs here, since a page has no key before it is loaded: so nothing here
 * tells what is in the cloud, and nothing changes it, but that {@link FlowLeases time may pass}. What the page shows it reads
 * as any client does, with requests that it signs as a guest.
 */
public final class DashboardDesk implements HttpHandler {

    private static final String PATH = "/_dashboard";
    private static final String FLOW = "/flow";

    private final Pages pages;
    private final FlowLeases flow;
    private final Explanations explanations;
    private final String region;

    /**
     * @param region of this cloud, for which the page signs
     * @param framing origins beyond this machine's whose pages may show the page in a frame
     */
    public DashboardDesk(String region, Collection<String> framing, FlowLeases flow, Explanations explanations) {
        this.pages = new Pages(framing);
        this.flow = flow;
        this.explanations = explanations;
        this.region = region;
    }

    @Override
    public HttpAnswer handle(HttpRequest request) {
        String place = request.path().substring(PATH.length());
        try {
            if (place.equals(FLOW) || place.startsWith(FLOW + "/")) {
                return json(flow.answer(request, place.substring(FLOW.length())));
            }
            boolean head = request.method().equals("HEAD");
            if (!head && !request.method().equals("GET")) {
                throw new RefusedException(
                        405, "Method " + request.method() + " is not served at " + request.path() + "; use GET.");
            }
            return switch (place) {
                case "" -> toFolder(request);
                case "/cloud.json" -> json(cloud(request));
                default ->
                    place.startsWith("/why/")
                            ? json(explanations.of(place.substring("/why/".length())))
                            : pages.answer(place.substring(1), request);
            };
        } catch (RefusedException e) {
            return Pages.guarded(
                    e.status(),
                    "application/json",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("message", e.getMessage())
                            .toString());
        }
    }

    /** The page's own addresses are relative to its folder. */
    private static HttpAnswer toFolder(HttpRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        return new HttpAnswer(308, "", Map.of("location", "_dashboard/" + query), new byte[0]);
    }

    /**
     * What the page signs for: the name by which this very request called the cloud, whatever proxies it came through, and
     * the Region. So signatures are checked for the page as for everybody, against the host that arrives.
     */
    private JsonNode cloud(HttpRequest request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("authority", request.headerOrEmpty("host"))
                .put("region", region);
    }

    private static HttpAnswer json(JsonNode body) {
        return Pages.guarded(200, "application/json", body.toString());
    }
}
