package wildrydes.cloud.lambda.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.Invoker;
import wildrydes.cloud.wire.Answers;

/** The operations of Lambda that are about event source mappings. Safe for concurrent use. */
public final class MappingOperations {

    private static final int MOST_LISTED = 100;

    private final MappingState state;
    private final MappingViews views;
    private final FunctionArns functions;
    private final SourceAccess access;
    private final Invoker invoker;
    private final CloudTime time;
    private final MappingArns arns;

    MappingOperations(
            MappingState state,
            FunctionArns functions,
            MappingArns arns,
            SourceAccess access,
            Invoker invoker,
            CloudTime time) {
        this.state = state;
        this.views = new MappingViews(state);
        this.functions = functions;
        this.arns = arns;
        this.access = access;
        this.invoker = invoker;
        this.time = time;
    }

    @Answers(202)
    public CreateEventSourceMappingResponse createEventSourceMapping(
            CreateEventSourceMappingRequest request, Caller caller) {
        Asked asked = new Asked(request);
        String source = source(asked);
        SourceKind kind = kind(source);
        Settings settings = SettingsRules.settings(kind, asked, null);
        Start start = SettingsRules.start(kind, source, asked);
        String functionArn = functions.arn(request.functionName());
        FunctionVersion function = function(functionArn);
        access.require(kind, source, settings, function);
        Mapping made = state.changing(() -> {
            requireNew(source, functionArn);
            Instant now = time.instant();
            String uuid = UUID.randomUUID().toString();
            Mapping mapping = new Mapping(
                    uuid,
                    arns.arn(uuid),
                    source,
                    new Goal(functionArn, settings),
                    null,
                    start,
                    Status.CREATING,
                    now.plus(MappingLifecycle.PASSING),
                    asked.flag("Enabled", true),
                    null,
                    now,
                    request.tags());
            state.put(mapping);
            return mapping;
        });
        return views.into(CreateEventSourceMappingResponse.builder(), made).build();
    }

    private static String source(Asked asked) {
        String source = asked.text("EventSourceArn");
        if (asked.has("SelfManagedEventSource") || source == null) {
            throw MappingErrors.unrecognized();
        }
        return source;
    }

    private static SourceKind kind(String source) {
        SourceKind kind = SourceKind.of(source);
        if (kind == null) {
            throw MappingErrors.invalid("Unrecognized event source, must be kinesis, dynamodb stream or sqs.");
        }
        return kind;
    }

    private FunctionVersion function(String arn) {
        try {
            return invoker.function(arn);
        } catch (ResourceNotFoundException e) {
            throw MappingErrors.noFunction();
        }
    }

    private void requireNew(String source, String function) {
        for (Mapping mapping : state.all()) {
            if (mapping.source().equals(source) && mapping.function().equals(function)) {
                throw MappingErrors.exists(mapping, FunctionArns.name(function));
            }
        }
    }

    public GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest request, Caller caller) {
        Mapping found = named(request.uuid());
        time.looked(found.arn());
        return views.into(GetEventSourceMappingResponse.builder(), found).build();
    }

    private Mapping named(String uuid) {
        Mapping found = state.find(uuid);
        if (found == null) {
            throw MappingErrors.none();
        }
        return found;
    }

    public ListEventSourceMappingsResponse listEventSourceMappings(
            ListEventSourceMappingsRequest request, Caller caller) {
        String function = request.functionName() == null ? null : functions.arn(request.functionName());
        int most = request.maxItems() == null ? MOST_LISTED : Math.min(MOST_LISTED, request.maxItems());
        String behind = request.marker() == null ? "" : request.marker();
        List<EventSourceMappingConfiguration> shown = new ArrayList<>();
        String next = null;
        for (Mapping mapping : state.all()) {
            if (mapping.uuid().compareTo(behind) <= 0 || !wanted(mapping, function, request.eventSourceArn())) {
                continue;
            }
            if (shown.size() == most) {
                next = shown.get(most - 1).uuid();
                break;
            }
            shown.add(views.of(mapping));
            time.looked(mapping.arn());
        }
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(shown)
                .nextMarker(next)
                .build();
    }

    private static boolean wanted(Mapping mapping, @Nullable String function, @Nullable String source) {
        return (function == null || FunctionArns.covers(function, mapping.function()))
                && (source == null || source.equals(mapping.source()));
    }

    @Answers(202)
    public UpdateEventSourceMappingResponse updateEventSourceMapping(
            UpdateEventSourceMappingRequest request, Caller caller) {
        Mapping seen = named(request.uuid());
        requireSettled(seen, "update");
        Asked asked = new Asked(request);
        Settings settings = SettingsRules.settings(seen.kind(), asked, seen.settings());
        String functionArn = request.functionName() == null ? seen.function() : functions.arn(request.functionName());
        access.require(seen.kind(), seen.source(), settings, function(functionArn));
        Goal goal = new Goal(functionArn, settings);
        boolean enabled = asked.flag("Enabled", seen.enabled());
        Mapping changed = state.changing(() -> {
            Mapping now = named(request.uuid());
            requireSettled(now, "update");
            if (!functionArn.equals(now.function())) {
                requireNew(now.source(), functionArn);
            }
            Instant moment = time.instant();
            Mapping next =
                    now.becoming(towards(now, enabled), moment, moment.plus(MappingLifecycle.PASSING), enabled, goal);
            state.put(next);
            return next;
        });
        return views.into(UpdateEventSourceMappingResponse.builder(), changed).build();
    }

    private static Status towards(Mapping now, boolean enabled) {
        if (enabled == now.enabled()) {
            return Status.UPDATING;
        }
        return enabled ? Status.ENABLING : Status.DISABLING;
    }

    private static void requireSettled(Mapping mapping, String verb) {
        if (mapping.status().passing()) {
            throw MappingErrors.busy(verb);
        }
    }

    @Answers(202)
    public DeleteEventSourceMappingResponse deleteEventSourceMapping(
            DeleteEventSourceMappingRequest request, Caller caller) {
        Mapping leaving = state.changing(() -> {
            Mapping now = named(request.uuid());
            requireSettled(now, "delete");
            Instant moment = time.instant();
            Mapping next = now.becoming(Status.DELETING, moment, moment.plus(MappingLifecycle.PASSING), false, null);
            state.put(next);
            return next;
        });
        return views.into(DeleteEventSourceMappingResponse.builder(), leaving).build();
    }
}
