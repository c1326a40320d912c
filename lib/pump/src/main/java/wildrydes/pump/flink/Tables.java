package wildrydes.pump.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;

/** The tables at the ends of a job, with the options of the Kinesis connector 6.0. */
final class Tables {

    private final Map<String, String> arns;

    /** Tables over Kinesis streams of these ARNs, by the names of the in-application streams. */
    Tables(Map<String, String> arns) {
        this.arns = Map.copyOf(arns);
    }

    String source(StreamPlan input) {
        List<String> lines =
                lines(TargetColumn.of(input.columns().subList(1, input.columns().size())));
        lines.add("`ROWTIME` AS PROCTIME()");
        return create(input.name(), lines, kinesis(input.name()) + ",\n  'source.init.position' = 'LATEST'");
    }

    String sink(String name, List<TargetColumn> columns) {
        return create(name, lines(columns), kinesis(name));
    }

    String reference(ReferenceTable table) {
        return create(
                table.name(),
                lines(TargetColumn.of(table.columns())),
                "  'connector' = 'filesystem',\n  'path' = 's3://BUCKET/KEY',\n  'format' = 'csv'");
    }

    private String kinesis(String stream) {
        String arn = arns.getOrDefault(stream, "arn:aws:kinesis:REGION:ACCOUNT:stream/" + stream);
        return "  'connector' = 'kinesis',\n  'stream.arn' = '" + arn + "',\n  'format' = 'json'";
    }

    private static List<String> lines(List<TargetColumn> columns) {
        List<String> lines = new ArrayList<>();
        for (TargetColumn column : columns) {
            lines.add(FlinkText.name(column.name()) + " " + column.type());
        }
        return lines;
    }

    private static String create(String name, List<String> lines, String options) {
        return "CREATE TABLE " + FlinkText.name(name) + " (\n  " + String.join(",\n  ", lines) + "\n) WITH (\n"
                + options + "\n)";
    }
}
