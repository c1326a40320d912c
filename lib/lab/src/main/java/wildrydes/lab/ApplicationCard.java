package wildrydes.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OutputDescription;
import wildrydes.lab.cloud.ApplicationReading;
import wildrydes.lab.render.PlumbingView;
import wildrydes.lab.render.Times;

/** What there is to say about an application: AWS's part, and what goes on within. */
final class ApplicationCard {

    private ApplicationCard() {}

    /** @param within empty where nobody can look inside */
    static Card of(ApplicationDetail detail, Optional<ApplicationReading> within) {
        Card card = Card.of("Application " + detail.applicationName())
                .with("status", detail.applicationStatusAsString())
                .with("version", detail.applicationVersionId())
                .with("role", last(detail.serviceExecutionRole()));
        if (within.isEmpty()) {
            return card;
        }
        ApplicationReading reading = within.get();
        if (reading.readingSince().isPresent()) {
            card = card.with(
                    "reads since", Times.utc(reading.readingSince().get()) + "; what came before is not in its sums");
        }
        if (!reading.failure().isEmpty()) {
            card = card.with("trouble", reading.failure());
        }
        return card.with("within", PlumbingView.of(detail.applicationName(), sources(detail), reading, sinks(detail)));
    }

    /** The names of the Kinesis streams that it reads. */
    private static List<String> sources(ApplicationDetail detail) {
        List<String> sources = new ArrayList<>();
        for (InputDescription input : detail.applicationConfigurationDescription()
                .sqlApplicationConfigurationDescription()
                .inputDescriptions()) {
            if (input.kinesisStreamsInputDescription() != null) {
                sources.add(last(input.kinesisStreamsInputDescription().resourceARN()));
            }
        }
        return sources;
    }

    /** In-application streams to the names of what they are written to. */
    private static Map<String, String> sinks(ApplicationDetail detail) {
        Map<String, String> sinks = new LinkedHashMap<>();
        for (OutputDescription output : detail.applicationConfigurationDescription()
                .sqlApplicationConfigurationDescription()
                .outputDescriptions()) {
            if (output.kinesisStreamsOutputDescription() != null) {
                sinks.put(
                        output.name(),
                        last(output.kinesisStreamsOutputDescription().resourceARN()));
            }
        }
        return sinks;
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
