package wildrydes.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import wildrydes.lab.cloud.RefusedException;
import wildrydes.lab.code.DeploymentPackage;
import wildrydes.lab.render.Tree;

/** A function of Lambda: code of yours that runs when something calls it, as a role. */
public final class LambdaFunction implements Resource<LambdaFunction> {

    private final Lab lab;
    private final String name;
    private final FunctionSettings settings = new FunctionSettings();
    private String cli = "";

    LambdaFunction(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /**
     * What it runs: a class that implements {@code RequestHandler} or {@code RequestStreamHandler}. One that you wrote in a cell is
     * compiled on its own, with the cell's imports and the classes of cells that it mentions; it knows nothing else of the notebook.
     */
    public LambdaFunction code(Class<?> handler) {
        settings.code = handler;
        return this;
    }

    /**
     * A library that its code needs beside those of every function, which are Lambda's own for Java and the SDK's for DynamoDB.
     *
     * @param library a jar, or coordinates such as {@code org.apache.commons:commons-csv:1.14.0}, which {@code %maven} has fetched
     */
    public LambdaFunction library(String library) {
        settings.libraries.add(library);
        return this;
    }

    /** As whom it runs: what this role may do, the function may do. */
    public LambdaFunction role(Role role) {
        settings.role = role;
        return this;
    }

    /** A variable of its environment, which it reads by {@code System.getenv(name)}. */
    public LambdaFunction environment(String name, String value) {
        settings.environment.put(name, value);
        return this;
    }

    /** How long one call may take; 3 seconds where you say nothing, 15 minutes at most. */
    public LambdaFunction timeout(Duration duration) {
        settings.timeout = duration;
        return this;
    }

    /** How much memory it gets; 512 where you say nothing. On AWS it gets more of a processor with it. */
    public LambdaFunction memory(int mebibytes) {
        settings.memory = mebibytes;
        return this;
    }

    /** Which of Lambda's runtimes it runs in, such as {@code java21}; that of the notebook's own Java where you say nothing. */
    public LambdaFunction runtime(String name) {
        settings.runtime = name;
        return this;
    }

    /** A trigger that calls it with the records of a stream; choose its settings next. */
    public Trigger trigger(DataStream stream) {
        return new Trigger(lab, this, stream);
    }

    /** A trigger that calls it with the messages of a queue; choose its settings next. */
    public Trigger trigger(MessageQueue queue) {
        return new Trigger(lab, this, queue);
    }

    /** What it writes while it runs. */
    public Logs logs() {
        return new Logs(lab.logs(), lab.control(), "/aws/lambda/" + name);
    }

    /** What it was called with last, to be unfolded. Real AWS does not tell. */
    public Card lastEvent() {
        if (!exists()) {
            throw absent("has no event");
        }
        String event;
        try {
            event = lab.control().functions().lastEvent(name);
        } catch (RefusedException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
        Card card = Card.of("Last event of " + name);
        return event.isEmpty()
                ? card.with("event", "none yet: nothing has called the function")
                : card.with("event", Tree.ofJson("event", event));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:lambda:" + lab.region() + ":" + lab.account() + ":function:" + name;
    }

    @Override
    public String status() {
        return existing("has no status").stateAsString();
    }

    @Override
    public boolean exists() {
        return found().isPresent();
    }

    /** Compiles and packs its code, uploads it, and waits until the function can be called. */
    @Override
    public LambdaFunction create() {
        settings.code(name);
        Optional<FunctionConfiguration> found = found();
        if (found.isEmpty()) {
            settings.role(name);
        }
        Building building = Building.begin(name);
        DeploymentPackage code = building.pack(settings);
        if (found.isPresent()) {
            boolean another = settings.differ(found.get(), code.handler())
                    || !code.sha256().equals(found.get().codeSha256());
            building.say(
                    "already there" + (another ? ", with other code or settings; update() makes it as you say." : "."));
            return await();
        }
        building.uploading(code);
        lambda().createFunction(settings.creation(name, code));
        cli = lab.lastCommand();
        building.uploaded(code);
        return await();
    }

    /** Changes what is different now: its code, its settings, or both. */
    @Override
    public LambdaFunction update() {
        FunctionConfiguration found = existing("cannot be changed");
        boolean changed = false;
        String handler = "";
        if (settings.code != null) {
            Building building = Building.begin(name);
            DeploymentPackage code = building.pack(settings);
            handler = code.handler();
            if (code.sha256().equals(found.codeSha256())) {
                building.say("has this code already");
            } else {
                building.uploading(code);
                lambda().updateFunctionCode(
                                b -> b.functionName(name).zipFile(SdkBytes.fromByteArrayUnsafe(code.zip())));
                cli = lab.lastCommand();
                building.uploaded(code);
                await();
                changed = true;
            }
        }
        if (settings.differ(found, handler)) {
            lambda().updateFunctionConfiguration(settings.change(found, handler));
            cli = lab.lastCommand();
            await();
            changed = true;
        }
        if (!changed) {
            Progress.line("Function " + name + " is like that already.");
        }
        return this;
    }

    /** Waits until it can be called with its newest code and settings. */
    @Override
    public LambdaFunction await() {
        Settling.await(lab.control(), "Function " + name, arn(), () -> {
            FunctionConfiguration found = existing("cannot be waited for");
            boolean updating = found.lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS;
            boolean pending = found.state() == State.PENDING;
            return new Settling.State(updating && !pending ? "updating" : found.stateAsString(), !updating && !pending);
        });
        FunctionConfiguration now = existing("cannot be waited for");
        if (now.state() == State.FAILED) {
            throw new LabException("Function " + name + " cannot be called: " + now.stateReason());
        }
        if (now.lastUpdateStatus() == LastUpdateStatus.FAILED) {
            throw new LabException("Function " + name + " was not changed: " + now.lastUpdateStatusReason());
        }
        return this;
    }

    /** Removes it with its triggers; its log stays. */
    @Override
    public LambdaFunction delete() {
        if (!exists()) {
            Progress.line("There is no function " + name + ", so there is nothing to delete.");
            return this;
        }
        for (EventSourceMappingConfiguration trigger : Triggers.of(lambda(), name)) {
            Triggers.delete(lab, "Trigger " + name + " on " + source(trigger), trigger);
        }
        lambda().deleteFunction(b -> b.functionName(name));
        cli = lab.lastCommand();
        Progress.line("Function " + name + ": deleted");
        return this;
    }

    private static String source(EventSourceMappingConfiguration trigger) {
        return String.valueOf(trigger.eventSourceArn()).replaceFirst(".*[:/]", "");
    }

    @Override
    public Card describe() {
        try {
            return Card.of("Function " + name, lambda().getFunction(b -> b.functionName(name)));
        } catch (ResourceNotFoundException e) {
            throw absent("cannot be described");
        }
    }

    @Override
    public String cli() {
        return cli;
    }

    @Override
    public Card card() {
        Optional<FunctionConfiguration> found = found();
        if (found.isEmpty()) {
            return Card.of("Function " + name).with("status", "does not exist yet; create() makes it");
        }
        Card card = FunctionSettings.onto(Card.of("Function " + name), found.get());
        List<EventSourceMappingConfiguration> triggers = Triggers.of(lambda(), name);
        if (triggers.isEmpty()) {
            return card.with("triggers", "none; trigger(stream) makes one");
        }
        for (EventSourceMappingConfiguration trigger : triggers) {
            card = card.with(
                    "trigger",
                    source(trigger) + ", " + trigger.state() + ", last result: " + trigger.lastProcessingResult());
        }
        return card;
    }

    private FunctionConfiguration existing(String what) {
        return found().orElseThrow(() -> absent(what));
    }

    private Optional<FunctionConfiguration> found() {
        try {
            return Optional.of(lambda().getFunction(b -> b.functionName(name)).configuration());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private LabException absent(String what) {
        return new LabException("Function " + name + " does not exist and " + what + "; create() makes it.");
    }

    private LambdaClient lambda() {
        return lab.lambda();
    }

    @Override
    public String toString() {
        return "Function " + name;
    }
}
