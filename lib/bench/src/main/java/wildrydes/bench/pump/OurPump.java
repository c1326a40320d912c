package wildrydes.bench.pump;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.record.RecordFormat;
import wildrydes.pump.record.RecordSchema;
import wildrydes.pump.record.RowReader;
import wildrydes.pump.record.RowReaders;
import wildrydes.pump.record.RowWriter;
import wildrydes.pump.record.RowWriters;
import wildrydes.pump.run.Application;
import wildrydes.pump.sql.KdaSql;
import wildrydes.pump.sql.SqlException;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** Our pump, from the text of the SQL on. */
final class OurPump implements Contestant {

    private static final String SOURCE = "SOURCE_SQL_STREAM_001";
    private static final String DESTINATION = "DESTINATION_SQL_STREAM";

    private static final String SQL = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
                "Name" VARCHAR(16), "StatusTime" TIMESTAMP, "Distance" SMALLINT,
                "MinMagicPoints" SMALLINT, "MaxMagicPoints" SMALLINT,
                "MinHealthPoints" SMALLINT, "MaxHealthPoints" SMALLINT);
            CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
            SELECT STREAM "Name", "ROWTIME", SUM("Distance"), MIN("MagicPoints"), MAX("MagicPoints"),
                MIN("HealthPoints"), MAX("HealthPoints")
            FROM "SOURCE_SQL_STREAM_001"
            GROUP BY FLOOR("SOURCE_SQL_STREAM_001"."ROWTIME" TO MINUTE), "Name";
            """;

    private static final RecordSchema SCHEMA = new RecordSchema(
            new RecordFormat.Json("$"),
            List.of(
                    column("Distance", SqlType.of(TypeName.DOUBLE)),
                    column("HealthPoints", SqlType.of(TypeName.INTEGER)),
                    column("Latitude", SqlType.of(TypeName.DOUBLE)),
                    column("Longitude", SqlType.of(TypeName.DOUBLE)),
                    column("MagicPoints", SqlType.of(TypeName.INTEGER)),
                    column("Name", SqlType.of(TypeName.VARCHAR, 16)),
                    column("StatusTime", SqlType.of(TypeName.TIMESTAMP))));

    private @Nullable Application application;
    private @Nullable RowReader reader;
    private final Intake intake = new Intake();

    private static RecordSchema.MappedColumn column(String name, SqlType type) {
        return new RecordSchema.MappedColumn(name, type, "$." + name);
    }

    /** Takes the rows of a record into the application. */
    private final class Intake implements RowReader.Rows {

        private long rowtime;

        @Override
        public void row(@Nullable Object[] values) {
            values[0] = rowtime;
            running().insert(SOURCE, values);
        }

        @Override
        public void error(String name, String message, byte[] data) {
            throw new IllegalStateException(message);
        }
    }

    private Application running() {
        if (application == null) {
            throw new IllegalStateException("the pump is not open");
        }
        return application;
    }

    @Override
    public void open(Output output) throws SqlException {
        List<Column> columns = new ArrayList<>(List.of(StreamPlan.ROWTIME));
        columns.addAll(SCHEMA.rowColumns());
        ApplicationPlan plan = KdaSql.plan(SQL, List.of(new StreamPlan(SOURCE, columns)), List.of());
        Application opened = new Application(plan, () -> intake.rowtime);
        RowWriter writer = RowWriters.json(
                plan.streams().stream()
                        .filter(stream -> stream.name().equals(DESTINATION))
                        .findFirst()
                        .orElseThrow()
                        .columns(),
                1);
        opened.listen(DESTINATION, (rowtime, row) -> output.record(writer.write(row)));
        application = opened;
        reader = RowReaders.of(SCHEMA, 1);
    }

    @Override
    public void record(long rowtime, byte[] record) {
        if (reader == null) {
            throw new IllegalStateException("the pump is not open");
        }
        intake.rowtime = rowtime;
        reader.read(record, intake);
    }

    @Override
    public void advance(long rowtime) {
        running().advance(rowtime);
    }

    @Override
    public void close() {
        application = null;
    }
}
