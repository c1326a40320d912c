package wildrydes.answers.rubric;

import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import wildrydes.lab.Lab;

/** What a learner's account has that an answer may tell of: which stream the function's own trigger reads. */
final class Facts {

    /** The trigger reads the stream of the minute rows. */
    static final String SUMMARY = "summary";
    /** The trigger reads the stream of the raw records. */
    static final String RAW = "raw";

    private static final String FUNCTION = "WildRydesStreamProcessor";

    private Facts() {}

    static Set<String> of(Lab lab) {
        Set<String> facts = new TreeSet<>();
        try {
            for (EventSourceMappingConfiguration mapping : lab.lambda()
                    .listEventSourceMappings(b -> b.functionName(FUNCTION))
                    .eventSourceMappings()) {
                String source = String.valueOf(mapping.eventSourceArn());
                if (source.endsWith(":stream/wildrydes-summary")) {
                    facts.add(SUMMARY);
                } else if (source.endsWith(":stream/wildrydes")) {
                    facts.add(RAW);
                }
            }
        } catch (ResourceNotFoundException e) {
            return Set.of();
        }
        return facts;
    }
}
