/** Hive's types and how their values are written in files: {@link wildrydes.athena.type.HiveTypes}. */
@NullMarked
package wildrydes.athena.type;

import org.jspecify.annotations.NullMarked;
