package wildrydes.cloud.lambda.runner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A function that uses what most functions use, by which the archive of classes for later starts is made. */
public final class Rehearsal implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        context.getLogger().log("rehearsed " + event.size() + " with " + context.getRemainingTimeInMillis() + " ms");
        return Map.of("event", event);
    }
}
