package wildrydes.cloud.lambda.run.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be made. */
public final class BrokenConstructor implements RequestHandler<Object, Object> {

    public BrokenConstructor() {
        throw new IllegalArgumentException("no wings");
    }

    @Override
    public Object handleRequest(Object event, Context context) {
        return event;
    }
}
