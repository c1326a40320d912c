package wildrydes.kernel.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cell that has run.
 *
 * @param id the id of the request; see {@link KernelClient#outputs(String)}
 * @param count the kernel's execution count; 0 where the kernel gave none
 * @param outputs what stood below the cell when it ended
 * @param overrun whether it was interrupted because its time budget was spent
 * @param reply the kernel's answer
 * @param duration wall time from request to end
 */
public record Execution(
        String id, Status status, int count, List<Output> outputs, boolean overrun, Reply reply, Duration duration) {

    /** How a cell ended. */
    public enum Status {
        OK,
        ERROR,
        /** Not run, because a cell before it failed. */
        ABORTED
    }

    public Execution {
        outputs = List.copyOf(outputs);
    }

    /** All text printed to this stream, {@code stdout} or {@code stderr}. */
    public String text(String stream) {
        return outputs.stream()
                .filter(Output.Stream.class::isInstance)
                .map(Output.Stream.class::cast)
                .filter(output -> output.name().equals(stream))
                .map(Output.Stream::text)
                .collect(Collectors.joining());
    }

    /** All text printed to standard output. */
    public String stdout() {
        return text("stdout");
    }

    /** All text printed to standard error. */
    public String stderr() {
        return text("stderr");
    }

    /** The value of the last expression. */
    public Optional<Output.ExecuteResult> result() {
        return first(Output.ExecuteResult.class);
    }

    /** The value of the last expression as plain text; empty where there is none. */
    public String resultText() {
        return result().map(value -> value.bundle().data().get("text/plain"))
                .map(Object::toString)
                .orElse("");
    }

    /** Why the cell failed. */
    public Optional<Output.ErrorOutput> error() {
        return first(Output.ErrorOutput.class);
    }

    private <T extends Output> Optional<T> first(Class<T> kind) {
        return outputs.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
