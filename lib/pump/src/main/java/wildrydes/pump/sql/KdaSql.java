package wildrydes.pump.sql;

import java.util.List;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.ReferenceTable;
import wildrydes.pump.plan.StreamPlan;

/** The way from the text of an application to its plan. */
public final class KdaSql {

    private KdaSql() {}

    /**
     * Reads and checks an application.
     *
     * @param sql its statements; an empty text is an application that does nothing
     * @param inputs the streams that its inputs fill
     * @param references the tables that it may look up
     * @throws SqlException where the text is no application; where several things are wrong, the first
     */
    public static ApplicationPlan plan(String sql, List<StreamPlan> inputs, List<ReferenceTable> references)
            throws SqlException {
        throw new UnsupportedOperationException();
    }
}
