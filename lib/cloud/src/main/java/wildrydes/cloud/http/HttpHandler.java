package wildrydes.cloud.http;

/** Answers requests; called on a thread of its own for each, so it may block. */
@FunctionalInterface
public interface HttpHandler {

    HttpAnswer handle(HttpRequest request);
}
