package wildrydes.pump.sql;

import java.util.ArrayList;
import java.util.List;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** The application that tests plan for, and its plan as text. */
final class Plans {

    /** The lab's input. */
    static final StreamPlan SOURCE = stream(
            "SOURCE_SQL_STREAM_001",
            column("Distance", TypeName.DOUBLE),
            column("HealthPoints", TypeName.INTEGER),
            column("Latitude", TypeName.DOUBLE),
            column("Longitude", TypeName.DOUBLE),
            column("MagicPoints", TypeName.INTEGER),
            text("Name", 16),
            column("StatusTime", TypeName.TIMESTAMP),
            column("APPROXIMATE_ARRIVAL_TIME", TypeName.TIMESTAMP));

    /** A second input, with names that need no quotes. */
    static final StreamPlan RIDES = stream(
            "RIDES",
            column("ID", TypeName.INTEGER),
            text("UNICORN", 16),
            column("FARE", TypeName.DOUBLE),
            column("STARTED", TypeName.TIMESTAMP),
            text("LOG", 200));

    static final ReferenceTable STABLES = new ReferenceTable(
            "Stables", List.of(text("Name", 16), text("Stable", 20), column("Beds", TypeName.INTEGER)));

    private Plans() {}

    static ApplicationPlan of(String sql) throws SqlException {
        return KdaSql.plan(sql, List.of(SOURCE, RIDES), List.of(STABLES));
    }

    /** What a pump with this query does; its target has the columns that are given. */
    static Operator query(String columns, String select) throws SqlException {
        return of("CREATE OR REPLACE STREAM \"OUT\" (" + columns + ");"
                        + "CREATE OR REPLACE PUMP \"PUMP\" AS INSERT INTO \"OUT\" " + select + ";")
                .pumps()
                .get(0)
                .query();
    }

    private static StreamPlan stream(String name, Column... columns) {
        List<Column> all = new ArrayList<>(List.of(StreamPlan.ROWTIME));
        all.addAll(List.of(columns));
        return new StreamPlan(name, all);
    }

    static Column column(String name, TypeName type) {
        return new Column(name, SqlType.of(type));
    }

    static Column text(String name, int length) {
        return new Column(name, SqlType.of(TypeName.VARCHAR, length));
    }
}
