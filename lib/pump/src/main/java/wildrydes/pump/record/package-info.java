/** Between records and rows: formats, the mapping of a record's parts to columns, and the discovery of a schema. */
@NullMarked
package wildrydes.pump.record;

import org.jspecify.annotations.NullMarked;
