package wildrydes.cloud.lambda.run;

import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;

/**
 * Writes to the log stream of one environment, in the function's role: what the role may not write is nowhere, as at AWS, and
 * the journal has the refusal.
 */
final class LogStreamWriter {

    private static final Logger LOG = Logger.getLogger(LogStreamWriter.class.getName());

    private final Supplier<Door> door;
    private final Caller role;
    private final String group;
    private final String stream;
    private boolean created;

    LogStreamWriter(Supplier<Door> door, Caller role, String group, String stream) {
        this.door = door;
        this.role = role;
        this.group = group;
        this.stream = stream;
    }

    String stream() {
        return stream;
    }

    /** Writes events, whose stream and group are made where they are not there. */
    void write(List<InputLogEvent> events) {
        try {
            if (!created) {
                create();
            }
            try {
                put(events);
            } catch (ResourceNotFoundException e) {
                // Somebody deleted it meanwhile.
                create();
                put(events);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Nothing was written to " + group + " " + stream + ": " + e.getMessage(), e);
        }
    }

    private void create() {
        CreateLogStreamRequest request = CreateLogStreamRequest.builder()
                .logGroupName(group)
                .logStreamName(stream)
                .build();
        try {
            door.get().call(request, role);
        } catch (ResourceNotFoundException e) {
            createGroup();
            door.get().call(request, role);
        } catch (ResourceAlreadyExistsException e) {
            // As it should be.
        }
        created = true;
    }

    private void createGroup() {
        try {
            door.get().call(CreateLogGroupRequest.builder().logGroupName(group).build(), role);
        } catch (ResourceAlreadyExistsException e) {
            // Another environment was quicker.
        }
    }

    private void put(List<InputLogEvent> events) {
        door.get()
                .call(
                        PutLogEventsRequest.builder()
                                .logGroupName(group)
                                .logStreamName(stream)
                                .logEvents(events)
                                .build(),
                        role);
    }
}
