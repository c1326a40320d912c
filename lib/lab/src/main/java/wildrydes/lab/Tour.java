package wildrydes.lab;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import tech.tablesaw.api.Table;
import wildrydes.lab.exercise.GivenPolicy;
import wildrydes.lab.exercise.GivenProcessor;
import wildrydes.lab.exercise.GivenSql;

/** What came of a tour: the whole pipeline for three minutes. */
public final class Tour {

    private static final String NAME = "wildrydes-tour";
    private static final Duration FLIGHT = Duration.ofMinutes(3);
    private static final double SPEED = 60;
    /** A name that SQL needs no quotes for. */
    private static final String CATALOG_NAME = "wildrydes_tour";

    private static final int MEBIBYTES = 5;
    private static final Duration BUFFER = Duration.ofMinutes(1);
    /** The most that one call of the function may take. */
    private static final Duration CALL = Duration.ofMinutes(1);

    private final int records;
    private final Table rows;
    private final int items;
    private final int objects;
    private final Table asked;
    private final double dollars;

    private Tour(int records, Table rows, int items, int objects, Table asked, double dollars) {
        this.records = records;
        this.rows = rows;
        this.items = items;
        this.objects = objects;
        this.asked = asked;
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
        private final Bucket bucket;
        private final Bucket results;
        private final DeliveryStream delivery;
        private final Athena athena;

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
            this.bucket = lab.bucket(NAME);
            this.results = lab.bucket(NAME + "-athena");
            this.delivery = lab.deliveryStream(NAME).from(stream).to(bucket).buffer(MEBIBYTES, BUFFER);
            this.athena = new Athena(lab).output(results);
        }

        Tour fly() {
            double before = lab.bill().total();
            Unicorn shadowfax = lab.unicorn("Shadowfax").to(stream);
            Unicorn bucephalus = lab.unicorn("Bucephalus").to(stream);
            try {
                Warmup.beginFunctions();
                stream.create();
                summary.create();
                application.create().start();
                table.create();
                role.create();
                function.create();
                function.trigger(summary).startingPosition("TRIM_HORIZON").create();
                bucket.create();
                results.create();
                delivery.create();
                shadowfax.start();
                bucephalus.start();
                // Not earlier: making the rest keeps two processors busy, a flight hardly more than one.
                athena.warm();
                LiveView.of(
                        lab.control(),
                        FLIGHT,
                        new TourScene(stream, summary.consumer().trimHorizon(), table, this::stored));
                shadowfax.stop();
                bucephalus.stop();
                Table rows = summary.records().table();
                return new Tour(
                        shadowfax.sent() + bucephalus.sent(),
                        rows,
                        table.count(),
                        stored(),
                        asked(),
                        lab.bill().total() - before);
            } finally {
                shadowfax.stop();
                bucephalus.stop();
                remove();
            }
        }

        private int stored() {
            return lab.s3().listObjectsV2(b -> b.bucket(bucket.name())).keyCount();
        }

        private Table asked() {
            athena.query("CREATE EXTERNAL TABLE IF NOT EXISTS " + CATALOG_NAME + " (Name string, Distance float)"
                    + " ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe' LOCATION '" + bucket.location()
                    + "'");
            return athena.query("SELECT name, count(*) AS records, sum(distance) AS metres FROM " + CATALOG_NAME
                            + " GROUP BY name ORDER BY name")
                    .table();
        }

        private void remove() {
            forget(CATALOG_NAME);
            delivery.delete();
            delivery.logs().delete();
            delivery.role().delete();
            bucket.empty().delete();
            results.empty().delete();
            function.delete();
            function.logs().delete();
            role.delete();
            table.delete();
            application.delete();
            lab.role(NAME + "-analytics").delete();
            stream.delete();
            summary.delete();
        }

        /** Without a query, whose answer would need a bucket. */
        private void forget(String name) {
            try {
                lab.glue().deleteTable(b -> b.databaseName("default").name(name));
            } catch (EntityNotFoundException e) {
                return; // the tour did not come to it
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

    /** How many objects the delivery stream has written. */
    public int objects() {
        return objects;
    }

    /** What Athena found in the objects: a row for each unicorn. */
    public Table asked() {
        return asked;
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
        Table found = asked.copy();
        found.setName("found in the objects");
        return Card.of("Three minutes of Wild Rydes")
                .with("records", records + " went into stream " + NAME)
                .with("minute rows", rows.rowCount() + " came out of the application")
                .with("items", items + " were put into the table by the function")
                .with("objects", objects + " were written to the bucket by the delivery stream")
                .with("cost", String.format(Locale.ROOT, "$%.4f on real AWS", dollars))
                .with("rows", shown)
                .with("asked with SQL", found)
                .with(
                        "at the end",
                        "removed again: two streams, the application, the function, the table, the delivery stream,"
                                + " two buckets, three roles, two logs");
    }

    @Override
    public String toString() {
        return records + " records, " + rows.rowCount() + " minute rows, " + items + " items, " + objects
                + " objects; removed again.";
    }
}
