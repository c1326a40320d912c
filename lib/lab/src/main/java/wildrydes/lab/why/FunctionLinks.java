package wildrydes.lab.why;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import wildrydes.lab.Lab;
import wildrydes.lab.Logs;

/** The way of records through a trigger and its function: who is called, what its log says, and which right its role lacks. */
final class FunctionLinks {

    private static final Pattern DENIED = Pattern.compile("not authorized to perform: (\\S+)(?: on resource: (\\S+))?");
    private static final int LONGEST = 300;
    private static final String READ = "kinesis:GetRecords";

    private final Chain chain;
    private final Lab lab;

    FunctionLinks(Chain chain, Lab lab) {
        this.chain = chain;
        this.lab = lab;
    }

    /** Looks at a trigger and the function that it calls. */
    void through(EventSourceMappingConfiguration mapping) {
        String function = Upstream.name(String.valueOf(mapping.functionArn()));
        String source = String.valueOf(mapping.eventSourceArn());
        chain.look("trigger on " + Upstream.name(source), () -> trigger(mapping));
        chain.look("function " + function, () -> function(function));
        boolean fails = result(mapping).startsWith("PROBLEM");
        if (fails) {
            chain.find("role of " + function, () -> mayNotRead(function, source))
                    .ifPresent(looked -> chain.look("role", () -> looked));
        }
        log(function, fails);
    }

    private static String result(EventSourceMappingConfiguration mapping) {
        return mapping.lastProcessingResult() == null ? "" : mapping.lastProcessingResult();
    }

    private static Looked trigger(EventSourceMappingConfiguration mapping) {
        String state = String.valueOf(mapping.state());
        String result = result(mapping);
        String found = state
                + (mapping.startingPositionAsString() == null ? "" : ", began at " + mapping.startingPositionAsString())
                + (result.isEmpty() ? "" : ", last result: " + result);
        if (state.equals("Disabled")) {
            return Looked.broken(
                    found,
                    "Enable it: aws lambda update-event-source-mapping --uuid " + mapping.uuid() + " --enabled.");
        }
        return state.equals("Enabled") && !result.startsWith("PROBLEM") ? Looked.fine(found) : Looked.symptom(found);
    }

    /** Looks at a function that nothing else is known of. */
    Looked function(String name) {
        GetFunctionConfigurationResponse function;
        try {
            function = lab.lambda().getFunctionConfiguration(b -> b.functionName(name));
        } catch (ResourceNotFoundException e) {
            return Looked.broken("does not exist", "Create it: lab.function(\"" + name + "\") ... .create().");
        }
        if (function.state() != null && function.state() != State.ACTIVE) {
            return Looked.broken(
                    "is " + function.stateAsString()
                            + (function.stateReason() == null ? "" : ": " + function.stateReason()),
                    "Wait until it is Active: await() does that.");
        }
        if (function.lastUpdateStatus() == LastUpdateStatus.FAILED) {
            return Looked.broken(
                    "could not be changed: " + function.lastUpdateStatusReason(), "Mend what it names, then update().");
        }
        return Looked.fine("Active, as role " + Upstream.name(String.valueOf(function.role())));
    }

    /** Whether the role lacks the right to read at all: then the function is never called, and its log says nothing. */
    private Optional<Looked> mayNotRead(String function, String source) {
        String role = role(function);
        if (!source.contains(":kinesis:") || allowed(role, READ, source)) {
            return Optional.empty();
        }
        return Optional.of(Looked.broken(
                Upstream.name(role) + " may not " + READ + " on " + source,
                "Let it read: role.attachManaged(\"AWSLambdaKinesisExecutionRole\").update()."));
    }

    /** Whether a function's role may put messages into a queue. */
    Looked maySend(String function, String action, String queue) {
        String role = role(function);
        return allowed(role, action, queue)
                ? Looked.fine(Upstream.name(role) + " may " + action)
                : Looked.broken(
                        Upstream.name(role) + " may not " + action + " on " + queue,
                        "Allow " + action + " on the queue in a policy of the role.");
    }

    private String role(String function) {
        FunctionConfiguration found =
                lab.lambda().getFunction(b -> b.functionName(function)).configuration();
        return String.valueOf(found.role());
    }

    private boolean allowed(String role, String action, String resource) {
        return lab
                .iam()
                .simulatePrincipalPolicy(
                        b -> b.policySourceArn(role).actionNames(action).resourceArns(resource))
                .evaluationResults()
                .stream()
                .allMatch(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED);
    }

    /**
     * Looks at the log, and where it tells of a missing right, at the role.
     *
     * @param fails whether the last call is known to have failed; old errors do not matter otherwise
     */
    void log(String function, boolean fails) {
        Logs logs = lab.function(function).logs();
        String error = fails
                ? chain.find("log", () -> Optional.of(newest(logs.errors()))).orElse("")
                : "";
        Matcher denied = DENIED.matcher(error);
        boolean right = denied.find();
        chain.look("log", () -> {
            if (!logs.exists()) {
                return Looked.symptom("no invocation yet");
            }
            if (!fails) {
                return Looked.fine("the last call went well, or there was none");
            }
            if (error.isEmpty()) {
                return Looked.symptom("tells of no error");
            }
            return right
                    ? Looked.symptom(shortened(error))
                    : Looked.broken(
                            shortened(error),
                            "Read the log, lab.function(\"" + function
                                    + "\").logs().events(), mend the class, run its cell, and update().");
        });
        if (right) {
            chain.look("role", () -> role(function, denied.group(1), denied.group(2)));
        }
    }

    private Looked role(String function, String action, @Nullable String resource) {
        String role = role(function);
        String on = resource == null ? "*" : resource.replaceAll("[.,]$", "");
        String name = Upstream.name(role);
        if (allowed(role, action, on)) {
            return Looked.symptom(name + " may " + action + " by now");
        }
        return Looked.broken(
                name + " may not " + action + " on " + on,
                "Allow " + action + " on this resource in a policy of the role, and let a minute pass: what waits is"
                        + " delivered then.");
    }

    /** The last block of the errors, without the line that says when. */
    private static String newest(String errors) {
        String block = errors.substring(errors.lastIndexOf("\n\n") + 1).strip();
        return block.contains("\n") ? block.substring(block.indexOf('\n') + 1).strip() : block;
    }

    /** The line that says most. */
    private static String shortened(String error) {
        String line = error.lines()
                .filter(one -> DENIED.matcher(one).find())
                .findFirst()
                .orElseGet(() -> error.lines().findFirst().orElse(""));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
