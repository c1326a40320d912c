package wildrydes.cloud.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import wildrydes.cloud.auth.AuthException;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.http.HttpRequest;

/** Answers control requests: verifies that the administrator signed for {@value #SERVICE}, then asks the route's handler. */
public final class ControlDesk implements HttpHandler {

    /** The service name that control requests are signed for. */
    public static final String SERVICE = "lab";

    private static final Logger LOG = Logger.getLogger(ControlDesk.class.getName());

    private final ControlRoutes routes;
    private final Signatures signatures;

    public ControlDesk(ControlRoutes routes, Signatures signatures) {
        this.routes = routes;
        this.signatures = signatures;
    }

    @Override
    public HttpAnswer handle(HttpRequest request) {
        try {
            if (!signatures.verify(request, SERVICE).administrator()) {
                throw new ControlException(403, "Only the administrator key may use the control interface.");
            }
            ControlRoutes.Match match = routes.match(request.method(), request.path());
            ControlAnswer answer =
                    match.handler().answer(new ControlRequest(match.values(), request.parameters(), body(request)));
            return json(answer.status(), answer.body());
        } catch (AuthException e) {
            return message(403, e.sentence());
        } catch (ControlException e) {
            return message(e.status(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return message(503, "The cloud is stopping.");
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "Control request " + request.id() + " failed.", e);
            return message(
                    500,
                    "The cloud failed at this request; cloud.log in its data folder has the reason under "
                            + request.id() + ".");
        }
    }

    private static JsonNode body(HttpRequest request) {
        if (request.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode body = Mapper.JSON.readTree(request.body());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new ControlException(400, "The body is not JSON: " + e.getOriginalMessage() + ".");
        } catch (IOException e) {
            throw new ControlException(400, "The body is not JSON.");
        }
        throw new ControlException(400, "The body is no JSON object; send {} or leave it empty.");
    }

    private static HttpAnswer message(int status, String message) {
        return json(status, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    private static HttpAnswer json(int status, JsonNode body) {
        return HttpAnswer.text(status, "application/json", body.toString());
    }
}
