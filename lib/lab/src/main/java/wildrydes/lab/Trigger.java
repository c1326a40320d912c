package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import wildrydes.lab.render.Times;

/**
 * An event source mapping of Lambda: it reads a stream or a queue by itself, as the function's role, and calls the function with
 * what it found, batch by batch.
 */
public final class Trigger implements Resource<Trigger> {

    private final Lab lab;
    private final LambdaFunction function;
    private final Resource<?> source;
    private final TriggerSettings settings;
    private String cli = "";

    Trigger(Lab lab, LambdaFunction function, Resource<?> source) {
        this.lab = lab;
        this.function = function;
        this.source = source;
        this.settings = new TriggerSettings(function.name(), source.arn());
    }

    /**
     * Where in a stream it begins; it stays so until the trigger is made anew.
     *
     * @param position {@code LATEST} for what comes from now on, {@code TRIM_HORIZON} for all that is kept
     */
    public Trigger startingPosition(String position) {
        EventSourcePosition known = EventSourcePosition.fromValue(position);
        if (known == EventSourcePosition.UNKNOWN_TO_SDK_VERSION) {
            throw new LabException("There is no starting position " + position
                    + "; write \"LATEST\" or \"TRIM_HORIZON\", or give a time by startingAt(..).");
        }
        settings.position = known;
        return this;
    }

    /** Begins with the records of a stream that arrived at this time or later. */
    public Trigger startingAt(Instant time) {
        settings.position = EventSourcePosition.AT_TIMESTAMP;
        settings.positionTime = time;
        return this;
    }

    /** The most records that one call of the function gets; 100 of a stream and 10 of a queue where you say nothing. */
    public Trigger batchSize(int records) {
        settings.batchSize = records;
        return this;
    }

    /** How long it waits for a batch to fill up; not at all where you say nothing. */
    public Trigger batchWindow(Duration duration) {
        settings.batchWindow = duration;
        return this;
    }

    /** How often it calls again with a batch of a stream that failed; until the records expire where you say nothing. */
    public Trigger retries(int number) {
        settings.retries = number;
        return this;
    }

    /** Records of a stream older than this are given up; none are where you say nothing. */
    public Trigger maxRecordAge(Duration duration) {
        settings.maxRecordAge = duration;
        return this;
    }

    /** Whether a batch of a stream that failed is cut in two, to find the record that is to blame. */
    public Trigger bisect(boolean bisect) {
        settings.bisect = bisect;
        return this;
    }

    /** Where it tells of records of a stream that it gives up: a message with where they are, not what they are. */
    public Trigger onFailure(MessageQueue queue) {
        settings.onFailure = queue;
        return this;
    }

    /** Hands a state from call to call of the same shard, and begins anew after each such window. */
    public Trigger tumblingWindow(Duration duration) {
        settings.tumblingWindow = duration;
        return this;
    }

    /** How many batches of one shard are worked on at once, each with other partition keys; 1 where you say nothing. */
    public Trigger parallelization(int batches) {
        settings.parallelization = batches;
        return this;
    }

    /** Passes over records that do not match a pattern, in Lambda's JSON; more than one pattern may be given. */
    public Trigger filter(String pattern) {
        settings.filters.add(pattern);
        return this;
    }

    /** Lets the function say by its answer which records failed, so that those before them count as done. */
    public Trigger reportFailures() {
        settings.reportFailures = true;
        return this;
    }

    /** Function and source, since AWS gives a trigger no name but an id. */
    @Override
    public String name() {
        return function.name() + " on " + source.name();
    }

    /** Known once it exists: AWS makes it from the id. */
    @Override
    public String arn() {
        return existing("has no ARN").eventSourceMappingArn();
    }

    /** Its id, by which AWS's own calls name it. @throws LabException if it does not exist */
    public String uuid() {
        return existing("has no id").uuid();
    }

    @Override
    public String status() {
        return existing("has no status").state();
    }

    @Override
    public boolean exists() {
        return found().isPresent();
    }

    /** What came of its last reading or call, in AWS's words, such as {@code OK} or {@code PROBLEM: Function call failed}. */
    public String lastResult() {
        return String.valueOf(existing("has no result").lastProcessingResult());
    }

