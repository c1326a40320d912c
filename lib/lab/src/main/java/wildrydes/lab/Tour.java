package wildrydes.lab;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import tech.tablesaw.api.Table;
import wildrydes.lab.exercise.GivenPolicy;
import wildrydes.lab.exercise.GivenProcessor;
import wildrydes.lab.exercise.GivenSql;

/** What came of a tour: the whole pipeline, as far as its services are there, for three minutes. */
public final class Tour {

    private static final String NAME = "wildrydes-tour";
    private static final Duration FLIGHT = Duration.ofMinutes(3);
    private static final double SPEED = 60;
    /** The most that one call of the function may take. */
    private static final Duration CALL = Duration.ofMinutes(1);

    private final int records;
    private final Table rows;
    private final int items;
    private final double dollars;

    private Tour(int records, Table rows, int items, double dollars) {
        this.records = records;
        this.rows = rows;
        this.items = items;
        this.dollars = dollars;
    }

    /** Leaves the clock at the speed that it had. */
    static Tour of(Lab lab) {
        double speed = lab.control().clock().speed();
        lab.control().speed(SPEED);
        try {
            return new Stage(lab).fly();
        } finally {
            lab.control().speed(speed);
        }
    }

    /** The resources of a tour. */
    private static final class Stage {

        private final Lab lab;
        private final DataStream stream;
        private final DataStream summary;
        private final AnalyticsApplication application;
        private final DynamoTable table;
        private final Role role;
        private final LambdaFunction function;

        Stage(Lab lab) {
            this.lab = lab;
            this.stream = lab.stream(NAME);
            this.summary = lab.stream(NAME + "-summary");
            this.application = lab.application(NAME)
                    .input(stream)
                    .schema(Schema.ofUnicorns())
                    .sql(GivenSql.byMinute())
                    .output(GivenSql.BY_MINUTE_STREAM, summary);
            this.table = lab.table(NAME).key("Name", "StatusTime");
            this.role = lab.role(NAME + "-processor")
                    .trustService("lambda")
                    .attachManaged("AWSLambdaKinesisExecutionRole")
                    .inline(lab.policy(NAME + "-write").document(GivenPolicy.writes(table.arn())));
            this.function = lab.function(NAME)
                    .code(GivenProcessor.class)
                    .role(role)
                    .environment("TABLE_NAME", NAME)
                    .timeout(CALL);
        }

        Tour fly() {
            double before = lab.bill().total();
            Unicorn shadowfax = lab.unicorn("Shadowfax").to(stream);
            Unicorn bucephalus = lab.unicorn("Bucephalus").to(stream);
            try {
                stream.create();
                summary.create();
                application.create().start();
                table.create();
                role.create();
                function.create();
                function.trigger(summary).startingPosition("TRIM_HORIZON").create();
                shadowfax.start();
                bucephalus.start();
                LiveView.of(
                        lab.control(),
                        FLIGHT,
                        new TourScene(stream, summary.consumer().trimHorizon(), table));
                shadowfax.stop();
                bucephalus.stop();
                Table rows = summary.records().table();
                return new Tour(
                        shadowfax.sent() + bucephalus.sent(),
                        rows,
                        table.count(),
                        lab.bill().total() - before);
            } finally {
                shadowfax.stop();
                bucephalus.stop();
                remove();
            }
        }

        private void remove() {
            function.delete();
            forget(function.logs().group());
            role.delete();
            table.delete();
            application.delete();
            lab.role(NAME + "-analytics").delete();
            stream.delete();
            summary.delete();
        }

        /** A log outlives its function. */
        private void forget(String group) {
            try {
                lab.logs().deleteLogGroup(b -> b.logGroupName(group));
            } catch (ResourceNotFoundException e) {
                return; // the function was never called
            }
        }
    }

    /** How many records the unicorns sent. */
    public int records() {
        return records;
    }

    /** The rows that the application made of them, as they came out of the second stream. */
    public Table rows() {
        return rows;
    }

    /** How many items the function has put into the table. */
    public int items() {
        return items;
    }

    /** What AWS would have charged, in dollars. */
    public double dollars() {
        return dollars;
    }

    /** What it shows of itself at the end of a cell. */
    public Card card() {
        Table shown = rows.emptyCopy().append(rows);
        for (String column : List.of("shard", "sequenceNumber", "partitionKey")) {
            if (shown.containsColumn(column)) {
                shown = shown.removeColumns(column);
            }
        }
        shown.setName("in the summary");
        return Card.of("Three minutes of Wild Rydes")
                .with("records", records + " went into stream " + NAME)
                .with("minute rows", rows.rowCount() + " came out of the application")
                .with("items", items + " were put into the table by the function")
                .with("cost", String.format(Locale.ROOT, "$%.4f on real AWS", dollars))
                .with("rows", shown)
                .with("at the end", "removed again: two streams, the application, the function, the table, two roles");
    }

    @Override
    public String toString() {
        return records + " records, " + rows.rowCount() + " minute rows, " + items + " items; removed again.";
    }
}
