package wildrydes.pump.plan;

import java.util.List;

/**
 * All that an application's SQL makes.
 *
 * @param streams the in-application streams, those of the inputs and error_stream included
 * @param pumps in the order of the text
 */
public record ApplicationPlan(List<StreamPlan> streams, List<PumpPlan> pumps) {

    public ApplicationPlan {
        streams = List.copyOf(streams);
        pumps = List.copyOf(pumps);
    }
}
