package wildrydes.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import wildrydes.lab.exercise.GivenDelivery;
import wildrydes.lab.render.Times;

/** Makes what notebook 04 leaves, where it is missing: buckets with files in them, what delivers them, and tables over them. */
final class StoreLeft {

    private static final String NAME = "wildrydes";
    private static final String DATABASE = "default";
    /** Long enough for a buffer of each delivery stream to close. */
    private static final Duration FLIGHT = Duration.ofMinutes(3);

    private static final int MEBIBYTES = 5;
    private static final Duration BUFFER = Duration.ofMinutes(1);
    private static final Map<String, String> RIDE = Map.of(
            "name", "string",
            "statustime", "timestamp",
            "latitude", "float",
            "longitude", "float",
            "distance", "float",
            "healthpoints", "int",
            "magicpoints", "int");
    private static final Map<String, String> MINUTE = Map.of(
            "name", "string",
            "statustime", "timestamp",
            "distance", "int",
            "minmagicpoints", "int",
            "maxmagicpoints", "int",
            "minhealthpoints", "int",
            "maxhealthpoints", "int");
    private static final List<String> DAYS = List.of("2026-03-02", "2026-03-03", "2026-03-04");
    private static final String SAMPLE = """
            {"Distance":30.0,"HealthPoints":150,"Latitude":40.75,"Longitude":-73.98,"MagicPoints":150,"Name":"Shadowfax",\
            "StatusTime":"2026-03-02 09:14:36.000"}
            """;

    private final Lab lab;
    private final List<String> made;

    /** @param made is told what was missing */
    StoreLeft(Lab lab, List<String> made) {
        this.lab = lab;
        this.made = made;
    }

    void make() {
        Bucket data = bucket(NAME + "-data");
        Bucket minutes = bucket(NAME + "-minutes");
        bucket(NAME + "-athena");
        Bucket shapes = bucket(NAME + "-shapes");
        delivery(NAME, data);
        delivery(NAME + "-summary", minutes);
        if (data.objects().isEmpty() || minutes.objects().isEmpty()) {
            fly();
        }
        table(NAME, data.location(), RIDE);
        table("minutes", minutes.location(), MINUTE);
        shapes(shapes);
        days(shapes);
    }

    /** The same record in three files, which were mended. */
    private void shapes(Bucket shapes) {
        for (String shape : List.of("lines", "concatenated", "pretty")) {
            if (shapes.objects(shape + "/").isEmpty()) {
                shapes.put(shape + "/rides", SAMPLE);
            }
            table(shape, shapes.location() + shape + "/", RIDE);
        }
    }

    /** A folder for each of three days, and a table that has them as partitions. */
    private void days(Bucket shapes) {
        for (String day : DAYS) {
            if (shapes.objects(folder(day)).isEmpty()) {
                shapes.put(folder(day) + "rides", SAMPLE);
            }
        }
        if (!table(
                "days",
                shapes.location() + "days/",
                RIDE,
                Column.builder().name("day").type("string").build())) {
            return;
        }
        List<PartitionInput> partitions = DAYS.stream()
                .map(day -> PartitionInput.builder()
                        .values(day)
                        .storageDescriptor(lines(shapes.location() + folder(day), described(RIDE)))
                        .build())
                .toList();
        lab.glue()
                .batchCreatePartition(
                        b -> b.databaseName(DATABASE).tableName("days").partitionInputList(partitions));
    }

    private static String folder(String day) {
        return "days/day=" + day + "/";
    }

    private Bucket bucket(String name) {
        Bucket bucket = lab.bucket(name);
        if (!bucket.exists()) {
            bucket.create();
            made.add("bucket " + bucket.name());
        }
        return bucket;
    }

    /** From the stream of the same name. */
    private void delivery(String name, Bucket to) {
        DeliveryStream delivery = lab.deliveryStream(name);
        if (!delivery.exists()) {
            delivery.from(lab.stream(name)).to(to).buffer(MEBIBYTES, BUFFER).create();
            lab.firehose().tagDeliveryStream(b -> b.deliveryStreamName(name).tags(GivenDelivery.MARK));
            made.add("delivery stream " + name + " with its role");
        }
    }

    private void fly() {
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        Unicorn bucephalus = lab.unicorn("Bucephalus").start();
        lab.control().skip(FLIGHT);
        shadowfax.stop();
        bucephalus.stop();
        made.add("objects of " + Times.words(FLIGHT) + " of flight");
    }

    /**
     * A description in Glue's catalog, as Athena's CREATE EXTERNAL TABLE would make it.
     *
     * @return whether it was missing
     */
    private boolean table(String name, String location, Map<String, String> columns, Column... partitionedBy) {
        try {
            lab.glue().getTable(b -> b.databaseName(DATABASE).name(name));
            return false;
        } catch (EntityNotFoundException e) {
            made.add("Athena table " + name);
        }
        lab.glue()
                .createTable(b -> b.databaseName(DATABASE)
                        .tableInput(table -> table.name(name)
                                .tableType("EXTERNAL_TABLE")
                                .parameters(Map.of("EXTERNAL", "TRUE"))
                                .partitionKeys(partitionedBy)
                                .storageDescriptor(lines(location, described(columns)))));
        return true;
    }

    private static List<Column> described(Map<String, String> columns) {
        return columns.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(column -> Column.builder()
                        .name(column.getKey())
                        .type(column.getValue())
                        .build())
                .toList();
    }

    /** Files of lines of JSON. */
    private static StorageDescriptor lines(String location, List<Column> columns) {
        return StorageDescriptor.builder()
                .columns(columns)
                .location(location)
                .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                .serdeInfo(serde -> serde.serializationLibrary("org.apache.hive.hcatalog.data.JsonSerDe"))
                .build();
    }
}
