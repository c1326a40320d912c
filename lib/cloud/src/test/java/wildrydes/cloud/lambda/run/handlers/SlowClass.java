package wildrydes.cloud.lambda.run.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Takes longer to be initialised than Lambda waits, or ends the process meanwhile. */
public final class SlowClass implements RequestHandler<Object, Object> {

    static {
        if ("exit".equals(System.getenv("SLOW"))) {
            System.exit(3);
        }
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object handleRequest(Object event, Context context) {
        return event;
    }
}
