package wildrydes.answers.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OutputDescription;
import wildrydes.lab.DataStream;
import wildrydes.lab.Lab;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.record.JsonText;

/** e2-summary: the application's rows come out in the stream wildrydes-summary. */
public final class Summary implements Check {

    private static final String STREAM = "DESTINATION_SQL_STREAM";
    private static final int LEAST = 2;
    private static final Set<String> KEYS = Set.of(
            "Name", "StatusTime", "Distance", "MinMagicPoints", "MaxMagicPoints", "MinHealthPoints", "MaxHealthPoints");

    @Override
    public String id() {
        return "e2-summary";
    }

    @Override
    public int points() {
        return 1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "An output names an in-application stream, in its exact case, and a Kinesis stream.",
                "app.output(\"DESTINATION_SQL_STREAM\", summary).update(), then let two minutes pass.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Optional<Finding> trouble = Running.of(lab).trouble(expected(), STREAM);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        DataStream summary = lab.stream("wildrydes-summary");
        Map<String, String> outputs = new LinkedHashMap<>();
        for (OutputDescription output : lab.analytics()
                .describeApplication(b -> b.applicationName("wildrydes"))
                .applicationDetail()
                .applicationConfigurationDescription()
                .sqlApplicationConfigurationDescription()
                .outputDescriptions()) {
            if (output.kinesisStreamsOutputDescription() != null) {
                outputs.put(
                        output.name(), output.kinesisStreamsOutputDescription().resourceARN());
            }
        }
        List<Set<String>> rows = new ArrayList<>();
        if (summary.exists()) {
            for (StreamRecord record : summary.records()) {
                JsonText.of(record.text()).objects().forEach(row -> rows.add(row.keySet()));
            }
        }
        return judge(outputs, summary.arn(), rows);
    }

    private static String expected() {
        return "rows with seven keys in wildrydes-summary, written there by the application";
    }

    /**
     * @param outputs in-application streams to ARNs
     * @param summary the ARN of wildrydes-summary
     * @param rows the keys of each row in it
     */
    static Finding judge(Map<String, String> outputs, String summary, List<Set<String>> rows) {
        String expected = expected();
        if (outputs.isEmpty()) {
            return Finding.none(
                    expected, "an application without an output", "app.output(\"" + STREAM + "\", summary).update().");
        }
        if (!outputs.containsKey(STREAM)) {
            return Finding.none(
                    expected,
                    "the output of \"" + String.join("\", \"", new TreeSet<>(outputs.keySet())) + "\"",
                    "Name it as the SQL does, \"" + STREAM + "\": case matters.");
        }
        if (!outputs.get(STREAM).equals(summary)) {
            return Finding.none(
                    expected, "an output to " + outputs.get(STREAM), "Give the output the stream wildrydes-summary.");
        }
        long whole = rows.stream().filter(KEYS::equals).count();
        if (whole < LEAST) {
            return Finding.none(
                    expected,
                    rows.isEmpty() ? "no rows yet" : rows.size() + " rows, " + whole + " of them with the seven keys",
                    rows.size() == whole
                            ? "Let two minutes pass: lab.clock().run(ofMinutes(2))."
                            : "Compare the columns of " + STREAM + " with the text.");
        }
        return Finding.full(1, expected, whole + " rows");
    }
}
