package wildrydes.lab;

import java.time.Duration;
import java.util.List;
import wildrydes.lab.exercise.GivenFunction;
import wildrydes.lab.exercise.GivenProcessor;

/** Makes what the second half of notebook 03 leaves, where it is missing: parts of a drill, and of sums by window. */
final class DrillLeft {

    /** The most that one call of a function may take. */
    private static final Duration CALL = Duration.ofMinutes(1);

    private final Lab lab;
    private final List<String> made;

    /** @param made is told what was missing */
    DrillLeft(Lab lab, List<String> made) {
        this.lab = lab;
        this.made = made;
    }

    void make() {
        DataStream drill = lab.stream("wildrydes-drill");
        if (!drill.exists()) {
            drill.create();
            made.add("stream " + drill.name());
        }
        MessageQueue queue = lab.queue("wildrydes-queue");
        if (!queue.exists()) {
            queue.create();
            made.add("queue " + queue.name());
        }
        DynamoTable items = table("UnicornDrill", "StatusTime");
        function("WildRydesDrill", items, "dynamodb:BatchWriteItem");
        DynamoTable totals = table("UnicornAggregation", "WindowStart");
        function("WildRydesAggregator", totals, "dynamodb:PutItem");
    }

    private DynamoTable table(String name, String sort) {
        DynamoTable table = lab.table(name).key("Name", sort);
        if (!table.exists()) {
            table.create();
            made.add("table " + name);
        }
        return table;
    }

    private void function(String name, DynamoTable table, String action) {
        LambdaFunction function = lab.function(name);
        if (function.exists()) {
            return;
        }
        Role role = lab.role(name + "Role")
                .trustService("lambda")
                .attachManaged("AWSLambdaKinesisExecutionRole")
                .inline(lab.policy(name + "Policy").document("""
                        {
                          "Version": "2012-10-17",
                          "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "%s"}]
                        }""".formatted(action, table.arn())));
        if (role.exists()) {
            role.update();
        } else {
            role.create();
            made.add("role " + role.name());
        }
        function.code(GivenProcessor.class)
                .role(role)
                .environment("TABLE_NAME", table.name())
                .environment(GivenFunction.MARK, GivenFunction.MAKER)
                .timeout(CALL)
                .create();
        made.add("function " + name);
    }
}
