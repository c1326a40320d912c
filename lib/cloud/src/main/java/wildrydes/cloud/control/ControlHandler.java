package wildrydes.cloud.control;

import java.io.IOException;

/**
 * Answers one control request; it may block, since each request has a thread of its own. A handler that refuses throws
 * {@link ControlException}.
 */
@FunctionalInterface
public interface ControlHandler {

    ControlAnswer answer(ControlRequest request) throws IOException, InterruptedException;
}
