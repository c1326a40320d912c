package wildrydes.lab;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Finds and removes the triggers of functions. */
final class Triggers {

    private Triggers() {}

    /** All that a function has. */
    static List<EventSourceMappingConfiguration> of(LambdaClient lambda, String function) {
        return lambda.listEventSourceMappingsPaginator(b -> b.functionName(function)).eventSourceMappings().stream()
                .toList();
    }

    /**
     * The one that reads this source for a function, also where the function is gone.
     *
     * @param function ARN
     * @param source ARN
     */
    static Optional<EventSourceMappingConfiguration> find(LambdaClient lambda, String function, String source) {
        return lambda.listEventSourceMappingsPaginator(b -> b.eventSourceArn(source)).eventSourceMappings().stream()
                .filter(mapping -> function.equals(mapping.functionArn()))
                .findFirst();
    }

    /** Removes one, and waits until it is gone. */
    static void delete(Lab lab, String what, EventSourceMappingConfiguration trigger) {
        lab.lambda().deleteEventSourceMapping(b -> b.uuid(trigger.uuid()));
        Settling.await(
                lab.control(),
                what,
                trigger.eventSourceMappingArn(),
                () -> find(lab.lambda(), trigger.functionArn(), trigger.eventSourceArn())
                        .map(found -> new Settling.State(found.state(), false))
                        .orElse(new Settling.State("deleted", true)));
    }
}
