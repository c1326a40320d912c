package wildrydes.cloud.athena.ddl;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.ddl.TableStatement.Format;

/** The file formats of {@code STORED AS} by their names; docs.aws.amazon.com/athena/latest/ug/supported-serdes.html. */
final class Formats {

    private static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";

    /** What a table is that says nothing. */
    static final Format TEXT = new Format(
            LAZY,
            "org.apache.hadoop.mapred.TextInputFormat",
            "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat");

    private static final Map<String, Format> BY_NAME = Map.of(
            "TEXTFILE",
            TEXT,
            "SEQUENCEFILE",
            new Format(
                    LAZY,
                    "org.apache.hadoop.mapred.SequenceFileInputFormat",
                    "org.apache.hadoop.hive.ql.io.HiveSequenceFileOutputFormat"),
            "RCFILE",
            new Format(
                    "org.apache.hadoop.hive.serde2.columnar.LazyBinaryColumnarSerDe",
                    "org.apache.hadoop.hive.ql.io.RCFileInputFormat",
                    "org.apache.hadoop.hive.ql.io.RCFileOutputFormat"),
            "ORC",
            new Format(
                    "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
                    "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat",
                    "org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat"),
            "PARQUET",
            new Format(
                    "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
                    "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
                    "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"),
            "AVRO",
            new Format(
                    "org.apache.hadoop.hive.serde2.avro.AvroSerDe",
                    "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat",
                    "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat"),
            "ION",
            new Format(
                    "com.amazon.ionhiveserde.IonHiveSerDe",
                    "com.amazon.ionhiveserde.formats.IonInputFormat",
                    "com.amazon.ionhiveserde.formats.IonOutputFormat"));

    /** Classes that a table may name; those that nothing here reads are refused by queries. */
    private static final Set<String> SERDES = Set.of(
            LAZY,
            "org.apache.hive.hcatalog.data.JsonSerDe",
            "org.apache.hcatalog.data.JsonSerDe",
            "org.apache.hadoop.hive.serde2.JsonSerDe",
            "org.openx.data.jsonserde.JsonSerDe",
            "org.apache.hadoop.hive.serde2.OpenCSVSerde",
            "org.apache.hadoop.hive.serde2.RegexSerDe",
            "org.apache.hadoop.hive.contrib.serde2.RegexSerDe",
            "org.apache.hadoop.hive.serde2.MultiDelimitSerDe",
            "org.apache.hadoop.hive.contrib.serde2.MultiDelimitSerDe",
            "org.apache.hadoop.hive.serde2.lazybinary.LazyBinarySerDe",
            "org.apache.hadoop.hive.serde2.columnar.ColumnarSerDe",
            "org.apache.hadoop.hive.serde2.columnar.LazyBinaryColumnarSerDe",
            "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
            "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
            "org.apache.hadoop.hive.serde2.avro.AvroSerDe",
            "com.amazon.ionhiveserde.IonHiveSerDe",
            "com.amazonaws.glue.serde.GrokSerDe",
            "com.amazon.emr.hive.serde.CloudTrailSerde",
            "com.amazon.emr.hive.serde.S3AccessLogSerde");

    private Formats() {}

    /** Whether there is such a SerDe; upper and lower case count, as in all names of classes. */
    static boolean knows(String serde) {
        return SERDES.contains(serde);
    }

    /** Null for a name that is none. */
    static @Nullable Format named(String name) {
        return BY_NAME.get(name.toUpperCase(Locale.ROOT));
    }
}
