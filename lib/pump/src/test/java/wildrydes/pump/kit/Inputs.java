package wildrydes.pump.kit;

import java.util.ArrayList;
import java.util.List;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.record.RecordFormat;
import wildrydes.pump.record.RecordSchema;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** The inputs of the cases. */
public final class Inputs {

    /** The name that the console gives an input. */
    public static final String SOURCE = "SOURCE_SQL_STREAM_001";

    /** The unicorns of the lab. */
    public static final RecordSchema RIDE_SCHEMA = new RecordSchema(
            new RecordFormat.Json("$"),
            List.of(
                    json("Distance", SqlType.of(TypeName.DOUBLE)),
                    json("HealthPoints", SqlType.of(TypeName.INTEGER)),
                    json("Latitude", SqlType.of(TypeName.DOUBLE)),
                    json("Longitude", SqlType.of(TypeName.DOUBLE)),
                    json("MagicPoints", SqlType.of(TypeName.INTEGER)),
                    json("Name", SqlType.of(TypeName.VARCHAR, 16)),
                    json("StatusTime", SqlType.of(TypeName.TIMESTAMP))));

    /** Their stream. */
    public static final StreamPlan RIDES = stream(SOURCE, RIDE_SCHEMA.rowColumns());

    /** The demo stream of stock prices that AWS's developer guide uses. */
    public static final StreamPlan STOCKS = stream(
            SOURCE,
            List.of(
                    varchar("TICKER_SYMBOL", 4),
                    varchar("SECTOR", 16),
                    new Column("CHANGE", SqlType.of(TypeName.REAL)),
                    new Column("PRICE", SqlType.of(TypeName.REAL))));

    private Inputs() {}

    /** A stream; ROWTIME is put in front. */
    public static StreamPlan stream(String name, List<Column> columns) {
        List<Column> all = new ArrayList<>();
        all.add(StreamPlan.ROWTIME);
        all.addAll(columns);
        return new StreamPlan(name, all);
    }

    /** A stream; ROWTIME is put in front. */
    public static StreamPlan stream(String name, Column... columns) {
        return stream(name, List.of(columns));
    }

    public static ReferenceTable table(String name, Column... columns) {
        return new ReferenceTable(name, List.of(columns));
    }

    public static Column column(String name, TypeName type) {
        return new Column(name, SqlType.of(type));
    }

    public static Column varchar(String name, int length) {
        return new Column(name, SqlType.of(TypeName.VARCHAR, length));
    }

    private static RecordSchema.MappedColumn json(String name, SqlType type) {
        return new RecordSchema.MappedColumn(name, type, "$." + name);
    }
}
