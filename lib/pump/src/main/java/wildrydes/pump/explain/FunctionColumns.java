package wildrydes.pump.explain;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import wildrydes.pump.explain.Explanation.Role;
import wildrydes.pump.explain.QueryReader.Item;

/** The columns that table functions add; see their pages, "TOP_K_ITEMS_TUMBLING Function" and so on, of the SQL reference. */
final class FunctionColumns {

    private FunctionColumns() {}

    static List<Item> of(SqlCall call, List<Item> cursor) {
        String name = call.getOperator().getName();
        List<Item> columns = new ArrayList<>();
        switch (name) {
            case "TOP_K_ITEMS_TUMBLING" -> {
                columns.add(new Item("ITEM", "ITEM", Role.KEY));
                columns.add(new Item("ITEM_COUNT", "ITEM_COUNT", Role.AGGREGATE));
            }
            case "COUNT_DISTINCT_ITEMS_TUMBLING" ->
                columns.add(new Item("NUMBER_OF_DISTINCT_ITEMS", "NUMBER_OF_DISTINCT_ITEMS", Role.AGGREGATE));
            default -> columns.addAll(cursor);
        }
        if (name.startsWith("RANDOM_CUT_FOREST")) {
            columns.add(new Item("ANOMALY_SCORE", "ANOMALY_SCORE", Role.AGGREGATE));
        }
        if (name.equals("RANDOM_CUT_FOREST_WITH_EXPLANATION")) {
            columns.add(new Item("ANOMALY_EXPLANATION", "ANOMALY_EXPLANATION", Role.AGGREGATE));
        }
        if (name.equals("HOTSPOTS")) {
            columns.add(new Item("HOTSPOTS_RESULT", "HOTSPOTS_RESULT", Role.AGGREGATE));
        }
        return columns;
    }
}
