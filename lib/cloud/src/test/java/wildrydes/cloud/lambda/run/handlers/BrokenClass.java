package wildrydes.cloud.lambda.run.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be initialised. */
public final class BrokenClass implements RequestHandler<Object, Object> {

    private static final int PARTS = Integer.parseInt("horn");

    @Override
    public Object handleRequest(Object event, Context context) {
        return PARTS;
    }
}
