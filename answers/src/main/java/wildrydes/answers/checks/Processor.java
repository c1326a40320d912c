package wildrydes.answers.checks;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenFunction;

/**
 * The function that writes the summary's rows, as the account has it.
 *
 * @param there whether there is one
 * @param given whether the lab has made it
 * @param trigger the mapping that reads the summary; empty where there is none
 * @param calls how many its log tells of
 */
record Processor(boolean there, boolean given, Optional<Source> trigger, long calls) {

    static final String NAME = GivenFunction.NAME;
    static final String ROLE = GivenFunction.ROLE;
    private static final String REPORT = "REPORT RequestId";

    /**
     * A trigger.
     *
     * @param state AWS's word
     * @param position where it began
     * @param result what came of its last call, in AWS's words
     */
    record Source(String state, String position, String result) {

        static Source of(EventSourceMappingConfiguration mapping) {
            return new Source(
                    mapping.state(),
                    mapping.startingPositionAsString(),
                    mapping.lastProcessingResult() == null ? "" : mapping.lastProcessingResult());
        }
    }

    static Processor of(Lab lab) {
        GetFunctionConfigurationResponse function;
        try {
            function = lab.lambda().getFunctionConfiguration(b -> b.functionName(NAME));
        } catch (ResourceNotFoundException e) {
            return new Processor(false, false, Optional.empty(), 0);
        }
        boolean given = function.environment() != null
                && GivenFunction.is(function.environment().variables());
        Optional<Source> trigger = triggers(
                        lab, NAME, lab.stream("wildrydes-summary").arn())
                .stream()
                .map(Source::of)
                .findFirst();
        return new Processor(true, given, trigger, calls(lab, NAME));
    }

    /** The triggers of a function that read a stream. */
    static List<EventSourceMappingConfiguration> triggers(Lab lab, String function, String stream) {
        try {
            return lab.lambda()
                    .listEventSourceMappings(b -> b.functionName(function).eventSourceArn(stream))
                    .eventSourceMappings();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }

    /** How often a function ran, as its log has it. */
    private static long calls(Lab lab, String function) {
        try {
            return lab.logs().filterLogEventsPaginator(b -> b.logGroupName("/aws/lambda/" + function)).events().stream()
                    .map(FilteredLogEvent::message)
                    .filter(message -> message.startsWith(REPORT))
                    .count();
        } catch (software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException e) {
            return 0;
        }
    }
}
