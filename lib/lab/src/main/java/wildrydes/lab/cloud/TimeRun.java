package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wildrydes.lab.LabException;

/** Cloud time that passes until a moment; {@link Control#hold} ends it earlier. */
public final class TimeRun {

    private final ControlClient client;
    private final Future<JsonNode> answer;

    TimeRun(ControlClient client, Future<JsonNode> answer) {
        this.client = client;
        this.answer = answer;
    }

    /** Whether it has ended, well or not. */
    public boolean over() {
        return answer.isDone();
    }

    /** Waits this long in real time for it to end. @return whether it has */
    boolean overWithin(Duration patience) {
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true; // end() says how
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits until it has ended.
     *
     * @throws LabException if the thread is interrupted, which it is afterwards, too; time goes on
     */
    public ClockReading end() {
        try {
            return ClockReading.of(answer.get());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw client.silent(e);
        }
    }

    private static LabException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LabException("Interrupted while time passed.", e);
    }
}
