package wildrydes.cloud.analytics.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.LoggingOption;

/**
 * Writes what goes wrong to the log streams of an application, in the form of
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/cloudwatch-logs.html.
 */
final class LogLines {

    private static final Logger LOG = Logger.getLogger(LogLines.class.getName());

    private final RoleCalls calls;
    private final InstantSource time;

    LogLines(RoleCalls calls, InstantSource time) {
        this.calls = calls;
        this.time = time;
    }

    /** Tells of a trouble; that a log stream does not take it is only noted in the cloud's own log. */
    void tell(Application application, Trouble trouble) {
        for (LoggingOption option : application.configuration().loggings()) {
            try {
                write(application, option, trouble);
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "Application " + application.name() + " cannot write to its log stream " + option.logStream()
                                + ": " + e.getMessage(),
                        e);
            }
        }
    }

    private void write(Application application, LoggingOption option, Trouble trouble) {
        String[] parts = option.logStream().split(":", -1);
        if (parts.length < 9) {
            throw new IllegalArgumentException(
                    "it is no ARN of a log stream, such as arn:aws:logs:REGION:ACCOUNT:log-group:GROUP:log-stream:STREAM.");
        }
        calls.call(
                PutLogEventsRequest.builder()
                        .logGroupName(parts[6])
                        .logStreamName(parts[8])
                        .logEvents(InputLogEvent.builder()
                                .timestamp(time.instant().toEpochMilli())
                                .message(message(application, trouble))
                                .build())
                        .build(),
                application.role(option.role()));
    }

    private static String message(Application application, Trouble trouble) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("applicationARN", application.arn())
                .put("applicationVersionId", String.valueOf(application.version()))
                .put("messageType", "ERROR")
                .put("message", trouble.sentence());
        switch (trouble.part().kind()) {
            case INPUT -> json.put("inputId", trouble.part().id());
            case REFERENCE -> json.put("referenceId", trouble.part().id());
            case OUTPUT, ROW -> json.put("outputId", trouble.part().id());
            default -> {}
        }
        return json.put("errorCode", trouble.code())
                .put("messageSchemaVersion", "1")
                .toString();
    }
}
