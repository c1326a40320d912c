package wildrydes.kernel.jupyter;

import java.util.ArrayList;
import java.util.List;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Sends back what it gets, on a thread of its own, so that a front end can tell a busy kernel from a dead one. */
final class Heartbeat {

    private final ZMQ.Socket socket;
    private final KernelLog log;

    /** @param socket bound; closed by the heartbeat's own thread when the context ends */
    Heartbeat(ZMQ.Socket socket, KernelLog log) {
        this.socket = socket;
        this.log = log;
    }

    void start() {
        new Undisturbed(this::run, "heartbeat").start();
    }

    private void run() {
        try (socket) {
            while (true) {
                List<byte[]> frames = new ArrayList<>();
                do {
                    frames.add(socket.recv());
                } while (socket.hasReceiveMore());
                for (int frame = 0; frame < frames.size(); frame++) {
                    socket.send(frames.get(frame), frame < frames.size() - 1 ? ZMQ.SNDMORE : 0);
                }
            }
        } catch (ZMQException e) {
            if (e.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
                log.warn("The heartbeat ended.", e);
            }
        }
    }
}
