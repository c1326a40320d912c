package wildrydes.pump.sql.query;

import org.apache.calcite.rex.RexNode;

/**
 * A column that a name can mean.
 *
 * @param value over the row of the relation's operator
 * @param hidden not part of {@code *}, and only found with a qualifier: the ROWTIME of a stream, and what USING has made one
 *     with another
 */
record Field(String name, RexNode value, boolean hidden) {

    static final String ROWTIME = "ROWTIME";
}
