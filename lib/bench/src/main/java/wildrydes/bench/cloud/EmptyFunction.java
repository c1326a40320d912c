package wildrydes.bench.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** A function that does nothing; it runs in the processes of those that are measured. */
public final class EmptyFunction implements RequestHandler<Object, String> {

    @Override
    public String handleRequest(Object event, Context context) {
        return "";
    }
}
