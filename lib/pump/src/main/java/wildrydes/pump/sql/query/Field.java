package wildrydes.pump.sql.query;

import org.apache.calcite.rex.RexNode;

/**
 * A column that a name can mean.
 *
 * @param value over the row of the relation's operator
 * @param hidden not part of {@code *}: the ROWTIME of a stream
 */
record Field(String name, RexNode value, boolean hidden) {

    static final String ROWTIME = "ROWTIME";
}
