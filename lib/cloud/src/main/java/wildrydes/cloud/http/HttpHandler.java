package wildrydes.cloud.http;

/** Answers requests; called on a thread of its own for each, so it may block. */
@FunctionalInterface
public interface HttpHandler {

    HttpAnswer handle(HttpRequest request);

    /**
     * Answers a browser that asks, on behalf of a page of this machine, whether another request would be allowed (CORS preflight);
     * it is not unless this says so.
     */
    default HttpAnswer preflight(HttpRequest request) {
        return HttpAnswer.of(403, "", new byte[0]);
    }
}
