package wildrydes.pump.expression;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** A row with a column of each type, and the moment that it is computed at. */
final class Sample {

    private static final Column[] COLUMNS = {
        new Column("I", SqlType.of(TypeName.INTEGER)),
        new Column("S", SqlType.of(TypeName.SMALLINT)),
        new Column("B", SqlType.of(TypeName.BIGINT)),
        new Column("D", SqlType.of(TypeName.DOUBLE)),
        new Column("R", SqlType.of(TypeName.REAL)),
        new Column("N", new SqlType(TypeName.DECIMAL, 10, 2)),
        new Column("V", SqlType.of(TypeName.VARCHAR, 16)),
        new Column("C", SqlType.of(TypeName.CHAR, 5)),
        new Column("TS", SqlType.of(TypeName.TIMESTAMP)),
        new Column("DT", SqlType.of(TypeName.DATE)),
        new Column("TM", SqlType.of(TypeName.TIME)),
        new Column("BO", SqlType.of(TypeName.BOOLEAN)),
        new Column("NIL", SqlType.of(TypeName.BOOLEAN)),
        new Column("VB", SqlType.of(TypeName.VARBINARY, 10)),
    };

    /** Expressions that may name its columns. */
    static final Sql SQL = new Sql(COLUMNS);

    /** 2004-09-30 13:48:20. */
    static final long ROWTIME = 1_096_552_100_000L;

    /** 2004-09-30 13:48:23.456, in a query that began at 12:00:00. */
    static final RowContext MOMENT = new RowContext() {
        @Override
        public long now() {
            return 1_096_552_103_456L;
        }

        @Override
        public long started() {
            return 1_096_545_600_000L;
        }
    };

    private Sample() {}

    static @Nullable Object[] row() {
        return new @Nullable Object[] {
            7,
            (short) 3,
            5L,
            2.5,
            0.5f,
            new BigDecimal("12.34"),
            "unicorn",
            "ab   ",
            1_096_552_103_456L,
            12_691,
            49_703_456,
            true,
            null,
            new byte[] {1, 2},
        };
    }

    static @Nullable Object[] nulls() {
        return new @Nullable Object[COLUMNS.length];
    }
}
