package wildrydes.cloud.athena.ddl;

import java.util.Locale;
import java.util.Map;
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

    private Formats() {}

    /** Null for a name that is none. */
    static @Nullable Format named(String name) {
        return BY_NAME.get(name.toUpperCase(Locale.ROOT));
    }
}
