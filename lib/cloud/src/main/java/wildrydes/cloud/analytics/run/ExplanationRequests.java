package wildrydes.cloud.analytics.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.Configuration;
import wildrydes.cloud.analytics.Input;
import wildrydes.cloud.analytics.Output;
import wildrydes.cloud.analytics.ReferenceSource;
import wildrydes.cloud.analytics.Resource;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlException;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.pump.explain.Explanation;
import wildrydes.pump.flink.FlinkSql;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.sql.SqlException;

/** What an application's SQL means, in parts and in the SQL of Apache Flink. Loads Calcite. */
final class ExplanationRequests {

    private ExplanationRequests() {}

    static ControlAnswer pump(Application application, ControlRequest request) {
        String name = LiveRequests.part(request, "pump");
        Configuration configuration = application.configuration();
        try {
            Explanation explanation = Explanation.of(configuration.code(), name)
                    .orElseThrow(() -> new ControlException(404, unknown(application, name)));
            return ControlAnswer.ok(json(explanation));
        } catch (SqlException e) {
            throw unreadable(application, e);
        }
    }

    private static String unknown(Application application, String name) {
        try {
            List<PumpPlan> pumps = application.configuration().plan().pumps();
            return "Application " + application.name() + " has no pump " + name + "; it has "
                    + (pumps.isEmpty()
                            ? "none."
                            : pumps.stream().map(PumpPlan::name).collect(Collectors.joining(", ")) + ".");
        } catch (SqlException e) {
            throw unreadable(application, e);
        }
    }

    private static ControlException unreadable(Application application, SqlException e) {
        return new ControlException(
                400, "The SQL of application " + application.name() + " cannot be read: " + e.getMessage());
    }

    private static ObjectNode json(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("pump", explanation.pump())
                .put("started", explanation.started());
        ArrayNode sources = json.putArray("sources");
        explanation
                .sources()
                .forEach(
                        source -> sources.addObject().put("name", source.name()).put("table", source.table()));
        ArrayNode filters = json.putArray("filters");
        explanation
                .filters()
                .forEach(filter ->
                        filters.addObject().put("clause", filter.clause()).put("condition", filter.condition()));
        ArrayNode windows = json.putArray("windows");
        explanation.windows().forEach(window -> {
            ArrayNode keys = windows.addObject()
                    .put("kind", window.kind().name())
                    .put("text", window.text())
                    .put("millis", window.millis())
                    .putArray("keys");
            window.keys().forEach(keys::add);
        });
        ArrayNode outputs = json.putArray("outputs");
        explanation
                .outputs()
                .forEach(output -> outputs.addObject()
                        .put("column", output.column())
                        .put("expression", output.expression())
                        .put("role", output.role().name()));
        ArrayNode order = json.putArray("order");
        explanation.order().forEach(order::add);
        return json.put("sink", explanation.sink()).put("emits", explanation.emits());
    }

    static ControlAnswer flink(Application application) {
        Configuration configuration = application.configuration();
        try {
            FlinkSql flink = FlinkSql.of(
                    configuration.code(),
                    configuration.inputs().stream()
                            .map(Input::streams)
                            .flatMap(List::stream)
                            .toList(),
                    configuration.references().stream()
                            .map(ReferenceSource::plan)
                            .toList(),
                    arns(configuration));
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put(
                            "sql",
                            flink.statements().stream()
                                    .map(statement -> statement.sql() + ";\n")
                                    .collect(Collectors.joining("\n")));
            ArrayNode notes = json.putArray("notes");
            flink.notes()
                    .forEach(note ->
                            notes.add(note.place().isEmpty() ? note.says() : note.place() + ": " + note.says()));
            return ControlAnswer.ok(json);
        } catch (SqlException e) {
            throw unreadable(application, e);
        }
    }

    /** The Kinesis streams that its in-application streams are connected with. */
    private static Map<String, String> arns(Configuration configuration) {
        Map<String, String> arns = new HashMap<>();
        for (Output output : configuration.outputs()) {
            if (output.destination().kind() == Resource.Kind.STREAM) {
                arns.put(output.stream(), output.destination().arn());
            }
        }
        for (Input input : configuration.inputs()) {
            input.streamNames().forEach(name -> arns.put(name, input.source().arn()));
        }
        return arns;
    }
}
