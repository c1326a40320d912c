package wildrydes.cloud.analytics.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.Input;
import wildrydes.cloud.analytics.StartingPosition;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlException;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.run.PumpStatus;
import wildrydes.pump.type.Column;

/** {@code GET /_lab/analytics/{application}} and below: the look into applications that AWS's console had. */
public final class LiveRequests {

    private static final int USUAL_ROWS = 1_000;
    private static final int MOST_ROWS = 10_000;

    private final Runner runner;
    private final Supplier<? extends Collection<Application>> applications;

    /** @param applications all that there are */
    public LiveRequests(Runner runner, Supplier<? extends Collection<Application>> applications) {
        this.runner = runner;
        this.applications = applications;
    }

    /** Adds what is served here to the table. */
    public void addTo(ControlRoutes routes) {
        routes.add("GET", "/_lab/analytics/{application}", this::application)
                .add("GET", "/_lab/analytics/{application}/streams/{stream}", this::stream)
                .add(
                        "GET",
                        "/_lab/analytics/{application}/pumps/{pump}",
                        request -> ExplanationRequests.pump(named(request), request))
                .add(
                        "GET",
                        "/_lab/analytics/{application}/flink",
                        request -> ExplanationRequests.flink(named(request)));
    }

    private Application named(ControlRequest request) {
        String name = part(request, "application");
        for (Application one : applications.get()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        List<String> all = applications.get().stream().map(Application::name).toList();
        throw new ControlException(
                404,
                "There is no application " + name + "; "
                        + (all.isEmpty() ? "none was created yet." : "there are " + String.join(", ", all) + "."));
    }

    static String part(ControlRequest request, String name) {
        // a plus sign in a path is one, unlike in a form
        return URLDecoder.decode(String.valueOf(request.path().get(name)).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private ControlAnswer application(ControlRequest request) {
        Application application = named(request);
        Run run = runner.run(application);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("application", application.name())
                .put("status", application.status().name())
                .put("startedAt", iso(application.started()));
        if (run == null) {
            json.putNull("readingSince").put("position", position(application));
            json.put("failure", runner.refusal(application)).putArray("streams");
            json.putArray("pumps");
            return ControlAnswer.ok(json.putNull("nextClose").put("millisBehindLatest", 0));
        }
        return run.look(view -> {
            json.put("readingSince", iso(view.readingSince()))
                    .put("position", position(application))
                    .put("failure", view.failure());
            ArrayNode streams = json.putArray("streams");
            view.engine()
                    .live()
                    .values()
                    .forEach(stream -> columns(streams.addObject().put("name", stream.name()), stream)
                            .put("rows", stream.count()));
            pumps(json.putArray("pumps"), view.engine());
            OptionalLong close = view.nextClose();
            return ControlAnswer.ok(
                    json.put("nextClose", close.isPresent() ? iso(Instant.ofEpochMilli(close.getAsLong())) : null)
                            .put("millisBehindLatest", view.millisBehind()));
        });
    }

    private static void pumps(ArrayNode json, Engine engine) {
        Map<String, PumpPlan> plans = engine.plan().pumps().stream()
                .collect(Collectors.toMap(PumpPlan::name, Function.identity(), (one, other) -> other));
        for (PumpStatus pump : engine.pumps()) {
            ObjectNode one = json.addObject().put("name", pump.name()).put("target", pump.target());
            ArrayNode sources = one.putArray("sources");
            PumpPlan plan = plans.get(pump.name());
            if (plan != null) {
                Scans.of(plan.query()).forEach(sources::add);
            }
            one.put("started", pump.started())
                    .put("rowsIn", pump.rowsIn())
                    .put("rowsOut", pump.rowsOut())
                    .put("errors", pump.errors());
        }
    }

    private static ObjectNode columns(ObjectNode json, LiveStream stream) {
        ArrayNode columns = json.putArray("columns");
        for (Column column : stream.columns()) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", column.type().toString());
        }
        return json;
    }

    private static @Nullable String position(Application application) {
        List<Input> inputs = application.configuration().inputs();
        StartingPosition position = inputs.isEmpty() ? null : inputs.get(0).position();
        return position == null ? null : position.name();
    }

    private static @Nullable String iso(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private ControlAnswer stream(ControlRequest request) {
        Application application = named(request);
        Run run = runner.run(application);
        if (run == null) {
            throw new ControlException(
                    404,
                    "Application " + application.name() + " is " + application.status()
                            + " and has no in-application streams; start it.");
        }
        Map<String, LiveStream> streams = run.look(view -> view.engine().live());
        String name = part(request, "stream");
        LiveStream stream = streams.get(name);
        if (stream == null) {
            throw new ControlException(
                    404,
                    "Application " + application.name() + " has no stream " + name + "; it has "
                            + String.join(", ", new TreeSet<>(streams.keySet())) + ".");
        }
        long limit = request.queryNumber("limit", USUAL_ROWS);
        if (limit < 1) {
            throw new ControlException(
                    400, "Query parameter 'limit' is " + limit + "; send a number from 1 to " + MOST_ROWS + ".");
        }
        LiveStream.Excerpt excerpt = stream.after(request.queryNumber("after", 0), (int) Math.min(limit, MOST_ROWS));
        ObjectNode json = columns(JsonNodeFactory.instance.objectNode(), stream);
        ArrayNode rows = json.putArray("rows");
        for (LiveStream.Row row : excerpt.rows()) {
            ObjectNode one = rows.addObject()
                    .put("number", row.number())
                    .put("rowtime", Instant.ofEpochMilli(row.rowtime()).toString());
            LiveValues.add(one.putArray("values"), stream.columns(), row.values());
        }
        return ControlAnswer.ok(json.put("last", excerpt.last()).put("dropped", excerpt.dropped()));
    }
}
