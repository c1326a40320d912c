package wildrydes.pump.plan;

import java.util.List;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * The stream that each application has for the rows which cannot be made or moved;
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/error-handling.html.
 */
public final class ErrorStream {

    /** What SQL calls it. */
    public static final String NAME = "error_stream";

    /** Its columns. */
    public static final StreamPlan PLAN = new StreamPlan(
            NAME,
            List.of(
                    StreamPlan.ROWTIME,
                    new Column("ERROR_TIME", SqlType.of(TypeName.TIMESTAMP)),
                    new Column("ERROR_LEVEL", SqlType.of(TypeName.VARCHAR, 10)),
                    new Column("ERROR_NAME", SqlType.of(TypeName.VARCHAR, 32)),
                    new Column("MESSAGE", SqlType.of(TypeName.VARCHAR, 4096)),
                    new Column("DATA_ROWTIME", SqlType.of(TypeName.TIMESTAMP)),
                    new Column("DATA_ROW", SqlType.of(TypeName.VARCHAR, 49152)),
                    new Column("PUMP_NAME", SqlType.of(TypeName.VARCHAR, 128))));

    private ErrorStream() {}
}