    /** The calls that it has made, the newest last, with what came of each. Real AWS does not tell. */
    public Attempts attempts() {
        return Attempts.of(lab.control(), name(), uuid());
    }

    @Override
    public Trigger create() {
        Optional<EventSourceMappingConfiguration> found = found();
        if (found.isPresent()) {
            Progress.line("Trigger " + name() + " is already there"
                    + (settings.differ(found.get()) ? ", with other settings; update() makes it as you say." : "."));
            return await();
        }
        if (source instanceof DataStream && settings.position == null) {
            throw new LabException(
                    "Where in the stream shall the trigger " + name() + " begin? startingPosition(\"LATEST\")"
                            + " takes what comes from now on, startingPosition(\"TRIM_HORIZON\") all that is kept.");
        }
        lambda().createEventSourceMapping(settings.creation());
        cli = lab.lastCommand();
        return await();
    }

    /** Changes what was given since it was made; where it begins cannot be changed. */
    @Override
    public Trigger update() {
        EventSourceMappingConfiguration found = existing("cannot be changed");
        if (settings.position != null && settings.position != found.startingPosition()) {
            throw new LabException("Trigger " + name() + " began at " + found.startingPositionAsString()
                    + ", which cannot be changed; delete() it, and create() it with startingPosition(\""
                    + settings.position + "\").");
        }
        if (!settings.differ(found)) {
            Progress.line("Trigger " + name() + " is like that already.");
            return this;
        }
        lambda().updateEventSourceMapping(settings.change(found.uuid()));
        cli = lab.lastCommand();
        return await();
    }

    /** Waits until it reads, or is switched off. */
    @Override
    public Trigger await() {
        String arn = arn();
        Settling.await(lab.control(), "Trigger " + name(), arn, () -> {
            EventSourceMappingConfiguration found = existing("cannot be waited for");
            return new Settling.State(
                    found.state(),
                    found.state().equals("Enabled") || found.state().equals("Disabled"));
        });
        return this;
    }

    @Override
    public Trigger delete() {
        Optional<EventSourceMappingConfiguration> found = found();
        if (found.isEmpty()) {
            Progress.line("There is no trigger " + name() + ", so there is nothing to delete.");
            return this;
        }
        Triggers.delete(lab, "Trigger " + name(), found.get());
        cli = lab.lastCommand();
        return this;
    }

    @Override
    public Card describe() {
        return Card.of("Trigger " + name(), existing("cannot be described"));
    }

    @Override
    public String cli() {
        return cli;
    }

    @Override
    public Card card() {
        Optional<EventSourceMappingConfiguration> found = found();
        if (found.isEmpty()) {
            return Card.of("Trigger " + name()).with("status", "does not exist yet; create() makes it");
        }
        EventSourceMappingConfiguration trigger = found.get();
        Card card = Card.of("Trigger " + name())
                .with("status", trigger.state() + because(trigger))
                .with("reads", trigger.eventSourceArn())
                .with("calls", trigger.functionArn())
                .with("last result", String.valueOf(trigger.lastProcessingResult()));
        if (trigger.startingPosition() != null) {
            Instant at = trigger.startingPositionTimestamp();
            card = card.with("began at", trigger.startingPositionAsString() + (at == null ? "" : " " + Times.utc(at)));
        }
        return TriggerSettings.onto(card, trigger);
    }

    private static String because(EventSourceMappingConfiguration trigger) {
        String reason = trigger.stateTransitionReason();
        boolean usual =
                reason == null || reason.isEmpty() || reason.equals("User action") || reason.equals("USER_INITIATED");
        return usual ? "" : ", " + reason;
    }

    private EventSourceMappingConfiguration existing(String what) {
        return found().orElseThrow(() ->
                new LabException("Trigger " + name() + " does not exist and " + what + "; create() makes it."));
    }

    private Optional<EventSourceMappingConfiguration> found() {
        return Triggers.find(lambda(), function.arn(), source.arn());
    }

    private LambdaClient lambda() {
        return lab.lambda();
    }

    @Override
    public String toString() {
        return "Trigger " + name();
    }
}
