/** Hive's SerDes that Athena has for lines of text: {@link wildrydes.athena.serde.SerDes} finds the one of a table. */
@NullMarked
package wildrydes.athena.serde;

import org.jspecify.annotations.NullMarked;
