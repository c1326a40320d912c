package wildrydes.lab.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.RefusedException;
import wildrydes.lab.cloud.TimeFlow;
import wildrydes.lab.sdk.Clients;

/** A command at work: the cloud, started where it did not run, whose time passes at the usual speed meanwhile. */
final class Session implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Session.class.getName());
    private static final Duration QUICK = Duration.ofMillis(300);
    private static final long LOOK_MILLIS = 200;

    private final Control control;
    private final KinesisClient kinesis;
    private final TimeFlow flow;
    private final Thread interrupt = new Thread(this::interrupted, "interrupt");
    private volatile Runnable farewell = () -> {};

    private Session(LocalCloud cloud, String name) {
        this.control = cloud.control();
        this.kinesis = Clients.of(cloud).kinesis();
        this.flow = control.flowFor(name, 1);
        Runtime.getRuntime().addShutdownHook(interrupt);
    }

    /**
     * Begins.
     *
     * @param name for the list of those who let time pass
     * @throws LabException if the cloud cannot be started
     */
    static Session open(CloudHome home, String name, PrintStream notes) {
        return new Session(LocalCloud.open(home, new Starting(notes)), name);
    }

    /** Says nothing about a start that is quick. */
    private static final class Starting implements Consumer<Duration> {

        private final PrintStream notes;
        private boolean said;

        Starting(PrintStream notes) {
            this.notes = notes;
        }

        @Override
        public void accept(Duration waited) {
            if (!said && waited.compareTo(QUICK) > 0) {
                said = true;
                notes.println("Starting the local AWS ...");
            }
        }
    }

    /** Does this first when the program is interrupted or killed. */
    void atInterrupt(Runnable farewell) {
        this.farewell = farewell;
    }

    Control control() {
        return control;
    }

    KinesisClient kinesis() {
        return kinesis;
    }

    /**
     * Returns when the stream can be used.
     *
     * @throws LabException if there is none of that name
     */
    void awaitStream(String stream, PrintStream notes) throws InterruptedException {
        StreamStatus status = status(stream);
        if (status == StreamStatus.CREATING) {
            notes.println("Stream " + stream + " is being created; waiting.");
        }
        while (status == StreamStatus.CREATING) {
            Thread.sleep(LOOK_MILLIS);
            status = status(stream);
        }
    }

    private StreamStatus status(String stream) {
        try {
            return kinesis.describeStreamSummary(b -> b.streamName(stream))
                    .streamDescriptionSummary()
                    .streamStatus();
        } catch (ResourceNotFoundException e) {
            throw new LabException(
                    "There is no stream " + stream + "; create it in a notebook, or here: aws kinesis create-stream"
                            + " --stream-name " + stream + " --shard-count 1",
                    e);
        }
    }

    private void interrupted() {
        farewell.run();
        standStill();
    }

    /** Lets time stand still again, unless somebody else lets it pass. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupt);
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "The program was interrupted while it ended.", e);
        }
        standStill();
    }

    private void standStill() {
        try {
            flow.close();
        } catch (LabException | RefusedException e) {
            // A cloud that has ended has no leases, and one that does not answer ends this one by itself.
            LOG.log(Level.FINE, "The lease was not given back.", e);
        }
    }
}
