package wildrydes.kernel.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A cell that was sent to the kernel. */
public final class RunningCell {

    /** How long a kernel may take to end a cell that was interrupted: the notebook's user gives up about then. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final KernelClient client;
    private final Conversation conversation;
    private final ExecuteOptions options;
    private final long start = System.nanoTime();

    RunningCell(KernelClient client, Conversation conversation, ExecuteOptions options) {
        this.client = client;
        this.conversation = conversation;
        this.options = options;
    }

    /** The id of the request. */
    public String id() {
        return conversation.id();
    }

    /** What stands below the cell now. */
    public List<Output> outputs() {
        return conversation.outputs().now();
    }

    /**
     * Waits until the outputs are as expected.
     *
     * @throws KernelException if they are not within this time; the message shows them
     */
    public List<Output> awaitOutputs(Predicate<List<Output>> expected, Duration time) {
        if (!conversation.await(() -> expected.test(outputs()), time)) {
            throw new KernelException("The cell did not show what was expected within " + seconds(time) + ". It shows: "
                    + outputs() + ".");
        }
        return outputs();
    }

    /**
     * Waits until the cell has ended, answers its questions, and interrupts it when its time budget is spent.
     *
     * @throws KernelException if the kernel ends, or the cell does not end even when interrupted
     */
    public Execution await() {
        Optional<Reply> reply = answering(options.budget());
        boolean overrun = reply.isEmpty();
        if (overrun) {
            client.send(Channel.CONTROL, "interrupt_request", Map.of());
            reply = conversation.end(GRACE);
        }
        return reply.map(answer -> execution(answer, overrun))
                .orElseThrow(() -> new KernelException("The cell did not end within " + seconds(options.budget())
                        + ", nor within " + seconds(GRACE) + " after an interrupt. Restart the kernel."));
    }

    private Optional<Reply> answering(Duration budget) {
        long deadline = System.nanoTime() + budget.toNanos();
        while (options.answers().isPresent()) {
            Optional<InputRequest> question = conversation.question(left(deadline));
            if (question.isEmpty()) {
                break;
            }
            client.type(options.answers().get().apply(question.get()));
        }
        return conversation.end(left(deadline));
    }

    private Execution execution(Reply reply, boolean overrun) {
        Execution.Status status = switch (reply.status()) {
            case "ok" -> Execution.Status.OK;
            case "aborted" -> Execution.Status.ABORTED;
            default -> Execution.Status.ERROR;
        };
        return new Execution(
                id(),
                status,
                Json.number(reply.content(), "execution_count"),
                outputs(),
                overrun,
                reply,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
