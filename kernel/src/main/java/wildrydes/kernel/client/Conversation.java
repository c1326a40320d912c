package wildrydes.kernel.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A request and what has come back for it. Written by the thread that reads the sockets, awaited by others. */
final class Conversation {

    private final String id;
    private final String request;
    private final CellOutputs outputs = new CellOutputs();
    private final Queue<InputRequest> questions = new ArrayDeque<>();
    private @Nullable Reply reply;
    private @Nullable String lost;
    private boolean idle;

    /**
     * @param id the request's message id
     * @param request its msg_type
     */
    Conversation(String id, String request) {
        this.id = id;
        this.request = request;
    }

    String id() {
        return id;
    }

    CellOutputs outputs() {
        return outputs;
    }

    synchronized void replied(Reply answer) {
        reply = answer;
        notifyAll();
    }

    synchronized void asked(InputRequest question) {
        questions.add(question);
        notifyAll();
    }

    synchronized void told(Broadcast message) {
        outputs.accept(message);
        if (message.type().equals("status")
                && Json.text(message.content(), "execution_state").equals("idle")) {
            idle = true;
        }
        notifyAll();
    }

    /** The kernel is gone: whoever waits gets this sentence. */
    synchronized void lost(String why) {
        lost = why;
        notifyAll();
    }

    /** The answer, once the kernel has given it and has said that it is done; empty when this time has passed. */
    synchronized Optional<Reply> end(Duration time) {
        await(() -> reply != null && idle, time);
        return idle ? Optional.ofNullable(reply) : Optional.empty();
    }

    /** The answer, whether or not the kernel has told all front ends about it; empty when this time has passed. */
    synchronized Optional<Reply> reply(Duration time) {
        await(() -> reply != null, time);
        return Optional.ofNullable(reply);
    }

    /** A question of the cell; empty when it has ended or this time has passed. */
    synchronized Optional<InputRequest> question(Duration time) {
        await(() -> (reply != null && idle) || !questions.isEmpty(), time);
        return Optional.ofNullable(questions.poll());
    }

    /** Whether the condition on what has come back became true in this time; asked after each message. */
    synchronized boolean await(BooleanSupplier condition, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (lost != null) {
                throw new KernelException(lost);
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KernelException("Waiting for the answer to " + request + " was interrupted.", e);
            }
        }
        return true;
    }
}
